import type { IdentifierKind, Reading } from '../identifiers/types.ts'

/** From the surest to the least sure. */
export const grades = ['exact', 'folded', 'lookalike'] as const
export type Grade = (typeof grades)[number]

/** What the index holds of an identifier, and what is looked up: what a reader of identifiers answers has it. */
export type Keyed = Pick<Reading, 'kind' | 'keys'>

/** Asked for every record that would be found, before it counts. */
export type MaySee = (id: string) => boolean

/** A record that has the key, as far as 58 bits tell: the caller compares the record's own keys. */
export type Found = {
  readonly id: string
  readonly kind: IdentifierKind
  /** The surest grade in which a key that was asked and one that is held are equal. */
  readonly grade: Grade
}

/** A record that has a key which differs by one slip, or in what was illegible. */
export type FoundDamaged = {
  readonly id: string
  readonly kind: IdentifierKind
  /** The look-alike key by which it was found. */
  readonly key: string
  readonly slip: Slip
}

/** What happened to the number that was asked, seen from the one that is held. */
export type Slip = 'illegible' | 'changed' | 'swapped' | 'missing' | 'extra'
