import type { ReactElement } from 'react'
import { parseIssuer } from '../../kernel/issuer.ts'
import { CountryName } from './CountryName.tsx'

/** A country, or an organisation that issues documents, by its code in the reader's language; any other code stands as it came. */
export function CountryOrText({ code }: { readonly code: string }): ReactElement {
  const issuer = parseIssuer(code)
  return issuer === null ? <bdi>{code}</bdi> : <CountryName code={issuer} />
}
