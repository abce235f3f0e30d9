import { parseCountry } from '../../kernel/country.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { ListLine } from './batch.ts'
import { isSheet, type ListFault, linesOf, type Row, rowsOf, rowsOfSheet, textOf } from './import-list.ts'
import { noQuestion, type Question } from './recognise.ts'

/** Most lines of one list: passengers and crew of the largest ships, with room. Ours to confirm. */
const MOST_LINES = 10_000
/** Longest line. Ours to confirm. */
const LONGEST_LINE = 10_000

const columns = [
  'name',
  'given',
  'family',
  'born',
  'nationality',
  'sex',
  'birthPlace',
  'document',
  'vin',
  'plate',
  'imo',
] as const
type Column = (typeof columns)[number]

/** Words over columns in English, French, Spanish and Arabic, as carriers write them. Ours to extend. */
const WORDS: Readonly<Record<Column, readonly string[]>> = {
  name: [
    ...[
      'name',
      'full name',
      'passenger',
      'passenger name',
      'crew member',
      'driver',
      'owner',
      'person',
      'names',
    ],
    ...['nom', 'nom complet', 'nom et prénom', 'nom du passager', 'passager'],
    ...['nombre', 'nombre completo', 'nombre y apellidos', 'apellidos y nombre', 'pasajero'],
    ...['الاسم', 'الاسم الكامل', 'اسم المسافر', 'اسم الراكب'],
  ],
  given: [
    ...['given name', 'given names', 'first name', 'first names', 'forename', 'forenames', 'given'],
    ...['prénom', 'prénoms', 'nombres', 'nombre de pila', 'primer nombre', 'الاسم الأول', 'الاسم الشخصي'],
  ],
  family: [
    ...['surname', 'family name', 'last name', 'family', 'nom de famille'],
    ...['apellido', 'apellidos', 'primer apellido', 'اللقب', 'اسم العائلة', 'الاسم العائلي'],
  ],
  born: [
    ...[
      'born',
      'date of birth',
      'birth date',
      'dob',
      'birthday',
      'date de naissance',
      'né le',
      'née le',
      'né(e) le',
    ],
    ...['fecha de nacimiento', 'nacimiento', 'fecha nacimiento', 'تاريخ الميلاد', 'تاريخ الولادة'],
  ],
  nationality: [
    ...['nationality', 'citizenship', 'nationalité', 'nacionalidad', 'الجنسية', 'nat', 'nationality code'],
  ],
  sex: ['sex', 'gender', 'sexe', 'genre', 'sexo', 'género', 'الجنس', 'النوع'],
  birthPlace: [
    ...['place of birth', 'birth place', 'pob', 'lieu de naissance', 'lugar de nacimiento'],
    ...['مكان الميلاد', 'مكان الولادة'],
  ],
  document: [
    ...['document', 'document number', 'document no', 'doc no', 'doc number', 'passport', 'passport number'],
    ...['passport no', 'travel document', 'travel document number', 'id number', 'identity card', 'number'],
    ...['numéro de document', 'n° de document', 'document de voyage', 'passeport', 'numéro de passeport'],
    ...['n° de passeport', 'documento', 'número de documento', 'n.º de documento', 'pasaporte'],
    ...[
      'número de pasaporte',
      'documento de viaje',
      'رقم الوثيقة',
      'رقم جواز السفر',
      'جواز السفر',
      'رقم الجواز',
    ],
  ],
  vin: [
    ...['vin', 'chassis', 'chassis number', 'chassis no', 'vehicle identification number', 'châssis'],
    ...['numéro de châssis', 'n° de châssis', 'bastidor', 'número de bastidor', 'رقم الهيكل', 'رقم الشاسيه'],
  ],
  plate: [
    ...['plate', 'licence plate', 'license plate', 'number plate', 'registration', 'registration number'],
    ...['registration no', 'reg no', 'plaque', 'immatriculation', "plaque d'immatriculation"],
    ...["numéro d'immatriculation", 'matrícula', 'placa', 'رقم اللوحة', 'لوحة السيارة', 'اللوحة'],
  ],
  imo: ['imo', 'imo number', 'imo no', 'numéro imo', 'número imo', 'رقم المنظمة البحرية الدولية'],
}

const columnOf = new Map(
  columns.flatMap((column) => WORDS[column].map((word) => [plain(word), column] as const)),
)

/** Lower-case letters alone, without accents. */
function plain(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
}

const DELIMITERS = [',', ';', '\t', '|']

/** What the file of a list asks: a workbook, or text in any encoding. */
export async function readManifestFile(bytes: Buffer): Promise<Result<readonly ListLine[], ListFault>> {
  if (isSheet(bytes)) {
    // A header and one row too many, by which a list that is too long is known.
    const rows = await rowsOfSheet(bytes, MOST_LINES + 2)
    return rows.ok ? readRows(rows.value) : rows
  }
  const text = textOf(bytes)
  return text.ok ? readManifest(text.value) : text
}

/** What a passenger, crew or vehicle list asks, line by line. Without a header each line is asked as it stands. */
export function readManifest(text: string): Result<readonly ListLine[], ListFault> {
  const delimiter = delimiterOf(text)
  if (delimiter === null) return readRows(linesOf(text))
  const rows = rowsOf(text, delimiter)
  return rows.ok ? readRows(rows.value) : rows
}

/** The same of a table that is in cells already, as those of a workbook are. */
function readRows(rows: readonly Row[]): Result<readonly ListLine[], ListFault> {
  const header = columnsOf(rows[0]?.cells ?? [])
  const data = header === null ? rows : rows.slice(1)
  if (data.length === 0) return fail({ kind: 'list_empty' })
  if (data.length > MOST_LINES) return fail({ kind: 'list_too_long', limit: MOST_LINES })
  const asked = data.flatMap((row): readonly ListLine[] =>
    isTooLong(row)
      ? [{ ...row, question: fail({ kind: 'line_too_long', limit: LONGEST_LINE } as const) }]
      : questionsOf(row, header).map((question) => ({ ...row, question: ok(question) })),
  )
  return ok(asked)
}

type Columns = readonly (Column | null)[]

/** The columns that a first row names; null when it names none. A row with a digit is no header. */
function columnsOf(cells: readonly string[]): Columns | null {
  if (cells.some((cell) => /\p{Nd}/u.test(cell))) return null
  const columns = cells.map((cell) => columnOf.get(plain(cell)) ?? null)
  return columns.every((column) => column === null) ? null : columns
}

/** The separator by which the first line names most columns; null when it names none. */
function delimiterOf(text: string): string | null {
  const line = linesOf(text.slice(0, LONGEST_LINE))[0]?.cells[0] ?? ''
  const named = (delimiter: string): number => {
    const cells = line.split(delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, ''))
    return columnsOf(cells)?.filter((column) => column !== null).length ?? 0
  }
  const best = DELIMITERS.reduce((one, other) => (named(other) > named(one) ? other : one))
  return named(best) === 0 ? null : best
}

function isTooLong({ cells }: Row): boolean {
  return cells.reduce((sum, cell) => sum + cell.length, 0) > LONGEST_LINE
}

/** One question for the person or thing with its first number, one more for each further number. */
function questionsOf({ cells }: Row, header: Columns | null): Question[] {
  const ask = (question: Partial<Question>): Question => ({ ...noQuestion, ...question })
  if (header === null) return [ask({ text: cells.join(' ').replace(/[;\t|]+/g, ' ') })]
  const held = cellsByColumn(cells, header)
  if (held.size === 0 && cells.every((cell) => cell.trim() === '')) return []
  const [number, ...more] = (['document', 'vin', 'plate', 'imo'] as const).flatMap((column) => {
    const text = held.get(column)
    return text === undefined ? [] : [text]
  })
  return [ask({ ...whoOf(held), document: number }), ...more.map((document) => ask({ document }))]
}

type Held = ReadonlyMap<Column, string>

/** What stands under each column; of two columns that mean the same the first that is filled counts. */
function cellsByColumn(cells: readonly string[], header: Columns): Held {
  const held = new Map<Column, string>()
  header.forEach((column, at) => {
    const cell = cells[at]?.trim() ?? ''
    if (column !== null && cell !== '' && !held.has(column)) held.set(column, cell)
  })
  return held
}

function whoOf(held: Held): Partial<Question> {
  const given = held.get('given')
  // "Nom" and "Nombre" mean all of a name, or the part that stands beside another column.
  const name = held.get('name')
  const parts = held.has('family') ? [given ?? name, held.get('family')] : [given, name]
  const whole = parts.filter((part) => part !== undefined).join(' ')
  return {
    name: whole === '' ? undefined : whole,
    born: held.get('born'),
    nationality: countryOf(held.get('nationality')),
    sex: sexOf(held.get('sex')),
    birthPlace: held.get('birthPlace'),
  }
}

/** Without a code that is known the person is asked for all the same: nationality only narrows. */
function countryOf(text: string | undefined): string | undefined {
  return text !== undefined && parseCountry(text) !== null ? text : undefined
}

const SEXES: Readonly<Record<string, Question['sex']>> = {
  ...{ m: 'M', male: 'M', h: 'M', homme: 'M', masculin: 'M', hombre: 'M', masculino: 'M', ذكر: 'M' },
  ...{ f: 'F', female: 'F', femme: 'F', feminin: 'F', mujer: 'F', femenino: 'F', انثى: 'F', x: 'X' },
}

function sexOf(text: string | undefined): Question['sex'] {
  return text === undefined ? undefined : SEXES[plain(text)]
}
