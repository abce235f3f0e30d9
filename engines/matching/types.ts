import type { Country } from '../../kernel/country.ts'
import type { Issuer } from '../../kernel/issuer.ts'
import type { Evidence, PartMatch } from '../../kernel/match.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import type { NameParts, NameType } from '../../kernel/person-name.ts'

export type Subject = 'person' | 'organisation' | 'vessel'
type Sex = 'M' | 'F' | 'U' | 'X'

/** A number on paper or steel: a passport, an identity card, an IMO number. `issuer` null when not known. */
type DocumentKey = { readonly number: string; readonly issuer: Issuer | null }

/** What the index holds of one record. `id` is opaque to the engine. */
export type IndexEntry = {
  readonly id: string
  readonly subject: Subject
  readonly names: readonly {
    readonly text: string
    readonly type: NameType
    readonly parts: NameParts | null
  }[]
  readonly born: readonly PartialDate[]
  readonly nationalities: readonly Country[]
  readonly sex: Sex
  /** Places of birth as written, with the country where known. */
  readonly birthPlaces: readonly { readonly text: string; readonly country: Country | null }[]
  readonly documents: readonly DocumentKey[]
}

/** What somebody asks. Null means not asked: it can then neither help nor harm a candidate. */
export type Query = {
  readonly name: string | null
  readonly parts: NameParts | null
  /** Null asks for all kinds. */
  readonly subject: Subject | null
  readonly born: PartialDate | null
  readonly nationality: Country | null
  readonly sex: Sex | null
  readonly birthPlace: string | null
  readonly document: DocumentKey | null
}

/** Fixed trade-offs, each documented in this engine's README with its measured recall and alert rate. */
export const modes = ['high_recall', 'balanced', 'high_precision'] as const
export type Mode = (typeof modes)[number]

/** How a candidate came to be looked at. */
export type Channel =
  | 'token'
  | 'skeleton'
  | 'deletion'
  | 'native'
  | 'joined'
  | 'full_name'
  | 'icao'
  | 'born'
  | 'document'

export type Candidate = {
  readonly id: string
  /** 0 to 1, of the names alone; 0 when found by document without a name asked. */
  readonly similarity: number
  /** Similarity plus every evidence weight. Not clipped: it ranks, it is no probability. */
  readonly total: number
  /** The best pair of names; null when no name was asked. */
  readonly name: {
    readonly asked: string
    readonly found: string
    /** Position in the entry's `names`. */
    readonly foundIndex: number
    readonly type: NameType
    readonly parts: readonly PartMatch[]
  } | null
  readonly evidence: readonly Evidence[]
  readonly channels: readonly Channel[]
}

export type SearchOptions = {
  readonly mode: Mode
  /** At most this many candidates, best total first. */
  readonly limit: number
  /** Judged before a candidate counts towards the limit, so that what may not be seen leaves no gap. */
  readonly maySee: (id: string) => boolean
}
