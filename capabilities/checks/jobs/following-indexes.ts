import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import {
  type AttachedIndex,
  IdentifierIndex,
  type Shared,
} from '../../../engines/identifier-index/identifier-index.ts'
import { FollowingIndex, type IndexNews } from '../../../engines/matching/following-index.ts'
import type { Reader } from '../../records/public.ts'
import { type Health, healthOf, type LiveIndex } from '../actions/live-index.ts'
import { FollowingGuards, type GuardNews } from './following-guards.ts'

/** What the keeper of the indexes tells those who follow, one after the other. */
export type IndexesNews =
  | { readonly of: 'names'; readonly news: IndexNews }
  | { readonly of: 'numbers'; readonly news: Shared }
  | { readonly of: 'guards'; readonly news: GuardNews }

/** Words of memory that the keeper writes and those who follow read. */
export type KeeperState = {
  /** How much was told: counted after it was posted, so that who sees the count finds the message. */
  readonly told: Int32Array
  /** When the feed was last heard whole, in milliseconds; `NEVER` at first. */
  readonly heardAt: BigInt64Array
}

const NEVER = -1n

/** Everything that one needs to begin to follow: posted, nothing of the columns is copied. */
export type SharedIndexes = {
  readonly names: IndexNews
  readonly numbers: Shared
  readonly guards: GuardNews
  readonly state: KeeperState
}

export function newKeeperState(): KeeperState {
  const heardAt = new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT))
  heardAt[0] = NEVER
  return { told: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), heardAt }
}

/**
 * The indexes that another thread keeps, on its memory. Whatever that thread told before a question was asked is heard
 * before it is answered: who asks here finds what who asks there finds.
 */
export class FollowingIndexes implements LiveIndex {
  readonly #names = new FollowingIndex()
  readonly #guards = new FollowingGuards(() => this.#catchUp())
  readonly #state: KeeperState
  readonly #port: MessagePort
  readonly #clock: () => Date
  #numbers: AttachedIndex
  #heard: number

  /** `port` is where the keeper tells what comes after `shared`. */
  constructor(shared: SharedIndexes, port: MessagePort, clock: () => Date) {
    this.#state = shared.state
    this.#port = port
    this.#clock = clock
    // Behind on purpose: what came before the port was read is heard with the first question.
    this.#heard = -1
    this.#names.hear(shared.names)
    this.#guards.hear(shared.guards)
    this.#numbers = IdentifierIndex.attach(shared.numbers)
    port.on('message', (news: IndexesNews) => this.#hear(news))
  }

  get names(): FollowingIndex {
    this.#catchUp()
    return this.#names
  }

  get numbers(): AttachedIndex {
    this.#catchUp()
    return this.#numbers
  }

  maySee(reader: Reader): (id: string) => boolean {
    this.#catchUp()
    return this.#guards.readableBy(reader)
  }

  health(): Health {
    const heardAt = Atomics.load(this.#state.heardAt, 0)
    return healthOf(heardAt === NEVER ? null : Number(heardAt), this.#clock())
  }

  stop(): void {
    this.#port.close()
  }

  #catchUp(): void {
    const told = Atomics.load(this.#state.told, 0)
    if (told === this.#heard) return
    for (;;) {
      const waiting = receiveMessageOnPort(this.#port) as { readonly message: IndexesNews } | undefined
      if (waiting === undefined) break
      this.#hear(waiting.message)
    }
    this.#heard = told
  }

  #hear(told: IndexesNews): void {
    if (told.of === 'names') this.#names.hear(told.news)
    else if (told.of === 'guards') this.#guards.hear(told.news)
    else this.#numbers = IdentifierIndex.attach(told.news)
  }
}
