import { withCentury } from '../../engines/identifiers/mrz-holder.ts'
import { issuerCountry } from '../../engines/identifiers/mrz-issuers.ts'
import { readZone } from '../../engines/identifiers/mrz-zone.ts'
import { readAs } from '../../engines/identifiers/read-as.ts'
import { issuedNumber } from './asked-number.ts'
import type { Asked } from './check.ts'

/** Every zone has fillers, whatever a paste made of them. */
const FILLER = /[<«‹＜]|&lt;|&laquo;/i

/**
 * What a machine-readable zone asks for: its holder, and the document by number and issuer. Null when the text is none.
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
    number: issuedNumber(holder.number, issuer, readings),
  }
}
