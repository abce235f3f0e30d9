import type { ReactNode } from 'react'
import type { Purpose } from '../../kernel/purpose.ts'

export type Connection =
  | { readonly state: 'online' }
  | { readonly state: 'reconnecting' | 'offline'; readonly silentForSeconds: number | null }

/** How old the proof of the journal is. `stopped`: nothing can be written until it is proved again. */
export type Proof =
  | { readonly state: 'fresh' | 'late' | 'stopped'; readonly ageMinutes: number }
  | { readonly state: 'unknown' }

/** What the bars say about who is signed in, and how the system is. */
export type Status = {
  readonly bureau: { readonly code: string; readonly name: ReactNode }
  /** Where the person works: a desk, a border post. */
  readonly post: string | null
  readonly purpose: Purpose | null
  readonly person: { readonly name: string; readonly role: string }
  readonly connection: Connection
  readonly proof: Proof
  readonly onSignOut: () => void
}
