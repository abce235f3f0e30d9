import { withCentury, type ZoneHolder } from '../../engines/identifiers/mrz-holder.ts'
import { issuerCountry, issuerOf, russianLetters } from '../../engines/identifiers/mrz-issuers.ts'
import { type OptionalNumber, optionalNumbersOf } from '../../engines/identifiers/mrz-personal-number.ts'
import { hasFillers } from '../../engines/identifiers/mrz-text.ts'
import { readZone, type Zone } from '../../engines/identifiers/mrz-zone.ts'
import { readAs } from '../../engines/identifiers/read-as.ts'
import type { Issuer } from '../../kernel/issuer.ts'
import { type AskedZone, type FurtherNumber, issuedNumber } from './asked-number.ts'
import type { Asked } from './check.ts'
import { expiryOf } from './reading.ts'
import { secondLineIn } from './second-line.ts'

/**
 * What a machine-readable zone asks for: its holder, the document by number and issuer, and what its optional data hold.
 * Null when the text is none.
 * Wrong check digits stand in the reading; nothing is put right. Dates get their century by `at`.
 */
export function zoneIn(text: string, at: Date): Partial<Asked> | null {
  if (!hasFillers(text)) return null
  const zone = readZone(text)
  if (zone === null) return secondLine(text, at)
  const { holder } = zone
  const issuer = issuerOf(holder.issuer)
  const readings = [...readAs('mrz', text, null), ...readAs('document_number', holder.number, issuer)]
  return {
    ...holderIn(zone, at),
    name: nameOf(holder),
    number: { ...issuedNumber(holder.number, issuer, readings), zone: documentOf(zone, issuer, at) },
  }
}

/** Number, dates, sex and nationality of a second line alone; who issued the document stands in the first. */
function secondLine(text: string, at: Date): Partial<Asked> | null {
  const zone = secondLineIn(text)
  if (zone === null) return null
  const { number } = zone.holder
  const further = optionalNumbersOf(zone).map((one) => furtherNumber({ ...one, national: null }, null))
  return {
    ...holderIn(zone, at),
    number: {
      ...issuedNumber(number, null, readAs('document_number', number, null)),
      zone: { ...expiryOf(zone, at), further },
    },
  }
}

function holderIn({ holder }: Zone, at: Date): Pick<Asked, 'born' | 'nationality' | 'sex' | 'document'> {
  return {
    born: holder.born === null ? null : withCentury(holder.born, 'birth', at.getUTCFullYear()),
    nationality: holder.nationality === null ? null : issuerCountry(holder.nationality),
    sex: holder.sex,
    document: holder.number === '' ? null : holder.number,
  }
}

/** Russian internal passports spell Cyrillic letters with digits: what is asked is the name. */
function nameOf({ givenNames, surname, documentCode, issuer }: ZoneHolder): string | null {
  const written = `${givenNames} ${surname}`.trim()
  const name = documentCode === 'PN' && issuer === 'RUS' ? russianLetters(written) : written
  return name === '' ? null : name
}

function documentOf(zone: Zone, issuer: Issuer | null, at: Date): AskedZone {
  const further = optionalNumbersOf(zone).map((one) => furtherNumber(one, issuer))
  return { ...expiryOf(zone, at), further }
}

/**
 * Either is looked for among papers alone, and a national number also under another name: who writes a record may take it for
 * that of a card. Of what is not known to be one the issuer says nothing.
 */
function furtherNumber({ text, national }: OptionalNumber, issuer: Issuer | null): FurtherNumber {
  const from = national === null ? null : issuer
  const readings = [...(national === null ? [] : [national]), ...readAs('document_number', text, from)]
  return { ...issuedNumber(text, from, readings), isNational: national !== null }
}
