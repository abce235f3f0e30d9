import type { BodyOf } from '../../capabilities/records/record.ts'
import type { Country } from '../../kernel/country.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import { withVinCheck } from './check-digits.ts'
import { digits } from './national-number.ts'
import type { Random } from './random.ts'

/** What every thing of the demo world is invented with. */
export type Inventing = { readonly random: Random; readonly home: Country; readonly year: number }

const LETTERS = Array.from('ABCDEFGHJKLMNPRSTUVWXYZ')
const VIN_SIGNS = Array.from('ABCDEFGHJKLMNPRSTUVWXYZ0123456789')

/** Letters and figures: `@` any letter, `#` any figure, anything else itself. */
export function fill(shape: string, random: Random): string {
  return shape.replace(/[@#]/g, (mark) => (mark === '@' ? random.pick(LETTERS) : String(random.int(0, 9))))
}

/** A day of the last few years. */
export function lately({ random, year }: Inventing): PartialDate {
  const when = { year: year - random.int(0, 4), qualifier: 'exact', calendar: 'gregorian' } as const
  if (random.chance(0.2))
    return { precision: 'month', month: random.int(1, 12), ...when, year: when.year - 1 }
  return { precision: 'day', month: random.int(1, 12), day: random.int(1, 28), ...when, year: when.year - 1 }
}

/** Maker code and models; the rest of a number is invented, in letters that makers leave out. Ours to confirm. */
const cars = [
  ['Dacia', ['Logan', 'Duster', 'Sandero'], 'UU1'],
  ['Škoda', ['Octavia', 'Fabia'], 'TMB'],
  ['Volkswagen', ['Golf', 'Passat'], 'WVW'],
  ['Toyota', ['Land Cruiser', 'Hilux', 'RAV4'], 'JTE'],
  ['Renault', ['Clio', 'Mégane'], 'VF1'],
  ['Ford', ['Transit', 'Focus'], 'WF0'],
  ['Mercedes-Benz', ['Sprinter', 'E 220'], 'WDB'],
  ['Hyundai', ['Tucson', 'i30'], 'TMA'],
  ['Fiat', ['Ducato', 'Panda'], 'ZFA'],
] as const
const colours = ['white', 'grey', 'silver', 'black', 'blue', 'red', 'green', 'beige'] as const
const marks = [
  'Dent in the left front door',
  'Cracked tail light on the right',
  'Roof rack with two bars',
  'Sticker of a lighthouse on the boot',
  'Replaced windscreen without a sun strip',
] as const

/** How plates look by country. From general knowledge; ours to confirm. */
const plates: Readonly<Record<string, string>> = {
  AUT: 'W-#####@',
  BRA: '@@@#@##',
  DEU: '@-@@ ####',
  ESP: '#### @@@',
  FRA: '@@-###-@@',
  GBR: '@@## @@@',
  GRC: '@@@-####',
  ITA: '@@ ###@@',
  KEN: 'K@@ ###@',
  MAR: '#####-@-##',
  MDA: '@@@ ###',
  NLD: '@@-###-@',
  POL: 'W@ #####',
  PRT: '@@-##-@@',
  ROU: 'B ### @@@',
  SRB: 'BG ###-@@',
  TUR: '34 @@ ####',
  UKR: 'АА #### @@',
}
const OTHER_PLATES = '@@ ####'

export function vehicleBody(inventing: Inventing): BodyOf<'vehicle'> {
  const { random, home, year } = inventing
  const [make, models, maker] = random.pick(cars)
  const isPart = random.chance(0.06)
  const filling = Array.from({ length: 14 }, () => random.pick(VIN_SIGNS)).join('')
  return {
    kind: 'vehicle',
    category: isPart ? 'part' : random.weighted(vehicleShares),
    status: random.weighted(vehicleStates),
    vin: isPart ? null : withVinCheck(maker + filling.slice(0, 9) + digits(5, random)),
    plates:
      isPart || random.chance(0.15)
        ? []
        : [{ number: fill(plates[home] ?? OTHER_PLATES, random), country: home }],
    parts:
      isPart || random.chance(0.5)
        ? [{ part: 'engine' as const, number: `${fill('@@@', random)} ${digits(6, random)}` }]
        : [],
    make,
    model: random.pick(models),
    colour: isPart ? null : random.pick(colours),
    builtOn: { precision: 'year', year: year - random.int(1, 15), qualifier: 'exact', calendar: 'gregorian' },
    happenedOn: lately(inventing),
    happenedIn: home,
    marks: random.chance(0.3) ? [random.pick(marks)] : [],
  }
}

const vehicleShares = [
  ['car', 70],
  ['lorry', 10],
  ['motorcycle', 12],
  ['trailer', 5],
  ['machine', 3],
] as const
const vehicleStates = [
  ['stolen', 80],
  ['embezzled', 12],
  ['sought', 8],
] as const

/** Prefixes of marks (ICAO Annex 7). */
const aircraft = [
  ['Piper', 'PA-28-161', 'G-@@@@', 'GBR'],
  ['Cessna', '172S', 'CS-@@@', 'PRT'],
  ['Beechcraft', 'King Air 200', 'ER-@@@', 'MDA'],
  ['Antonov', 'An-26', 'UR-#####', 'UKR'],
  ['Learjet', '35A', 'PR-@@@', 'BRA'],
  ['Diamond', 'DA40', 'OE-@@@', 'AUT'],
] as const

/** Addresses from F00000 to F07FFF are given for a time only, so that these should be nobody's; ours to confirm. */
export function aircraftBody(
  inventing: Inventing,
  { countryOf, remarks }: { readonly countryOf: (code: string) => Country; readonly remarks: string },
): BodyOf<'aircraft'> {
  const { random } = inventing
  const [make, model, shape, country] = random.pick(aircraft)
  return {
    kind: 'aircraft',
    status: random.pick(['stolen', 'sought'] as const),
    registrations: [fill(shape, random), ...(random.chance(0.3) ? [fill(shape, random)] : [])],
    icao24: random.chance(0.7)
      ? `F0${random.int(0, 0x7fff).toString(16).toUpperCase().padStart(4, '0')}`
      : null,
    serial: `${random.int(18, 46)}-${digits(5, random)}`,
    ...{ make, model },
    builtOn: null,
    registeredIn: countryOf(country),
    operator: null,
    happenedOn: lately(inventing),
    programmes: [],
    remarks,
  }
}

const firearms = [
  ['Walther', 'P99', '9x19', 'pistol', 'DEU'],
  ['Glock', '17', '9x19', 'pistol', 'AUT'],
  ['CZ', '75', '9x19', 'pistol', 'CZE'],
  ['Zastava', 'M70', '7.62x39', 'rifle', 'SRB'],
  ['Izhevsk', 'Makarov', '9x18', 'pistol', 'RUS'],
  ['Smith & Wesson', '686', '.357 Magnum', 'revolver', 'USA'],
  ['Benelli', 'M3', '12/70', 'shotgun', 'ITA'],
  ['Taurus', '85', '.38 Special', 'revolver', 'BRA'],
] as const

export function firearmBody(
  inventing: Inventing,
  { countryOf, remarks }: { readonly countryOf: (code: string) => Country; readonly remarks: string },
): BodyOf<'firearm'> {
  const { random, home } = inventing
  const [make, model, calibre, category, madeIn] = random.pick(firearms)
  const number = `${fill('@@', random)}${digits(6, random)}`
  return {
    ...{ kind: 'firearm', category, make, model, calibre, remarks },
    status: random.weighted(firearmStates),
    serials: random.chance(0.15)
      ? [{ part: 'frame', number: `${number.slice(0, 4)}????`, state: 'partial' }]
      : [
          { part: 'frame', number, state: 'clear' },
          ...(random.chance(0.4) ? [{ part: 'slide', number, state: 'clear' } as const] : []),
        ],
    madeIn: countryOf(madeIn),
    importMark: null,
    happenedOn: lately(inventing),
    happenedIn: home,
  }
}

const firearmStates = [
  ['stolen', 45],
  ['lost', 20],
  ['trafficked', 15],
  ['smuggled', 10],
  ['seized', 10],
] as const
