import type { RecordName } from '../../capabilities/records/body-parts.ts'
import type { VesselBody } from '../../capabilities/records/record.ts'
import type { Script } from '../../kernel/person-name.ts'
import { knownCountry } from './name-pools/pool.ts'
import { digits } from './national-number.ts'
import type { Random } from './random.ts'

/** Flag, maritime identification digits and start of call signs (ITU Radio Regulations, appendix 42 and table of MIDs). */
const flags = [
  ['ARE', '470', 'A6'],
  ['BHS', '308', 'C6'],
  ['BRA', '710', 'PP'],
  ['CHN', '412', 'BO'],
  ['CMR', '613', 'TJ'],
  ['COM', '620', 'D6'],
  ['CYP', '209', '5B'],
  ['EGY', '622', 'SU'],
  ['ESP', '224', 'EA'],
  ['GRC', '237', 'SV'],
  ['IDN', '525', 'YB'],
  ['IND', '419', 'AT'],
  ['ITA', '247', 'IB'],
  ['JPN', '431', 'JD'],
  ['KEN', '634', '5Z'],
  ['KOR', '440', 'DS'],
  ['LBR', '636', 'D5'],
  ['MAR', '242', 'CN'],
  ['MHL', '538', 'V7'],
  ['MLT', '248', '9H'],
  ['NOR', '257', 'LA'],
  ['PAN', '352', '3E'],
  ['PHL', '548', 'DU'],
  ['PRT', '263', 'CS'],
  ['RUS', '273', 'UB'],
  ['SGP', '563', '9V'],
  ['TGO', '671', '5V'],
  ['TUR', '271', 'TC'],
  ['TZA', '677', '5I'],
  ['UKR', '272', 'UR'],
  ['VNM', '574', '3W'],
] as const

const firstWords = [
  'Amber',
  'Silent',
  'Golden',
  'Northern',
  'Coral',
  'Distant',
  'Morning',
  'Iron',
  'Lucky',
  'Eastern',
  'Velvet',
  'Wandering',
  'Copper',
  'Gentle',
  'Winter',
  'Polar',
  'Sapphire',
  'Proud',
  'Crimson',
  'Halcyon',
]
const secondWords = [
  'Petrel',
  'Horizon',
  'Lantern',
  'Tide',
  'Meridian',
  'Cormorant',
  'Harvest',
  'Compass',
  'Anchor',
  'Breeze',
  'Falcon',
  'Promise',
  'Delta',
  'Orchid',
  'Sparrow',
  'Venture',
  'Beacon',
  'Dolphin',
  'Citadel',
  'Willow',
]

/** Names painted in another script, as their owners write them in Latin letters. */
const nativeNames = [
  ['Grek', 'Γαλάζιο Κύμα', 'Galazio Kyma'],
  ['Grek', 'Αγία Θάλασσα', 'Agia Thalassa'],
  ['Cyrl', 'Северный Ветер', 'Severnyi Veter'],
  ['Cyrl', 'Капитан Белозёров', 'Kapitan Belozerov'],
  ['Arab', 'نسيم البحر', 'Naseem Al Bahr'],
  ['Arab', 'لؤلؤة الشاطئ', 'Luluat Al Shati'],
  ['Hani', '海顺丰', 'Hai Shun Feng'],
  ['Hani', '东星八号', 'Dong Xing 8'],
  ['Hang', '푸른바다호', 'Pureun Bada Ho'],
] as const

const types = [
  'Bulk carrier',
  'General cargo ship',
  'Oil tanker',
  'Chemical tanker',
  'Container ship',
  'Fishing vessel',
  'Tug',
  'Ro-ro cargo ship',
  'Yacht',
  'Livestock carrier',
]

/** Makes the ships of one world; no two of them have the same IMO number. */
export function vesselMaker(random: Random): () => Omit<VesselBody, 'remarks'> {
  const taken = new Set<string>()
  const newImo = () => {
    let imo = imoNumber(random)
    while (taken.has(imo)) imo = imoNumber(random)
    taken.add(imo)
    return imo
  }
  return () => vesselBody(newImo, random)
}

function vesselBody(newImo: () => string, random: Random): Omit<VesselBody, 'remarks'> {
  const [flag, mid, call] = random.pick(flags)
  return {
    kind: 'vessel',
    names: namesOf(random),
    imo: random.chance(0.9) ? newImo() : null,
    mmsi: random.chance(0.7) ? `${mid}${digits(6, random)}` : null,
    callSign: random.chance(0.7)
      ? `${call}${random.pick(['A', 'C', 'K', 'R', 'X'])}${random.pick(['B', 'F', 'M', 'Q'])}${random.int(2, 9)}`
      : null,
    ...{ hin: null, companyImo: null, engineNumbers: [] },
    flag: random.chance(0.95) ? knownCountry(flag) : null,
    vesselType: random.pick(types),
    grossTonnage: random.chance(0.8) ? random.int(90, 80_000) : null,
    owner: random.chance(0.5) ? `${random.pick(firstWords)} ${random.pick(secondWords)} Shipping Ltd` : null,
    documents: [],
    programmes: [],
  }
}

function namesOf(random: Random): RecordName[] {
  const [first, second] = random.shuffle(firstWords)
  const former = `${second} ${random.pick(secondWords)}`
  return [
    ...(random.chance(0.2)
      ? namesInTwoScripts(random)
      : [nameOf(`${first} ${random.pick(secondWords)}`, 'Latn', 'primary')]),
    ...(random.chance(0.35) ? [nameOf(former, 'Latn', 'former')] : []),
  ]
}

function namesInTwoScripts(random: Random): RecordName[] {
  const [script, native, latin] = random.pick(nativeNames)
  const number = random.int(2, 60)
  return [nameOf(`${latin} ${number}`, 'Latn', 'primary'), nameOf(`${native} ${number}`, script, 'original')]
}

function nameOf(text: string, script: Script, type: RecordName['type']): RecordName {
  return { text, script, type, parts: null }
}

/**
 * Numbers have been given from 5000000 upwards and again from 1000000, so those that begin with 3 should be nobody's;
 * ours to confirm.
 */
function imoNumber(random: Random): string {
  return withImoCheck(`3${digits(5, random)}`)
}

/** The seventh digit: the first six times 7 to 2, modulo 10 (IMO resolution A.1117(30)). */
export function withImoCheck(number: string): string {
  const sum = Array.from(number).reduce((total, digit, index) => total + Number(digit) * (7 - index), 0)
  return `${number}${sum % 10}`
}
