import type { Reader } from '../../records/public.ts'
import type { Searchable } from './search.ts'

export type Health = 'loading' | 'current' | 'stale'

/** Data older than this are called stale. Ours to confirm. */
const STALE_AFTER_MS = 60_000

/** What a check is answered from: the indexes of this thread, or those of the one that keeps them. */
export type LiveIndex = Searchable & {
  /** Which records the reader may see, for the check at hand. */
  maySee(reader: Reader): (id: string) => boolean
  health(): Health
}

/** By when the feed was last heard whole, in milliseconds; null when it never was. */
export function healthOf(heardAt: number | null, now: Date): Health {
  if (heardAt === null) return 'loading'
  return now.getTime() - heardAt > STALE_AFTER_MS ? 'stale' : 'current'
}
