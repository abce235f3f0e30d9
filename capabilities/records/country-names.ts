import { type Country, parseCountry } from '../../kernel/country.ts'
import table from '../../kernel/country-names.json' with { type: 'json' }

/**
 * Spellings of published lists that the UN terminology does not have. What names no single country today ("former
 * Soviet Union", "Netherlands Antilles", "West Bank", "Region: Crimea") is left out on purpose: it stays text.
 */
const spellings: Readonly<Record<string, readonly string[]>> = {
  ARE: ['UAE', 'U.A.E.'],
  BHS: ['The Bahamas'],
  BIH: ['Bosnia', 'Bosnia-Herzegovina', 'Bosnia & Herzegovina'],
  BLM: ['Saint Barthelemy'],
  BOL: ['Plurinational State of Bolivia'],
  BRN: ['Brunei'],
  CAF: ['CAR'],
  CCK: ['Cocos (Keeling) Islands'],
  CIV: ['Ivory Coast', 'Cote d Ivoire', "Cote d'Ivoire"],
  COD: [
    'DRC',
    'Congo, The Democratic Republic of the',
    'Congo (Kinshasa)',
    'Dem. Rep. of the Congo',
    'DR Congo',
  ],
  COG: ['Republic of the Congo', 'Congo (Brazzaville)', 'Congo-Brazzaville'],
  CPV: ['Cape Verde'],
  CZE: ['Czech Republic'],
  DEU: ['Federal Republic of Germany'],
  FLK: ['Falkland Islands (Malvinas)'],
  FSM: ['Federated States of Micronesia'],
  GBR: [
    'United Kingdom',
    'UK',
    'U.K.',
    'Great Britain',
    'Britain',
    'England',
    'Scotland',
    'Wales',
    'Northern Ireland',
  ],
  HKG: ['China, Hong Kong Special Administrative Region', 'Hong Kong SAR', 'Hong Kong, China'],
  HMD: ['Heard Island and McDonald Islands'],
  IRN: ['Islamic Republic of Iran'],
  KGZ: ['Kyrgyz Republic'],
  KNA: ['St. Kitts and Nevis'],
  KOR: ['South Korea', 'Korea, Republic of', 'ROK'],
  LAO: ['Laos', 'Lao PDR'],
  LBY: ['Libyan Arab Jamahiriya'],
  LCA: ['St. Lucia'],
  MAC: ['Macau', 'China, Macao Special Administrative Region', 'Macao SAR'],
  MAF: ['Saint Martin'],
  MDA: ['Moldova'],
  MKD: ['Macedonia', 'Macedonia, The Former Yugoslav Republic of', 'Republic of North Macedonia'],
  MMR: ['Burma', 'Burma (Myanmar)'],
  NLD: ['Holland', 'Kingdom of the Netherlands'],
  PRK: ['North Korea', 'DPRK', 'Korea, Democratic People’s Republic of', 'D.P.R.K.'],
  PSE: [
    'Palestine',
    'Palestinian',
    'Palestinian Territory, Occupied',
    'Occupied Palestinian Territory',
    'Palestinian Authority',
  ],
  RUS: ['Russia'],
  SHN: ['Saint Helena'],
  SJM: ['Svalbard and Jan Mayen'],
  SPM: ['Saint Pierre and Miquelon'],
  STP: ['São Tomé and Príncipe'],
  SWZ: ['Swaziland'],
  SYR: ['Syria'],
  TCA: ['Turks and Caicos Islands'],
  TLS: ['East Timor'],
  TUR: ['Turkey', 'Turkiye'],
  TWN: ['Taiwan, Province of China', 'Chinese Taipei'],
  TZA: ['Tanzania'],
  USA: ['United States', 'US', 'U.S.', 'U.S.A.'],
  VAT: ['Vatican City', 'Vatican'],
  VCT: ['St. Vincent and the Grenadines'],
  VEN: ['Bolivarian Republic of Venezuela'],
  VGB: ['Virgin Islands, British'],
  VIR: ['Virgin Islands, U.S.', 'United States Virgin Islands'],
  VNM: ['Vietnam'],
  WLF: ['Wallis and Futuna'],
  XKX: ['Kosovo'],
}

const byName = readTable()

/**
 * The country that a list means by a name in English, French, Spanish or Arabic, in any case, with or without
 * accents, articles and inversion ("Korea, North"). Null when it is none: the caller keeps the text. Codes are not
 * read: "na" on a list is no answer, not Namibia.
 */
export function readCountryName(text: string): Country | null {
  const spelt = [text, uninverted(text), withoutBrackets(text)]
  return spelt.map((name) => byName.get(nameKey(name))).find((country) => country !== undefined) ?? null
}

/** The country at the end of an address or a place of birth: "Cali, Colombia", "Pyongyang, Korea, North". */
export function readCountryOfPlace(text: string): Country | null {
  const parts = text.split(',').map((part) => part.trim())
  for (const count of [2, 1]) {
    const country = byName.get(nameKey(uninverted(parts.slice(-count).join(', '))))
    if (country !== undefined) return country
  }
  return null
}

function readTable(): ReadonlyMap<string, Country> {
  const rows = table.rows.map((row) => ({ code: row.a3, names: Object.values(row.names) }))
  const written = Object.entries(spellings).map(([code, names]) => ({ code, names }))
  const found = new Map<string, Country>()
  for (const { code, names } of [...rows, ...written]) {
    const country = parseCountry(code)
    if (country === null) continue
    for (const name of names) if (!found.has(nameKey(name))) found.set(nameKey(name), country)
  }
  return found
}

/** Letters of any script only, folded; articles at the ends and "and" fall away. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`´.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:the|and)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** "Congo, Democratic Republic of the" → "Democratic Republic of the Congo". */
function uninverted(name: string): string {
  const comma = name.indexOf(',')
  return comma === -1 ? name : `${name.slice(comma + 1)} ${name.slice(0, comma)}`
}

/** "Iran (Islamic Republic of)" → "Iran". */
export function withoutBrackets(name: string): string {
  return name.replace(/\([^()]*\)/g, ' ')
}
