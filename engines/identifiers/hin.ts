import { parseCountry } from '../../kernel/country.ts'
import { LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { keysOf, latinCompact } from './spelling.ts'
import type { IdentifierReader } from './types.ts'

/** Months of certification, from January; the letter I is left out of serial numbers, not of these. */
const MONTHS = 'ABCDEFGHIJKL'

/**
 * Hull (craft) identification numbers (ISO 10087; 33 CFR 181.25): country of the maker, his code, five characters of
 * serial, month and year built, model year. The form of the United States without a country has twelve characters.
 */
export const readHin: IdentifierReader = (text, hint) => {
  const typed = latinCompact(text)
  const [, land = '', maker = '', serial = '', month = '', year = '', model = ''] =
    /^([A-Z]{2})?([A-Z0-9]{3})([A-Z0-9]{5})([A-L])(\d)(\d{2})$/.exec(typed) ?? []
  if (maker === '' || !(/^[A-Z]{3}$/.test(maker) || hint.kind === 'hin')) return null
  const country = land === '' ? null : parseCountry(land)
  if (land !== '' && country === null && hint.kind !== 'hin') return null
  // Built in a year that ends so, for the model year or the one after it.
  const isYearLikely = [0, 1].some((before) => (Number(model) - before + 100) % 10 === Number(year))
  return readingOf({
    kind: 'hin',
    canonical: typed,
    display: [land, `${maker}${serial}${month}${year}${model}`].filter((part) => part !== '').join('-'),
    notes: [
      noteIf(land === '', 'hin_without_country'),
      noteIf(!isYearLikely, 'hin_years_apart', { built: year, model }),
      noteIf(/[IOQ]/.test(serial), 'hin_letters_not_used', { serial }),
    ],
    facts: {
      maker_code: maker,
      serial,
      month: String(MONTHS.indexOf(month) + 1),
      built_year_ends: year,
      model_year_ends: model,
    },
    country,
    // With and without the country: registers of the United States leave it out.
    keys: keysOf([typed], (key) => [foldSerial(key), foldSerial(key.length === 14 ? key.slice(2) : key)]),
    likelihood: land === '' ? LIKELIHOOD.shape : LIKELIHOOD.fair,
    isVerifiable: false,
  })
}

/** I, O and Q are in no serial: whoever writes one saw 1 or 0. */
function foldSerial(key: string): string {
  return key.replace(/I/g, '1').replace(/[OQ]/g, '0')
}
