import { randomBytes } from 'node:crypto'
import { advance, type Progress, type Step, verdictReasons, verdicts } from '../capabilities/hits/hit.ts'
import type { Hit } from '../capabilities/hits/matter.ts'
import { type NewHit, newHit, raiseHits, raiseRestricted } from '../capabilities/hits/public.ts'
import { saveHit } from '../capabilities/hits/store/hits.ts'
import { type Random, seededRandom } from '../db/seed/random.ts'
import { type Db, inTransaction } from '../infra/db.ts'
import type { BureauCode } from '../kernel/actor.ts'
import { levels } from '../kernel/handling.ts'
import { newId } from '../kernel/id.ts'
import { purposes } from '../kernel/purpose.ts'

export type ManyHits = {
  readonly count: number
  readonly seed: number
  /** At random records of one and questions of another of these. */
  readonly bureaus: readonly string[]
  /** Share of hits on which something was done already, 0 to 1. */
  readonly moved: number
  /** They were raised in the ten days before it. */
  readonly now: Date
}

const DAY_MS = 86_400_000
const clocks = { heldMs: 600_000, otherMs: 3_600_000 }

/** Invented hits for plans, speeds and sums. Their records do not exist. */
export async function makeManyHits(system: Db, wish: ManyHits): Promise<readonly NewHit[]> {
  const random = seededRandom(wish.seed, 'many hits')
  const hits = Array.from({ length: wish.count }, () => oneHit(random, wish))
  for (let from = 0; from < hits.length; from += 1000) {
    const some = hits.slice(from, from + 1000)
    await inTransaction(system, async (tx) => {
      await raiseHits(
        tx,
        some.filter((hit) => hit.origin !== 'restricted'),
      )
      await raiseRestricted(
        tx,
        some.filter((hit) => hit.origin === 'restricted'),
      )
      for (const hit of some)
        if (random.chance(wish.moved)) await saveHit(tx, { ...asHit(hit), progress: somewhere(random, hit) })
    })
  }
  return hits
}

function oneHit(random: Random, { bureaus, now }: ManyHits): NewHit {
  const origin = random.weighted([
    ['check', 8],
    ['retro', 1],
    ['restricted', 1],
  ] as const)
  const raisedAt = new Date(now.getTime() - random.int(1, 10 * DAY_MS))
  const owner = random.pick(bureaus) as BureauCode
  const source = random.pick(['own', 'ftm', 'un'])
  const name = { asked: 'Velkamp', found: 'Velkamp', type: 'primary', parts: [] } as const
  return newHit(
    {
      owner,
      asker: random.pick(bureaus) as BureauCode,
      origin,
      record: {
        id: newId<'Record'>(raisedAt),
        version: 1,
        kind: 'person',
        source,
        reference: `R-${random.int(1, 1e9)}`,
      },
      level: random.pick(levels),
      isCore: random.chance(0.1),
      hubMaySee: origin !== 'restricted' && random.chance(0.7),
      checkId: newId<'Check'>(raisedAt),
      standingId: null,
      about: null,
      askedBy: newId<'Actor'>(raisedAt),
      askerKind: 'user',
      purpose: random.pick(purposes),
      asked: {
        name: 'Velkamp',
        born: null,
        nationality: null,
        sex: null,
        birthPlace: null,
        document: null,
        imo: null,
      },
      matched: {
        ...{ strength: 'strong', similarity: 1, total: 1, evidence: [], channels: [], reasons: [] },
        name: { ...name, parts: [] },
      },
      questionHash: randomBytes(32),
      isHeld: random.chance(0.3),
      raisedAt,
      isPartners: false,
    },
    clocks,
  )
}

function asHit(hit: NewHit): Hit {
  const { raisedAt, dueAt, isHeld, origin } = hit
  const state = origin === 'restricted' ? ('raised' as const) : ('sent_to_source' as const)
  return {
    ...hit,
    ...{ similarity: hit.matched.similarity, strength: 'strong', times: 1 },
    progress: { isHeld, raisedAt, dueAt, remindedAt: null, escalatedAt: null, state },
    ...{ compared: null, detailsRequestedAt: null, releasedAt: null },
  }
}

/** Where a few random steps lead. */
function somewhere(random: Random, hit: NewHit): Progress {
  const at = new Date(hit.raisedAt.getTime() + random.int(1000, 2 * clocks.otherMs))
  const word = random.pick(verdicts)
  const by = hit.askedBy
  const outcome = { word: hit.origin === 'restricted' ? 'noted' : 'released', by, at } as const
  const steps: readonly Step[] = [
    ...(random.chance(0.3) ? [{ step: 'escalate', at: hit.dueAt } as const] : []),
    ...(random.chance(0.8)
      ? [{ step: 'decide', verdict: { word, reason: verdictReasons[word][0], by, at } } as const]
      : []),
    ...(random.chance(0.5) ? [{ step: 'record_outcome', outcome } as const] : []),
    ...(random.chance(0.5) ? [{ step: 'close', at } as const] : []),
  ]
  return steps.reduce((here, step) => {
    const next = advance(here, step)
    return next.ok ? next.value : here
  }, asHit(hit).progress)
}
