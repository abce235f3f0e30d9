import type { Random } from '../../db/seed/random.ts'

/** What requests speak of. Every draw is decided by the seed of `random`. */
export type Facts = {
  readonly random: Random
  /** An id of something of this kind: `record`, `hit`, `app_user`; of anything when the kind is not known. */
  id(kind: string): string
  /** The code of some bureau that is not the asker's. */
  bureau(): string
  /** A name that stands on a record. */
  name(): string
  /** A number that stands on a record. */
  document(): string
  readonly purpose: string
  readonly now: Date
}
