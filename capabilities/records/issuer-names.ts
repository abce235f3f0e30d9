import { type Issuer, organisations, parseIssuer } from '../../kernel/issuer.ts'
import { nameKey, readCountryName, withoutBrackets } from './country-names.ts'

/** What people write beside the names of `kernel/organisation-names.json`. Ours to extend. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  EUE: ['EU', 'UE', 'European Communities', 'European Commission'],
  UNO: [
    ...['UN', 'ONU', 'United Nations Organization', 'United Nations Organisation'],
    ...['Organisation des Nations Unies', 'Organización de las Naciones Unidas', 'منظمة الأمم المتحدة'],
    ...['United Nations specialized agency', 'United Nations specialised agency', 'UNMIK', 'MINUK'],
  ],
  XBA: ['AfDB'],
  XEC: ['ECOWAS', 'CEDEAO'],
  XES: ['Organization of Eastern Caribbean States'],
  XIM: ['Afreximbank'],
  XOM: [
    ...[
      'Order of Malta',
      'Sovereign Order of Malta',
      'SMOM',
      'Knights of Malta',
      'فرسان مالطة',
      'فرسان مالطا',
    ],
    ...['Ordre de Malte', 'Ordre souverain de Malte', 'Orden de Malta', 'Soberana Orden de Malta'],
  ],
  XPO: [
    ...['ICPO', 'OIPC', 'ICPO-INTERPOL', 'OIPC-INTERPOL', 'INTERPOL General Secretariat'],
    ...['International Criminal Police Organisation', 'الانتربول'],
  ],
}

const byName = readTable()

/** The country that `readCountryName` finds, or the organisation that somebody means by a name or its short form. */
export function readIssuerName(text: string): Issuer | null {
  const spelt = [text, withoutBrackets(text)].map((name) => byName.get(nameKey(name)))
  return spelt.find((issuer) => issuer !== undefined) ?? readCountryName(text)
}

/** Each name whole, without what stands in brackets, and what stands there: CARICOM. */
function readTable(): ReadonlyMap<string, Issuer> {
  const named = organisations.map(({ code, names }) => ({ code: `${code}`, names: Object.values(names) }))
  const written = Object.entries(spellings).map(([code, names]) => ({ code, names }))
  return new Map(
    [...named, ...written].flatMap(({ code, names }) => {
      const issuer = parseIssuer(code)
      const spelt = names.flatMap((name) => [
        name,
        withoutBrackets(name),
        /\(([^()]+)\)/.exec(name)?.[1] ?? name,
      ])
      return issuer === null ? [] : spelt.map((name) => [nameKey(name), issuer] as const)
    }),
  )
}
