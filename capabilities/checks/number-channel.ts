import type { IdentifierKind } from '../../engines/identifiers/types.ts'
import type { Issuer } from '../../kernel/issuer.ts'
import { isPunctuated } from './asked-number.ts'

type Key = { readonly kind: IdentifierKind; readonly text: string; readonly country: Issuer | null }

/**
 * The numbers of somebody as the index of names has them: beside a name they let it be less alike. They are found in the
 * index of identifiers (`number-keys.ts`). `issuer` counts for documents: a plate's country is often not known.
 */
export function numbersOf(
  keys: readonly Key[],
): readonly { readonly number: string; readonly issuer: Issuer | null }[] {
  return keys
    .filter(({ kind }) => !isPunctuated(kind))
    .map(({ kind, text, country }) => ({
      number: text,
      issuer: kind === 'document_number' || kind === 'national_number' ? country : null,
    }))
}
