import { ensureDemoUsers } from '../capabilities/bureaus/actions/ensure.ts'
import { type CheckAnswer, checkAnswer } from '../capabilities/checks/contract.ts'
import {
  HITS_PATH,
  type HitDeed,
  type HitPage,
  type HitView,
  hitDeedPath,
  hitPath,
} from '../capabilities/hits/contract.ts'
import type { Tab } from '../capabilities/hits/hit.ts'
import { demoUsers } from '../db/seed/demo-users.ts'
import { inTransaction } from '../infra/db.ts'
import type { Actor } from '../kernel/actor.ts'
import { makeWorld, personOf, type WorldWish } from './world.ts'

export type HitsWorld = Awaited<ReturnType<typeof makeHitsWorld>>

/** A world with two bureaus at work: one holds records, the other asks. The clock stands until it is moved. */
export async function makeHitsWorld(start: Date, wish: WorldWish = {}) {
  let now = start
  const world = await makeWorld(() => now, wish)
  const people = {
    officer: personOf('PRT', 'officer'),
    askingDesk: personOf('PRT', 'bureau_operator'),
    owner: personOf('NLD', 'bureau_head'),
    desk: personOf('NLD', 'bureau_operator'),
    colleague: personOf('NLD', 'bureau_operator'),
    ownersOfficer: personOf('NLD', 'officer'),
    stranger: personOf('ESP', 'bureau_operator'),
    watch: personOf('HUB', 'watch_officer'),
  }
  const ask = async (actor: Actor, question: object): Promise<CheckAnswer> => {
    const answered = await world.call(actor, 'POST', '/api/v1/checks', { purpose: 'border', ...question })
    return checkAnswer.parse(answered.body)
  }
  /** The hit that a question raised; a fault when it raised none. */
  const hitOf = async (actor: Actor, question: object): Promise<string> => {
    const { candidates } = await ask(actor, question)
    const hitId = candidates.find((one) => one.hitId !== null)?.hitId
    if (typeof hitId !== 'string') throw new Error(`no hit on ${JSON.stringify(question)}`)
    return hitId
  }
  const queue = async (actor: Actor, tab: Tab): Promise<HitPage['hits']> => {
    const answered = await world.call(actor, 'GET', `${HITS_PATH}?tab=${tab}`)
    return (answered.body as unknown as HitPage).hits
  }
  const deed = (actor: Actor, id: string, name: HitDeed, body: object = {}) =>
    world.call(actor, 'POST', hitDeedPath(id, name), body)
  return {
    ...world,
    ...people,
    ask,
    hitOf,
    deed,
    queue,
    read: (actor: Actor, id: string) => world.call(actor, 'GET', hitPath(id)),
    view: async (actor: Actor, id: string) =>
      (await world.call(actor, 'GET', hitPath(id))).body as unknown as HitView,
    idsIn: async (actor: Actor, tab: Tab) => (await queue(actor, tab)).map(({ id }) => id),
    confirm: (actor: Actor, id: string) =>
      deed(actor, id, 'verdict', { as: 'desk', word: 'confirmed', reason: 'details_agree' }),
    callDifferent: (actor: Actor, id: string) =>
      deed(actor, id, 'verdict', { as: 'desk', word: 'not_identical', reason: 'other_person' }),
    addPeople: (actor: Actor, ...entities: readonly object[]) =>
      world.importFiles(actor, 'ftm', { list: entities.map((one) => JSON.stringify(one)).join('\n') }),
    /** Changes a record behind the program's back, and lets the index hear of it. */
    alter: async (reference: string, change: string) => {
      await world.database.owner.query(`update records.record set ${change} where reference = $1`, [
        reference,
      ])
      await world.keeper.load()
      await world.keeper.settle()
    },
    /** Somebody of the demo world, whose name the program knows. */
    demoPerson: async (handle: string): Promise<Actor> => {
      await inTransaction(world.database.system, (tx) => ensureDemoUsers(tx, demoUsers, start))
      const person = await world.database.owner.query<Pick<Actor, 'id' | 'bureau'>>(
        'select u.id, u.bureau from bureaus.app_user u where u.handle = $1',
        [handle],
      )
      const [found] = person.rows
      if (found === undefined) throw new Error(`nobody is called ${handle}`)
      return { ...personOf(found.bureau, 'bureau_operator'), id: found.id }
    },
    later: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
    now: () => now,
  }
}

/** One invented person as a line of a FollowTheMoney file. */
export function aPerson(id: string, name: string, facts: Readonly<Record<string, readonly string[]>> = {}) {
  return { id, schema: 'Person', properties: { name: [name], ...facts } }
}
