import type { IdentifierKind } from '../../engines/identifiers/types.ts'
import type { Country } from '../../kernel/country.ts'

// How identifiers of every kind are found through the one channel that the index of names has for numbers. It compares
// capital letters and digits; what follows from that stands here alone, so that an index of identifiers can replace it.

/** Kinds whose punctuation is part of them: without it different ones would be the same. This channel does not find them. */
const PUNCTUATED: ReadonlySet<IdentifierKind> = new Set(['email', 'handle', 'ip', 'domain', 'url', 'onion'])

type Key = { readonly kind: IdentifierKind; readonly text: string; readonly country: Country | null }

/** The keys as numbers of the channel. `issuer` counts for documents: a plate's country is often not known. */
export function numbersOf(
  keys: readonly Key[],
): readonly { readonly number: string; readonly issuer: Country | null }[] {
  return keys
    .filter(({ kind }) => !PUNCTUATED.has(kind))
    .map(({ kind, text, country }) => ({
      number: text,
      issuer: kind === 'document_number' || kind === 'national_number' ? country : null,
    }))
}
