import type { ReactElement } from 'react'
import { parseCountry } from '../../kernel/country.ts'
import { CountryName } from './CountryName.tsx'

/** A country by its code in the reader's language; what is no country's code stands as it came. */
export function CountryOrText({ code }: { readonly code: string }): ReactElement {
  const country = parseCountry(code)
  return country === null ? <bdi>{code}</bdi> : <CountryName code={country} />
}
