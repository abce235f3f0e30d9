import type { Actor } from '../../kernel/actor.ts'
import type { TestRequest } from '../requests/request-maker.ts'
import { send } from '../requests/send.ts'
import { makeWorld, type World, type WorldWish } from '../world.ts'
import type { Askers } from './askers.ts'
import type { Determinism } from './determinism.ts'
import { hideFrom } from './hide.ts'
import { type Answer, masked } from './masks.ts'

/** The world, and the world without what the askers may not see. Both are asked the same at the same time. */
export type Twins = {
  readonly whole: World
  readonly hidden: World
  /** Asks both; the answers are what left the server, but for what `masks` takes out. */
  ask(actor: Actor, request: TestRequest): Promise<readonly [whole: Answer, hidden: Answer]>
  close(): Promise<void>
}

type Making = {
  readonly template: string
  readonly askers: Askers
  readonly start: Date
  readonly determinism: Determinism
  readonly extend?: WorldWish['extend']
}

const STEP_MS = 1000

export async function makeTwins({ template, askers, start, determinism, extend }: Making): Promise<Twins> {
  let now = start
  const clock = () => now
  const more = extend === undefined ? {} : { extend }
  const whole = await makeWorld(clock, { template, ...more })
  const hidden = await makeWorld(clock, { template, prepare: (owner) => hideFrom(owner, askers), ...more })
  for (const world of [whole, hidden]) await world.sequencer.sequenceNow()
  let asked = 0
  return {
    whole,
    hidden,
    ask: async (actor, request) => {
      asked++
      now = new Date(now.getTime() + STEP_MS)
      const fresh = { ...actor, proof: { ...actor.proof, at: now } }
      determinism.begin(String(asked))
      const first = masked(request.route, await send(whole, fresh, request))
      determinism.begin(String(asked))
      return [first, masked(request.route, await send(hidden, fresh, request))]
    },
    close: async () => {
      await whole.close()
      await hidden.close()
    },
  }
}
