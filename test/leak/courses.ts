import assert from 'node:assert/strict'
import type { Actor, BureauCode, Role } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import type { World } from '../world.ts'
import { actorAs } from './askers.ts'
import { START } from './start.ts'

type Body = Readonly<Record<string, unknown>>

/** What takes several hands or a state of its own, gone through to each of its ends: chance seldom brings that about. */
export async function goWholeCourses(world: World, [owner, other]: readonly BureauCode[]): Promise<void> {
  if (owner === undefined || other === undefined) throw new Error('a course takes two bureaus')
  const courses = new Courses(world)
  const [head, proposer] = [someone(owner, 'bureau_head'), someone(other, 'bureau_operator')]
  await courses.edit(head)
  await courses.proposals(head, proposer)
  await courses.transfers(head, someone(other, 'bureau_head'))
  await courses.review(head)
  await courses.standing(proposer)
  await courses.personsRequest(someone('HUB' as BureauCode, 'commission'))
}

const someone = (bureau: BureauCode, role: Role): Actor =>
  actorAs({ bureau, clearance: 'confidential', purpose: 'wanted', roles: [] }, role, START)

const bodyOf = (text: string) => ({
  ...{ kind: 'person', names: [{ text, script: 'Latn', type: 'primary', parts: null }], born: [] },
  ...{ birthPlaces: [], nationalities: [], sex: 'U', positions: [], addresses: [], documents: [] },
  ...{ programmes: [], remarks: null },
})

class Courses {
  readonly #world: World
  #records = 0

  constructor(world: World) {
    this.#world = world
  }

  async edit(head: Actor): Promise<void> {
    const { server, headersOf } = this.#world
    const answer = await server.inject({
      ...{ method: 'PUT', url: `/api/v1/records/${await this.#record(head)}` },
      headers: { ...headersOf(head), 'if-match': '"1"' },
      payload: {
        purpose: 'wanted',
        sharing: { to: 'all' },
        body: bodyOf('Whole Edit'),
        reason: 'Learnt better.',
      },
    })
    assert.equal(answer.statusCode, 200, answer.body)
  }

  async proposals(head: Actor, proposer: Actor): Promise<void> {
    for (const end of ['accept', 'refuse', 'withdraw']) {
      const id = await this.#record(head)
      const wish = { version: 1, body: bodyOf('Known Better'), reason: 'We know better.' }
      const made = await this.#do(proposer, 'POST', `records/${id}/proposals`, wish)
      const by = end === 'withdraw' ? proposer : head
      const reason = end === 'refuse' ? { reason: 'It is right as it is.' } : undefined
      await this.#do(by, 'POST', `proposals/${String(made['id'])}/${end}`, reason)
    }
  }

  async transfers(head: Actor, taker: Actor): Promise<void> {
    for (const end of ['accept', 'refuse', 'withdraw']) {
      const id = await this.#record(head)
      const offer = { to: taker.bureau, reason: 'It is yours.' }
      const made = await this.#do(head, 'POST', `records/${id}/transfer`, offer)
      await this.#do(end === 'withdraw' ? head : taker, 'POST', `transfers/${String(made['id'])}/${end}`)
    }
  }

  /** A review comes with what others say of a record: it is put where it would be opened. */
  async review(head: Actor): Promise<void> {
    const [record, review] = [await this.#record(head), newId<'Review'>(START)]
    await this.#world.database.owner.query(
      `insert into records.review (owner, id, record_id, ground, due_at, opened_at)
       values ($1, $2, $3, 'obsolete', $4, $4)`,
      [head.bureau, review, record, START],
    )
    await this.#do(head, 'POST', `reviews/${review}/keep`, { reason: 'It is still wanted.' })
  }

  async standing(officer: Actor): Promise<void> {
    const lastDay = new Date(START.getTime() + 30 * 86_400_000).toISOString().slice(0, 10)
    const wish = { text: 'Somebody Stands', purpose: 'wanted', reason: 'Case 7', lastDay }
    const made = await this.#do(officer, 'POST', 'standing-checks', wish)
    await this.#do(officer, 'DELETE', `standing-checks/${String(made['id'])}`)
  }

  /** Nothing is found: no owner has to be asked, nobody was shown anything. */
  async personsRequest(member: Actor): Promise<void> {
    const second = { ...member, id: member.id.replace(/^.{8}/, 'eeeeeeee') as Actor['id'] }
    const applicant = { names: ['Nobody Known'], born: '1984-02-13', nationality: 'MAR', documents: [] }
    const made = await this.#do(member, 'POST', 'rights/requests', {
      ...{ kind: 'access', language: 'en', wish: 'Tell me what is held.', receivedAt: START.toISOString() },
      applicant: { ...applicant, contact: 'Invented Street 17', representative: null },
    })
    const deed = (actor: Actor, name: string, body: object = {}) =>
      this.#do(actor, 'POST', `rights/requests/${String(made['id'])}/${name}`, body)
    await deed(member, 'admission', { admissible: true })
    await deed(member, 'located', { records: [] })
    await deed(member, 'consultation', { question: 'May this be kept?' })
    await deed(member, 'proposal', { rulings: [], remark: null })
    await deed(second, 'confirmation')
    await deed(member, 'execution')
    await deed(member, 'notification')
    await deed(member, 'closing')
  }

  /** A record of the bureau's own, shared with all. */
  async #record(head: Actor): Promise<string> {
    const wish = { purpose: 'wanted', sharing: { to: 'all' }, body: bodyOf('Whole Course') }
    const reference = `COURSE-${++this.#records}`
    return String((await this.#do(head, 'POST', 'records', { ...wish, reference }))['id'])
  }

  async #do(actor: Actor, method: 'POST' | 'DELETE', path: string, body?: object): Promise<Body> {
    const answer = await this.#world.call(actor, method, `/api/v1/${path}`, body)
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
}
