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
export type Column = (typeof columns)[number]

/** Words over columns in the languages of carriers, as they write them. Ours to extend. */
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
    ...['pax', 'pax name', 'passenger full name', 'nome', 'nome completo', 'фио', 'имя и фамилия'],
  ],
  given: [
    ...['given name', 'given names', 'first name', 'first names', 'forename', 'forenames', 'given'],
    ...['prénom', 'prénoms', 'nombres', 'nombre de pila', 'primer nombre', 'الاسم الأول', 'الاسم الشخصي'],
    ...['vorname', 'vornamen', 'nome próprio', 'имя'],
  ],
  family: [
    ...['surname', 'family name', 'last name', 'family', 'nom de famille'],
    ...['apellido', 'apellidos', 'primer apellido', 'اللقب', 'اسم العائلة', 'الاسم العائلي'],
    ...['nachname', 'familienname', 'apelido', 'sobrenome', 'фамилия'],
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
    ...['geburtsdatum', 'geboren am', 'data de nascimento', 'дата рождения'],
  ],
  nationality: [
    ...['nationality', 'citizenship', 'nationalité', 'nacionalidad', 'الجنسية', 'nat', 'nationality code'],
    ...['staatsangehörigkeit', 'nationalität', 'nacionalidade', 'гражданство'],
  ],
  sex: ['sex', 'gender', 'sexe', 'genre', 'sexo', 'género', 'الجنس', 'النوع', 'geschlecht', 'пол'],
  birthPlace: [
    ...['place of birth', 'birth place', 'pob', 'lieu de naissance', 'lugar de nacimiento'],
    ...['مكان الميلاد', 'مكان الولادة', 'geburtsort', 'место рождения'],
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
    ...['ppt', 'ppt no', 'ppt number', 'pp no', 'pass no', 'reisepass', 'reisepass nr', 'passnummer'],
    ...['ausweisnummer', 'passaporte', 'número do passaporte', 'паспорт', 'номер паспорта'],
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
export function plain(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
}

/** What is said of a cell by its words; null when they are over no column. */
export function columnCalled(text: string): Column | null {
  return columnOf.get(plain(text)) ?? null
}

export type Columns = readonly (Column | null)[]

/** Where the header of a list stands among its rows, and what its columns hold. */
export type Header = { readonly at: number; readonly columns: Columns }

/** Rows among which the header is looked for: lists of carriers have titles above it. Ours to confirm. */
const HEADER_ROWS = 20
/** Columns that a row has to name where one alone may be a caption. */
const FEW = 2

/** Words over a column of names that also say beside a name what somebody is. */
const ROLES: ReadonlySet<string> = new Set(['passenger', 'passager', 'pasajero', 'driver', 'owner'])

/** The first row that names several columns, else the first of all if it names one; null without either. */
export function headerIn(rows: readonly { readonly cells: readonly string[] }[]): Header | null {
  const top = rows.slice(0, HEADER_ROWS).map(({ cells }) => cells)
  const at = top.findIndex((cells) => countNamed(cells) >= FEW)
  if (at >= 0) return { at, columns: columnsOf(top[at] ?? []) }
  const [first = []] = top
  const columns = columnsOf(first)
  const named = columns.findIndex((column) => column !== null)
  if (named < 0 || first.some((cell) => /\p{Nd}/u.test(cell))) return null
  const isAlone = first.every((cell, place) => place === named || cell.trim() === '')
  return isAlone || !ROLES.has(plain(first[named] ?? '')) ? { at: 0, columns } : null
}

/** How many columns a row names. */
export function countNamed(cells: readonly string[]): number {
  return columnsOf(cells).filter((column) => column !== null).length
}

/** Whether the row says the header again, as on each page of a print. */
export function isHeaderAgain({ columns }: Header, cells: readonly string[]): boolean {
  return countNamed(cells) >= FEW && columnsOf(cells).join() === columns.join()
}

/** None for a row with figures, which is no header; one is allowed ("Passport 1"). */
function columnsOf(cells: readonly string[]): Columns {
  return cells.some((cell) => /\p{Nd}\P{Nd}*\p{Nd}/u.test(cell)) ? [] : cells.map(columnCalled)
}
