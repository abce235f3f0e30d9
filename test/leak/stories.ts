import type { Random } from '../../db/seed/random.ts'
import type { Tx } from '../../infra/db.ts'
import type { Actor, BureauCode, Role } from '../../kernel/actor.ts'
import type { World } from '../world.ts'
import { actorAs } from './askers.ts'
import { START } from './start.ts'

/** Things that go on between bureaus, each told to a random point: every state is there to be asked for. */
export type Telling = {
  readonly world: World
  readonly bureaus: readonly BureauCode[]
  readonly random: Random
}

const TIMES = 12

export async function tellStories(telling: Telling): Promise<void> {
  for (let turn = 0; turn < TIMES; turn++) {
    await personsRequest(telling)
    await incident(telling)
    await correction(telling)
    await inquiry(telling)
    await shift(telling)
  }
  await offers(telling)
  await hits(telling)
  await duties(telling.world.database.owner)
}

const someone = (bureau: string, role: Role): Actor =>
  actorAs(
    { bureau: bureau as BureauCode, clearance: 'confidential', purpose: 'wanted', roles: [] },
    role,
    START,
  )

type RecordRow = {
  readonly id: string
  readonly owner: string
  readonly body: Readonly<Record<string, unknown>>
}

async function someRecord({ world, random }: Telling, where: string): Promise<RecordRow> {
  const { rows } = await world.database.owner.query<RecordRow>(
    `select r.id, r.owner, r.body from records.record r where r.status = 'live' and ${where} order by r.id`,
  )
  return random.pick(rows)
}

/** Does the steps in their order, up to one that chance names. */
async function upTo(random: Random, steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps.slice(0, random.int(1, steps.length))) await step()
}

const idIn = ({ body }: { readonly body: Readonly<Record<string, unknown>> }): string => String(body['id'])

async function personsRequest(telling: Telling): Promise<void> {
  const { world, random } = telling
  const record = await someRecord(telling, "r.source = 'demo'")
  const member = someone('HUB', 'commission')
  const second = deputyOf(member)
  const kind = random.pick(['access', 'correction', 'deletion'])
  const applicant = { names: ['Invented Applicant'], born: '1984-02-13', nationality: 'MAR', documents: [] }
  const made = await world.call(member, 'POST', '/api/v1/rights/requests', {
    ...{ kind, language: 'en', wish: 'Tell me what is held.', receivedAt: START.toISOString() },
    applicant: { ...applicant, contact: 'Invented Street 17', representative: null },
  })
  const deed =
    (actor: Actor, name: string, body: object = {}) =>
    () =>
      world.call(actor, 'POST', `/api/v1/rights/requests/${idIn(made)}/${name}`, body)
  const ruling = { access: 'disclose', correction: 'correct', deletion: 'delete' }[kind]
  const rulings = [{ record: record.id, ruling, correction: kind === 'correction' ? 'The name' : null }]
  await upTo(random, [
    deed(member, 'admission', { admissible: true }),
    deed(member, 'search', {}),
    deed(member, 'located', { records: [record.id] }),
    deed(member, 'limit', { record: record.id, limited: true }),
    deed(member, 'consultation', { question: 'May this be kept?' }),
    () => answerConsultations(world, record.owner),
    deed(member, 'proposal', { rulings, remark: null }),
    deed(second, 'return'),
    deed(member, 'proposal', { rulings, remark: null }),
    deed(second, 'confirmation'),
    deed(member, 'execution'),
    () => answerConsultations(world, record.owner),
    deed(member, 'notification'),
    deed(member, 'closing'),
  ])
}

async function answerConsultations(world: World, owner: string): Promise<void> {
  const head = someone(owner, 'bureau_head')
  const { rows } = await world.database.owner.query<{ id: string; kind: string }>(
    'select c.id, c.kind from rights.consultation c where c.owner = $1 and c.outcome is null order by c.id',
    [owner],
  )
  for (const { id, kind } of rows)
    await world.call(head, 'POST', `/api/v1/rights/consultations/${id}/answer`, {
      ...{ outcome: kind === 'question' ? 'agree' : 'done', reasons: [], remark: null },
    })
}

async function incident(telling: Telling): Promise<void> {
  const { world, bureaus, random } = telling
  const record = await someRecord(telling, "r.source = 'demo'")
  const [reporter, reviewer] = [someone(random.pick(bureaus), 'bureau_head'), someone('HUB', 'hub_reviewer')]
  const told = {
    kind: 'loss',
    severity: 'high',
    detectedAt: START.toISOString(),
    description: 'A bag was lost.',
  }
  const made = await world.call(reporter, 'POST', '/api/v1/incidents', told)
  const deed = (actor: Actor, name: string, body: object) => () =>
    world.call(actor, 'POST', `/api/v1/incidents/${idIn(made)}/${name}`, body)
  if (random.chance(0.3)) await deed(reviewer, 'dismissal', { text: 'It was at the office.' })()
  const sources = [{ bureau: record.owner, records: [record.id] }]
  await upTo(random, [
    deed(reviewer, 'assessment', { severity: 'high', assessment: 'It holds data.', sources }),
    deed(reporter, 'measures', { text: 'The locks were changed.' }),
    deed(reviewer, 'notification', { text: 'Your data were in it.' }),
    deed(someone(record.owner, 'bureau_head'), 'acknowledgement', {}),
    deed(reviewer, 'restoration', { text: 'It was found.' }),
    deed(reviewer, 'closing', { text: 'Over.' }),
  ])
}

/** Another bureau proposes, offers of records wait, deletions wait for a second person. */
async function correction(telling: Telling): Promise<void> {
  const { world, bureaus, random } = telling
  const record = await someRecord(
    telling,
    "r.source = 'demo' and r.share_to = 'all' and not r.limited and r.disclosure = 'full' and not 'H3' = any (r.handling)",
  )
  const body = 'remarks' in record.body ? { ...record.body, remarks: 'Proposed otherwise' } : record.body
  const proposer = someone(random.pick(bureaus), 'officer')
  const { rows } = await world.database.owner.query<{ version: number }>(
    'select r.version from records.record r where r.id = $1',
    [record.id],
  )
  const version = rows[0]?.version ?? 1
  const path = `/api/v1/records/${record.id}`
  await world.call(proposer, 'POST', `${path}/proposals`, { version, body, reason: 'We know better.' })
  const own = await someRecord(telling, "r.source = 'demo' and r.held_since is null")
  const head = someone(own.owner, 'bureau_head')
  const to = random.pick(bureaus.filter((bureau) => bureau !== own.owner))
  const wish = random.pick<readonly [string, object]>([
    ['transfer', { to, reason: 'It is yours.' }],
    ['deletion', { reason: 'No longer needed.' }],
    ['hold', { reason: 'A court asked.' }],
  ])
  const made = await world.call(head, 'POST', `/api/v1/records/${own.id}/${wish[0]}`, wish[1])
  const [taker, deputy] = [someone(to, 'bureau_head'), deputyOf(head)]
  const approval = (made.body['approval'] as { readonly id?: string } | undefined)?.id ?? ''
  const answers: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
    transfer: [
      () => world.call(taker, 'POST', `/api/v1/transfers/${idIn(made)}/accept`),
      () => world.call(taker, 'POST', `/api/v1/transfers/${idIn(made)}/refuse`),
      () => world.call(head, 'POST', `/api/v1/transfers/${idIn(made)}/withdraw`),
    ],
    deletion: [
      () => world.call(deputy, 'POST', `/api/v1/approvals/${approval}/refuse`, { reason: 'Keep it.' }),
    ],
    hold: [
      () =>
        world.call(head, 'POST', `/api/v1/records/${own.id}/release-hold`, { reason: 'The court is done.' }),
    ],
  }
  if (random.chance(0.7)) await random.pick(answers[wish[0]] ?? [])()
  await judgement(telling, own, record)
}

/** Every bureau waits for an answer to an offer of a record, and has one to give; of records that are seen whole or not at all. */
async function offers({ world, bureaus, random }: Telling): Promise<void> {
  const to = random.shuffle(bureaus)
  const { rows } = await world.database.owner.query<Pick<RecordRow, 'id' | 'owner'>>(
    `select distinct on (r.owner) r.owner, r.id
       from records.record r
      where r.status = 'live' and r.source = 'demo' and r.held_since is null
        and r.disclosure = 'full' and not 'H3' = any (r.handling)
      order by r.owner, r.id desc`,
  )
  for (const { id, owner } of rows) {
    const taker = to[(to.indexOf(owner as BureauCode) + 1) % to.length]
    const wish = { to: taker, reason: 'It is yours.' }
    await world.call(someone(owner, 'bureau_head'), 'POST', `/api/v1/records/${id}/transfer`, wish)
  }
}

/** A head says that two records are the same, or not, and at times takes it back; a list of theirs changes. */
async function judgement({ world, random }: Telling, left: RecordRow, right: RecordRow): Promise<void> {
  const head = someone(left.owner, 'bureau_head')
  const said = { left: left.id, right: right.id, verdict: 'not_same', reason: 'Other eyes.' }
  const made = await world.call(head, 'POST', '/api/v1/judgements', said)
  if (random.chance(0.5)) await world.call(head, 'POST', `/api/v1/judgements/${idIn(made)}/undo`)
  const list = await world.call(head, 'POST', '/api/v1/sharing-lists', {
    ...{ name: `Neighbours ${random.int(1, 2 ** 30)}`, bureaus: [right.owner] },
  })
  await world.server.inject({
    method: 'PUT',
    url: `/api/v1/sharing-lists/${idIn(list)}`,
    headers: { ...world.headersOf(head), 'if-match': '"1"' },
    payload: { name: `Neighbours ${random.int(1, 2 ** 30)}`, bureaus: [] },
  })
}

const deputyOf = (head: Actor): Actor => ({
  ...head,
  id: head.id.replace(/^.{8}/, 'ffffffff') as Actor['id'],
})

async function inquiry({ world, bureaus, random }: Telling): Promise<void> {
  const [asker, ...asked] = random.shuffle(bureaus).slice(0, 3)
  const replyBy = new Date(START.getTime() + 7 * 86_400_000).toISOString()
  const made = await world.call(someone(asker ?? 'FRA', 'officer'), 'POST', '/api/v1/access-requests', {
    ...{ to: asked, purpose: 'wanted', question: 'Do you know this person?', level: 'fouo', replyBy },
  })
  const answer = random.pick([{ answer: 'nothing' }, { answer: 'reply', reply: 'Ask us by telephone.' }])
  for (const bureau of asked)
    if (random.chance(0.4))
      await world.call(
        someone(bureau, 'watch_officer'),
        'POST',
        `/api/v1/access-requests/${idIn(made)}/answer`,
        answer,
      )
}

async function shift({ world, bureaus, random }: Telling): Promise<void> {
  const leaving = someone(random.pick(bureaus), 'watch_officer')
  await world.call(leaving, 'POST', '/api/v1/shifts/notes', { text: 'A quiet night.' })
  const made = await world.call(leaving, 'POST', '/api/v1/shifts', { summary: 'Nothing open.' })
  if (random.chance(0.4)) await world.call(leaving, 'POST', `/api/v1/shifts/${idIn(made)}/withdrawal`)
}

const steps: readonly (readonly [name: string, body: object])[] = [
  ['claim', {}],
  ['verdict', { as: 'desk', word: 'confirmed', reason: 'details_agree' }],
  ['verdict', { as: 'desk', word: 'unsure', reason: 'details_agree' }],
  ['request-details', {}],
  ['release', {}],
  ['outcome', { word: 'located' }],
  ['note', { note: 'Called them.', to: 'both' }],
  ['close', {}],
]

/** Both sides of every hit do what they may, in a random order. */
async function hits({ world, random }: Telling): Promise<void> {
  const { rows } = await world.database.owner.query<{ id: string; desk: string; asker: string }>(
    'select h.id, h.desk, h.asker from hits.hit h order by h.id',
  )
  for (const { id, desk, asker } of rows)
    for (const [name, body] of random.shuffle(steps).slice(0, random.int(0, 5))) {
      const bureau = name === 'verdict' || name === 'release' ? desk : asker
      await world.call(someone(bureau, 'bureau_operator'), 'POST', `/api/v1/hits/${id}/${name}`, body)
    }
}

/** What only the passing of years brings about: reviews that are due, notices of deletion, receipts. */
async function duties(owner: Tx): Promise<void> {
  await owner.query(
    `insert into records.review (owner, id, record_id, ground, due_at, opened_at)
     select r.owner, gen_random_uuid(), r.id, case hashtext(r.id::text) % 2 when 0 then 'obsolete' else 'expiry_ahead' end, $1::timestamptz + interval '30 days', $1
       from records.record r
      where r.status = 'live' and not exists (select 1 from records.review v where v.record_id = r.id)
      order by r.id limit 40`,
    [START],
  )
  await owner.query(
    `insert into records.receipt (owner, record_id, bureau, first_shown_at, last_shown_at, notice_at, notice_ground,
                                  notice_kind, notice_proof, deletion_act, notice_act)
     select r.owner, r.id, u.bureau, $1, $1, $1, 'owner', r.kind, sha256('deleted'), gen_random_uuid(), gen_random_uuid()
       from records.record r
       join (select distinct a.bureau from bureaus.app_user a) u on u.bureau <> r.owner
      where abs(hashtext(r.id::text || u.bureau)) % 23 = 0
         on conflict do nothing`,
    [START],
  )
}
