import { parseCountry } from '../../kernel/country.ts'
import { withAlike } from './make-reading.ts'
import { needing } from './needs.ts'
import { LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { foldLookalikes, keysOf, latinCompact } from './spelling.ts'

/** Months of certification, from January; the letter I is left out of serial numbers, not of these. */
const MONTHS = 'ABCDEFGHIJKL'
/** Characters of a number that begins with the country. */
const WITH_COUNTRY = 14

/**
 * Hull (craft) identification numbers (ISO 10087; 33 CFR 181.25): country of the maker, his code, five characters of
 * serial, month and year built, model year. The form of the United States without a country has twelve characters.
 */
export const readHin = needing('hin', { digits: [3, 8], letters: [4, 11], both: [12, 14] }, (text, hint) => {
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
    keys: withAlike(keysOf([typed], withoutHome), [foldLookalikes(foldSerial(withoutCountry(typed)))]),
    likelihood: land === '' ? LIKELIHOOD.shape : LIKELIHOOD.fair,
    isVerifiable: false,
  })
})

/** I, O and Q are in no serial: whoever writes one saw 1 or 0. */
function foldSerial(key: string): string {
  return key.replace(/I/g, '1').replace(/[OQ]/g, '0')
}

/** Twelve characters are what the United States allot; a maker's code of another country may be one of theirs, too. */
function withoutHome(typed: string): readonly string[] {
  return [foldSerial(typed.startsWith('US') ? withoutCountry(typed) : typed)]
}

function withoutCountry(typed: string): string {
  return typed.length === WITH_COUNTRY ? typed.slice(2) : typed
}
