type Entity = {
  readonly id: string
  readonly schema: 'Person' | 'Passport' | 'Organization' | 'Vessel'
  readonly properties: Readonly<Record<string, readonly string[]>>
}

/** Found by name, birth date and passport. Invented, as everything in this file. */
export const wanted = { name: 'Zorvan Teklehaym', born: '1979-03-14', passport: 'ZQ8841907' }

/** Written in another script on record than most officers type. */
export const arabic = { own: 'برهان الزعفوري', latin: 'Burhan Azzafouri' }

/** The zone of the passport above. Its digits hold. */
export const wantedZone = [
  'P<ETHTEKLEHAYM<<ZORVAN<<<<<<<<<<<<<<<<<<<<<<',
  'ZQ88419070ETH7903144M3101012<<<<<<<<<<<<<<<6',
] as const

/** One of whom there are too many to see at once. */
export const frequent = 'Pelmar Ostavik'
/** The same, as somebody hears it on the telephone. */
export const misheard = 'Pelmer Ostawyk'

/** Too long for any line. */
export const longest =
  'Maria Esperança Wolfeschlegelsteinhausenbergerdorff de Albuquerque Montemayor y Santillana-Vasconcelos'

/** Asked for by the tests of the duty desk alone, one each. */
export const hunted = { name: 'Ovrenka Tchassidou' }
export const seized = { name: 'Bramhild Quessaye' }
export const missed = { name: 'Eulalie Brandtsvoort' }
export const overdue = { name: 'Ittai Vosgerchian' }

/** Asked for by the tests of the keyboard alone, one each. */
export const questioned = { name: 'Halvdan Mesquiterra' }
export const mistaken = { name: 'Solveig Tarrantoulis' }

/** Found by nothing in the list or the demo world. */
export const nobody = 'Quixwyth Bzentlumor'

const people: readonly Entity[] = [
  person('zorvan', {
    name: [wanted.name],
    alias: ['Zorwan Teklehaim', 'Zorvan T.'],
    birthDate: [wanted.born],
    nationality: ['et'],
    gender: ['male'],
    birthPlace: ['Invented-on-Sea'],
    notes: ['Invented for a test.'],
  }),
  {
    id: 'zorvan-pass',
    schema: 'Passport',
    properties: { holder: ['zorvan'], number: [wanted.passport], country: ['et'] },
  },
  person('burhan', { name: [arabic.latin], alias: [arabic.own], birthDate: ['1985'], nationality: ['tn'] }),
  ...[hunted, seized, overdue, questioned, mistaken, missed].map(({ name }, place) =>
    person(`desk-${place}`, { name: [name], birthDate: [`198${place}-07-21`], nationality: ['cy'] }),
  ),
  person('longest', { name: [longest], birthDate: ['1990-01-01'], nationality: ['pt', 'es', 'br'] }),
  ...Array.from({ length: 14 }, (_, place) =>
    person(`frequent-${place}`, {
      name: [frequent],
      birthDate: [`19${60 + place}-0${1 + (place % 9)}-12`],
      nationality: [place % 2 === 0 ? 'ee' : 'lv'],
    }),
  ),
]

function person(id: string, properties: Entity['properties']): Entity {
  return { id, schema: 'Person', properties }
}

/** FollowTheMoney, an entity a line. */
export const inventedList = linesOf(people)

function linesOf(entities: readonly Entity[]): string {
  return entities.map((entity) => JSON.stringify(entity)).join('\n')
}

/** A list of so many people whom nobody else has. */
export function listOf(count: number): string {
  return linesOf(
    Array.from({ length: count }, (_, place) =>
      person(`listed-${place}`, { name: [`Listed Person ${place}`], birthDate: ['1970'] }),
    ),
  )
}
