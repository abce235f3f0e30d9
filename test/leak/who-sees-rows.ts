import { levels } from '../../kernel/handling.ts'
import type { Askers } from './askers.ts'

/**
 * Says of a row `t` of a table, in SQL, whether somebody of these askers may learn of it. Written from domain.md §3 and
 * design.md §3, not from the program: the two must agree for the leak test to pass. A table that is missing here fails it.
 */
type Seen = (askers: Askers) => string

const everybody: Seen = () => 'true'
const itself: Seen = () => 'false'

/** The bureau stands in one of these columns. */
function party(...columns: readonly string[]): Seen {
  return ({ bureau }) => `'${bureau}' in (${columns.map((column) => `t.${column}`).join(', ')})`
}

function both(first: Seen, second: Seen): Seen {
  return (askers) => `(${first(askers)}) and (${second(askers)})`
}

function either(first: Seen, second: Seen): Seen {
  return (askers) => `(${first(askers)}) or (${second(askers)})`
}

/** With a row of another table, which by then holds only what they may see. */
function withRow(table: string, on: string): Seen {
  return () => `exists (select 1 from ${table} o where ${on})`
}

const isHub = ({ bureau }: Askers) => bureau === 'HUB'
const withRecord = (column = 'record_id') => withRow('records.record', `o.id = t.${column}`)
/** The hub's auditors answer for all bureaus. */
const hubAuditor: Seen = (askers) => String(isHub(askers) && askers.roles.includes('auditor'))
const atDesk =
  (role: Askers['roles'][number]): Seen =>
  (askers) =>
    String(askers.roles.includes(role))
const atHubDesk =
  (role: Askers['roles'][number]): Seen =>
  (askers) =>
    String(isHub(askers) && askers.roles.includes(role))

const own = party('owner')

/** The 6x6 system: no unreliable source and no improbable information where somebody is held on the spot. */
const ON_THE_SPOT = ['border', 'security_check']
const GOOD_GRADE = "(t.grade is null or t.grade ~ '^[A-D][1-4]$')"

const onItsList = (bureau: string) =>
  `exists (select 1 from records.sharing_list l
            where l.owner = t.owner and l.id = any (t.share_lists) and '${bureau}' = any (l.bureaus)`

/** What the owner wished, read anew from the wish: not from the columns that the program resolved it into. */
const sharedRecord: Seen = ({ bureau, clearance, purpose }) => {
  const cleared = levels.slice(0, levels.indexOf(clearance) + 1).map((level) => `'${level}'`)
  const isNamed = `'${bureau}' = any (t.share_bureaus)`
  const shared = `case t.share_to
    when 'all' then true
    when 'listed' then (${isNamed} or ${onItsList(bureau)} and l.state = 'live')) and not '${bureau}' = any (t.denied)
    when 'all_except' then not ${isNamed} and not ${onItsList(bureau)})
    else false end`
  return `${shared}
    and t.status <> 'deleted'
    and t.level in (${cleared.join(', ')})
    and '${purpose}' = any (t.purposes)
    and ${ON_THE_SPOT.includes(purpose) ? GOOD_GRADE : 'true'}
    and exists (select 1 from bureaus.bureau b where b.code = t.owner and b.state = 'active')`
}

/** A record that the commission has limited: its owner's head, and the hub's reviewer and commission. */
const forFew = either(
  () => 'not t.limited',
  either(both(own, atDesk('bureau_head')), either(atHubDesk('hub_reviewer'), atHubDesk('commission'))),
)

/** Both sides of a hit, and the hub where it may know; nobody else, and the asker not of a secret one. */
const hitSides: Seen = (askers) => {
  const cleared = levels.slice(0, levels.indexOf(askers.clearance) + 1).map((level) => `'${level}'`)
  return `'${askers.bureau}' in (t.owner, t.desk)
    or (t.origin <> 'restricted' and t.level in (${cleared.join(', ')})
        and (t.asker = '${askers.bureau}' or (${isHub(askers)} and t.hub_may_see)))`
}

/** Whoever is offered a record is told by its owner that it is there, and may take it with all that hangs on it. */
const isOffered =
  (id: 'id' | 'record_id'): Seen =>
  ({ bureau }) =>
    `exists (select 1 from records.transfer o
              where o.owner = t.owner and o.record_id = t.${id} and o.to_bureau = '${bureau}' and o.state = 'offered')`

/** The commission waits until everybody who was shown what it had deleted has confirmed (decision 0010). */
const isRuledOn = both(atHubDesk('commission'), withRow('rights.affected', 'o.record_id = t.record_id'))

/** In the order in which they are applied. */
export const rowsSeenBy: Readonly<Record<string, Seen>> = {
  'records.sharing_list': either(
    party('owner'),
    ({ bureau }) => `t.state = 'live' and '${bureau}' = any (t.bureaus)`,
  ),
  'records.sharing_list_version': party('owner'),
  'records.record': either(both(either(own, sharedRecord), forFew), isOffered('id')),
  'records.version': withRow('records.record', 'o.owner = t.owner and o.id = t.id'),
  'records.statement': withRecord(),
  'records.proposal': either(party('owner', 'bureau'), isOffered('record_id')),
  'records.judgement': both(withRecord('left_id'), withRecord('right_id')),
  'records.receipt': either(either(party('owner', 'bureau'), isOffered('record_id')), isRuledOn),
  'records.review': either(party('owner'), isOffered('record_id')),
  'records.transfer': party('owner', 'from_bureau', 'to_bureau'),
  'records.delta_piece': party('owner'),
  'records.idempotency_key': party('bureau'),
  'records.numbers_read': itself,
  'records.import': either(party('owner'), (askers) => `${isHub(askers)} and t.format in ('un', 'ofac')`),
  'records.import_rejection': withRow('records.import', 'o.id = t.import_id'),
  'hits.hit': hitSides,
  'hits.event': both(
    withRow('hits.hit', 'o.owner = t.owner and o.id = t.hit_id'),
    ({ bureau }) => `t.only_for is null or t.only_for = '${bureau}'`,
  ),
  'hits.claim': party('bureau'),
  'hits.settled': party('owner', 'desk', 'asker'),
  // It says that a check met something which its asker may not see.
  'checks.look_again': itself,
  'checks.follower': everybody,
  'checks.asked_key': itself,
  ...Object.fromEntries(Array.from({ length: 8 }, (_, slot) => [`checks.asked_key_${slot}`, itself])),
  'checks.standing': party('bureau'),
  'checks.batch': either(party('bureau'), hubAuditor),
  'checks.check': either(party('bureau'), hubAuditor),
  'bureaus.bureau': everybody,
  // The hub's auditors read every bureau's journal, which names who did what.
  'bureaus.app_user': either(party('bureau'), hubAuditor),
  'bureaus.password': party('bureau'),
  'bureaus.passkey': party('bureau'),
  'bureaus.invitation': party('bureau'),
  'bureaus.session': party('bureau'),
  'bureaus.ceremony': party('bureau'),
  'bureaus.attempt': everybody,
  'bureaus.api_key': party('bureau'),
  'journal.act': either(party('bureau'), hubAuditor),
  'journal.waiting': withRow('journal.act', 'o.id = t.act_id'),
  'journal.chain': withRow('journal.act', 'o.id = t.act_id'),
  'journal.leaf': withRow('journal.act', 'o.id = t.act_id'),
  'journal.change': withRow('journal.act', 'o.tx = t.tx'),
  'journal.review': either(party('bureau'), hubAuditor),
  'journal.hold': either(party('bureau'), atDesk('auditor')),
  'journal.writer': everybody,
  'journal.counted': everybody,
  'journal.hole': everybody,
  'journal.checkpoint': everybody,
  'journal.cosignature': everybody,
  'journal.witnessed': everybody,
  'journal.succession': everybody,
  'journal.followed_succession': everybody,
  'journal.proof': everybody,
  'approvals.approval': party('bureau'),
  'inquiries.answer': party('bureau', 'asker'),
  'inquiries.inquiry': either(party('asker'), withRow('inquiries.answer', 'o.inquiry_id = t.id')),
  'shifts.note': party('bureau'),
  'shifts.handover': party('bureau'),
  'outbox.event': itself,
  'rights.request': atHubDesk('commission'),
  'rights.affected': atHubDesk('commission'),
  'rights.consultation': either(atHubDesk('commission'), both(atDesk('bureau_head'), party('owner'))),
  'rights.notice': either(atHubDesk('commission'), both(atDesk('bureau_head'), party('bureau'))),
  'rights.incident_source': either(
    atHubDesk('hub_reviewer'),
    both(both(atDesk('bureau_head'), party('bureau')), () => 't.informed_at is not null'),
  ),
  'rights.incident': either(
    atHubDesk('hub_reviewer'),
    both(
      atDesk('bureau_head'),
      either(party('bureau'), withRow('rights.incident_source', 'o.incident_id = t.id')),
    ),
  ),
  'rights.measure': either(
    atHubDesk('hub_reviewer'),
    both(
      atDesk('bureau_head'),
      (askers) =>
        `exists (select 1 from rights.incident o where o.id = t.incident_id and ${party('bureau')(askers).replace('t.', 'o.')})`,
    ),
  ),
}
