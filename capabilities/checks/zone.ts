import { withCentury } from '../../engines/identifiers/mrz-holder.ts'
import { issuerCountry } from '../../engines/identifiers/mrz-issuers.ts'
import { type OptionalNumber, optionalNumbersOf } from '../../engines/identifiers/mrz-personal-number.ts'
import { readZone, type Zone } from '../../engines/identifiers/mrz-zone.ts'
import { readAs } from '../../engines/identifiers/read-as.ts'
import type { Country } from '../../kernel/country.ts'
import { type AskedZone, type FurtherNumber, issuedNumber } from './asked-number.ts'
import type { Asked } from './check.ts'
import { expiryOf } from './reading.ts'

/** Every zone has fillers, whatever a paste made of them. */
const FILLER = /[<«‹＜]|&lt;|&laquo;/i

/**
 * What a machine-readable zone asks for: its holder, the document by number and issuer, and what its optional data hold. Null when the text is none.
 * Wrong check digits stand in the reading; nothing is put right. Dates get their century by `at`.
 */
export function zoneIn(text: string, at: Date): Partial<Asked> | null {
  if (!FILLER.test(text)) return null
  const zone = readZone(text)
  if (zone === null) return null
  const { holder } = zone
  const issuer = issuerCountry(holder.issuer)
  const name = `${holder.givenNames} ${holder.surname}`.trim()
  const born = holder.born === null ? null : withCentury(holder.born, 'birth', at.getUTCFullYear())
  const readings = [...readAs('mrz', text, null), ...readAs('document_number', holder.number, issuer)]
  return {
    name: name === '' ? null : name,
    born,
    nationality: holder.nationality === null ? null : issuerCountry(holder.nationality),
    sex: holder.sex,
    document: holder.number === '' ? null : holder.number,
    number: { ...issuedNumber(holder.number, issuer, readings), zone: documentOf(zone, issuer, at) },
  }
}

function documentOf(zone: Zone, issuer: Country | null, at: Date): AskedZone {
  const further = optionalNumbersOf(zone).map((one) => furtherNumber(one, issuer))
  return { ...expiryOf(zone, at), further }
}

/**
 * Either is looked for among papers alone, and a national number also under another name: who writes a record may take it for
 * that of a card. Of what is not known to be one the issuer says nothing.
 */
function furtherNumber({ text, national }: OptionalNumber, issuer: Country | null): FurtherNumber {
  const from = national === null ? null : issuer
  const readings = [...(national === null ? [] : [national]), ...readAs('document_number', text, from)]
  return { ...issuedNumber(text, from, readings), isNational: national !== null }
}
