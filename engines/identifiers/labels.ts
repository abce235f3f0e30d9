import { parsePartialDate } from '../../kernel/partial-date.ts'
import type { IdentifierKind } from './types.ts'

/*
 * What people write in front of an identifier, in capitals, by the kinds that it may announce, and those that it announces
 * less often; longer labels first where one begins with another. Words of other languages: general knowledge, ours to extend and to confirm by native readers.
 */
const LABELS: readonly (readonly [
  kinds: readonly IdentifierKind[],
  labels: string,
  also?: readonly IdentifierKind[],
])[] = [
  [['mrz'], 'MACHINE READABLE ZONE|MRZ'],
  [
    ['driving_licence'],
    'DRIVING LICENCE|DRIVING LICENSE|DRIVERS LICENSE|DRIVERS LICENCE|DRIVER LICENSE|DRIVER LICENCE|LICENCE|LICENSE|PERMIS DE CONDUIRE|PERMIS|PERMISO DE CONDUCIR|CARNET DE CONDUCIR|FÜHRERSCHEIN|ВОДИТЕЛЬСКОЕ УДОСТОВЕРЕНИЕ|رخصة القيادة|DL',
  ],
  [
    ['document_number', 'mrz'],
    "REISEPASSNUMMER|PASSNUMMER|PASS-NR|PERSONALAUSWEISNUMMER|AUSWEISNUMMER|AUSWEISNR|PASAPORTUL|PASAPORT|PAȘAPORTUL|PASZPORT|ÚTLEVÉL|PASOŠ|PUTOVNICA|ΔΙΑΒΑΤΗΡΙΟ|ЗАГРАНПАСПОРТ|رقم الجواز|رقم جواز السفر|LAISSEZ-PASSER|NATIONAL IDENTITY CARD|CARTE NATIONALE D'IDENTITÉ|CARTE DE IDENTITATE|УДОСТОВЕРЕНИЕ ЛИЧНОСТИ|ПОСВІДЧЕННЯ|TRAVEL DOCUMENT|PASSPORT|PASSEPORT|PASAPORTE|PASSAPORTO|REISEPASS|PASS|PAȘAPORT|ЗАКОРДОННИЙ ПАСПОРТ|ПАСПОРТА|ПАСПОРТ|جواز السفر|جواز سفر|جواز|护照号码|护照号|护照|PPT|P/P|PP|IDENTITY CARD|ID CARD|CARTE D IDENTITÉ|CARTE D'IDENTITÉ|DOCUMENTO|DOCUMENT|PERSONALAUSWEIS|AUSWEIS|RESIDENCE PERMIT|DOC|ID",
  ],
  [
    ['vin'],
    'НОМЕР ШАССИ|НОМЕР КУЗОВА|КУЗОВА|КУЗОВ|ВИН|SERIE SASIU|SERIE ȘASIU|ȘASIU|SASIU|TELAIO|رقم الهيكل|رقم الشاسيه|车架号|VEHICLE IDENTIFICATION NUMBER|CHASSIS|CHÂSSIS|FAHRGESTELLNUMMER|FIN|BASTIDOR|NUMÉRO DE SÉRIE DU VÉHICULE|ШАССИ|VIN',
  ],
  [
    ['plate'],
    'LICENCE PLATE|LICENSE PLATE|NUMBER PLATE|REGISTRATION PLATE|PLATE|PLAQUE D IMMATRICULATION|PLAQUE D’IMMATRICULATION|PLAQUE|NUMĂR DE ÎNMATRICULARE|NUMAR DE INMATRICULARE|NR DE ÎNMATRICULARE|NR. DE ÎNMATRICULARE|NR. ÎNMATRICULARE|NR ÎNMATRICULARE|ÎNMATRICULARE|INMATRICULARE|TARGA|PLAKA|VRM|VRN|ГОС. НОМЕР|ГОС НОМЕР|ГОСНОМЕР|ГОС. НОМЕРНОЙ ЗНАК|ГРЗ|Г/Н|НОМЕРНОЙ ЗНАК|رقم اللوحة|لوحة|车牌号|车牌',
  ],
  [['plate'], 'VEHICLE|CAR|АВТОМОБИЛЬ|АВТОМОБІЛЬ|АВТО', ['vin']],
  [
    ['engine_number'],
    'НОМЕР ДВИГАТЕЛЯ|ENG|MOTORNUMMER|MOTOR-NR|رقم المحرك|ENGINE|MOTEUR|MOTOR|GEARBOX|ДВИГАТЕЛЬ',
  ],
  [['imo_company'], 'IMO COMPANY|IMO OWNER|COMPANY IMO|OWNER IMO'],
  [['imo_ship', 'imo_company'], 'LR/IMO|IMO|OMI|ИМО'],
  [['document_number'], 'MSN|C/N|INVENTORY|INV|SEAL|SCELLÉ|PRECINTO|ПЛОМБА'],
  [['mmsi'], 'AIS MMSI|MMSI|AIS|ISMM|ММСИ'],
  [
    ['call_sign'],
    "RADIO CALL SIGN|CALL SIGN|CALLSIGN|CALL-SIGN|INDICATIF D'APPEL|INDICATIF D’APPEL|INDICATIF|INDICATIVO|DISTINTIVO DE LLAMADA|RUFZEICHEN|ПОЗЫВНОЙ|ПОЗИВНИЙ|إشارة النداء|呼号|C/S",
    ['aircraft_registration'],
  ],
  [['hin'], 'HULL IDENTIFICATION NUMBER|HULL|HIN|CIN'],
  [
    ['aircraft_registration'],
    'AIRCRAFT REGISTRATION|AIRCRAFT REG|AIRCRAFT|A/C REG|TAIL NUMBER|TAIL|БОРТОВОЙ НОМЕР|БОРТ',
  ],
  [
    ['plate', 'aircraft_registration'],
    'IMMATRICULATION|MATRÍCULA|MATRICULA|AMTL. KENNZEICHEN|KENNZEICHEN|PLACA',
  ],
  // Companies and ships have one as well.
  [['plate', 'aircraft_registration'], 'REGISTRATION|REG', ['document_number']],
  [['icao_24bit'], 'MODE S|ICAO 24-BIT|ICAO24|ICAO HEX|HEX|ICAO'],
  [['container'], 'CNTR|CTR|CONTAINER|CONTENEUR|CONTENEDOR|КОНТЕЙНЕР|حاوية|集装箱|柜号'],
  // Of weapons, engines and parts, vehicles, and aircraft, whose makers' numbers are no kind of their own.
  [
    ['firearm_serial'],
    'SERIAL NUMBER|SERIAL|SER|NUMÉRO DE SÉRIE|N° DE SÉRIE|NÚMERO DE SERIE|NUMERO DE SERIE|SERIENNUMMER|SERIEN-NR|NUMĂR DE SERIE|СЕРИЙНЫЙ НОМЕР|ЗАВОДСКОЙ НОМЕР|MATRICOLA|الرقم التسلسلي|S/N|SN',
    ['engine_number', 'vin', 'document_number'],
  ],
  [['vin'], 'FRAME', ['firearm_serial']],
  [
    ['firearm_serial'],
    'WEAPON|FIREARM|GUN|PISTOL|RIFLE|SLIDE|BARREL|RECEIVER|REVOLVER|SHOTGUN|WAFFENNUMMER|WAFFEN-NR|ОРУЖИЕ|ПИСТОЛЕТ|رقم السلاح',
  ],
  [
    ['phone'],
    'CONTACT|MOB|TÉL|TLF|МОБ|رقم الهاتف|جوال|电话|手机|TELEPHONE|PHONE|TEL|MOBILE|CELL|GSM|MSISDN|FAX|TÉLÉPHONE|TELÉFONO|TELEFONO|TELEFON|HANDY|ТЕЛЕФОН|ТЕЛ|WHATSAPP|هاتف|SIGNAL|VIBER',
  ],
  [
    ['email'],
    'EMAIL ADDRESS|E-MAIL ADDRESS|ПОЧТА|ЭЛЕКТРОННАЯ ПОЧТА|ЭЛ. ПОЧТА|EMAIL|E-MAIL|MAIL|COURRIEL|CORREO|البريد الإلكتروني',
  ],
  [['imei'], 'IMEISV|IMEI'],
  [['imsi'], 'IMSI'],
  [['iccid'], 'ICCID|SIM CARD|SIM'],
  [
    ['handle'],
    'ТЕЛЕГРАМ|ВКОНТАКТЕ|INSTA|FB|IG|TG|VK|ВК|USERNAME|USER|HANDLE|TELEGRAM|INSTAGRAM|FACEBOOK|TWITTER|TIKTOK|DISCORD|SNAPCHAT',
  ],
  [['iban'], 'IBAN|رقم الآيبان|آيبان'],
  [
    ['iban'],
    'BANK ACCOUNT|ACCOUNT|ACCT|ACC|COMPTE|CUENTA|KONTONUMMER|KONTO|KTO|РАСЧЕТНЫЙ СЧЕТ|РАСЧЁТНЫЙ СЧЁТ|НОМЕР СЧЕТА|СЧЕТ|СЧЁТ|Р/С|رقم الحساب|حساب',
    ['document_number'],
  ],
  [['aircraft_registration', 'iban'], 'A/C', ['document_number']],
  [['bic'], 'BIC/SWIFT|SWIFT/BIC|SWIFT|BIC'],
  [['document_number', 'mrz', 'card'], 'VISA'],
  [['card'], 'CREDIT CARD|DEBIT CARD|BANK CARD|CARD|CARTE|TARJETA|KARTE|КАРТА'],
  [
    ['crypto_address'],
    'USDT TRC20|USDT-TRC20|USDT TRC-20|USDT ERC20|USDT-ERC20|USDT ERC-20|TRC20|ERC20|BTC WALLET|BTC ADDRESS|BITCOIN ADDRESS|КОШЕЛЕК|КОШЕЛЁК|WALLET|ADDRESS|BITCOIN|BTC|ETHEREUM|ETH|USDT|MONERO|XMR|LITECOIN|LTC|TRON|TRX',
  ],
  [['ip'], 'SOURCE IP|SRC IP|IP-АДРЕС|IP АДРЕС|ADRESSE IP|DIRECCIÓN IP|IP ADDRESS|IPV4|IPV6|IP'],
  [['asn'], 'ASN'],
  [['onion'], 'ONION'],
  [['domain'], 'DOMAIN|HOST|DOMAINE|DOMINIO'],
  [['url'], 'WEBSITE|SITE|URL|LINK'],
  [
    ['national_number'],
    'COD NUMERIC PERSONAL|COD PERSONAL|ИДНП|EMIRATES ID|EID|NISS|RIJKSREGISTERNUMMER|PERSONNUMMER|CPR|ЕГН|ЈМБГ|ИИН|居民身份证|身份证|رقم الهوية|الرقم القومي|الرقم الوطني|NATIONAL NUMBER|NATIONAL ID|PERSONAL NUMBER|PERSONAL CODE|TAX NUMBER|CNP|IDNP|JMBG|EGN|BSN|DNI|NIE|NIF|PESEL|CODICE FISCALE|CPF|SSN|CURP|AADHAAR|HETU|AMKA|TCKN|EMŠO|EMSO|ИНН|СНИЛС|ID NUMBER|身份证号码|身份证号',
  ],
  [['hash'], 'SHA-256|SHA256|SHA-1|SHA1|SHA-512|SHA512|MD5|HASH'],
  [['pgp_fingerprint'], 'PGP|GPG|FINGERPRINT|OPENPGP'],
]

/** Numbers and plates begin with these letters as well: without a mark after them they say nothing of what follows. */
const ALSO_BEGIN = new Set(['PP', 'PPT', 'CPF', 'SSN'])

type Label = Pick<Labelled, 'words' | 'kinds' | 'also'>

const labels: readonly Label[] = LABELS.flatMap(([kinds, words, also = []]) =>
  words.split('|').map((own) => ({ words: own, kinds: [...kinds, ...also], also })),
).sort((a, b) => b.words.length - a.words.length)

/** By first letter, since a text is compared with many labels. */
const byInitial = new Map<string, readonly Label[]>()
for (const label of labels) {
  const initial = label.words.slice(0, 1)
  byInitial.set(initial, [...(byInitial.get(initial) ?? []), label])
}

/** `isMarked`: a colon, a number sign or "no." stands between, so the label can be no part of the identifier. */
export type Labelled = {
  /** The label itself, in capitals. */
  readonly words: string
  readonly kinds: readonly IdentifierKind[]
  /** Those of them that it announces less often. */
  readonly also: readonly IdentifierKind[]
  readonly rest: string
  readonly isMarked: boolean
}

const NUMBER_WORDS =
  /^(?:NUMBER|NUMÉRO|NUMERO|NÚMERO|NUMĂRUL|NUMĂR|NUMAR|NUMMER|NÚM|NUM|NO|NR|НР|Nº|N°|N|№|НОМЕР|号码|رقم)(?![\p{L}\p{N}])[.:º°]*/u
const MARK = /^[\s.:=#№°-]+/
/** "Passport number is …" */
const IS = /^\s+(?:IS|ES|EST|IST|È|É)(?=[\s:])/
/** What a number word alone announces: five digits at least, in groups of a few letters, since names begin so as well. Ours to confirm. */
const ALONE = /^(?!.*\p{L}{4})(?:[^\p{N}]*\p{N}){5}[\p{L}\p{N}\s./<-]*$/u
/** "Numéro de passeport", "number of the container": the number first, then of what. */
const OF_WHAT = /^\s*(?:(?:OF|DE|DU|DEL|DER|DES|D['’]|THE|LA|LE)\s+)*/

/** The label that clean text begins with, in any capitals, and what follows it in its own; null where there is none. */
export function labelOf(written: string): Labelled | null {
  const text = withoutDots(written)
  const plain = upper(text)
  const word = NUMBER_WORDS.exec(plain)
  const found = labelAt(text, plain, 0)
  if (found !== null || word === null) return found
  const ofWhat = OF_WHAT.exec(plain.slice(word[0].length))?.[0] ?? ''
  return labelAt(text, plain, word[0].length + ofWhat.length) ?? numberAfter(text, word[0])
}

/** "V.I.N.", "D.N.I." */
function withoutDots(text: string): string {
  const dotted = /^(?:\p{L}\.){2,4}(?=[\s:])/u.exec(text)?.[0] ?? ''
  return dotted.replaceAll('.', '') + text.slice(dotted.length)
}

/** "No. L898902C3": a number of whatever kind. */
function numberAfter(text: string, word: string): Labelled | null {
  const mark = MARK.exec(text.slice(word.length))?.[0] ?? ''
  const rest = text.slice(word.length + mark.length).trim()
  const isMarked = /[.:=#№º°]/.test(word + mark)
  // N without a mark is the mark of American aircraft.
  const isNumber = ALONE.test(rest) && (isMarked || word !== 'N') && parsePartialDate(rest) === null
  return isNumber ? { words: '', kinds: [], also: [], rest, isMarked } : null
}

/** Capitals, unit by unit, so that places stay the same: ß has no capital of one unit. */
function upper(text: string): string {
  const capitals = text.toUpperCase()
  if (capitals.length === text.length) return capitals
  return text
    .split('')
    .map((unit) => (unit.toUpperCase().length === 1 ? unit.toUpperCase() : unit))
    .join('')
}

function labelAt(text: string, plain: string, from: number): Labelled | null {
  const label = (byInitial.get(plain.slice(from, from + 1)) ?? []).find((own) =>
    begins(plain, from, own.words),
  )
  if (label === undefined) return null
  let at = from + label.words.length
  const skip = (form: RegExp): string => {
    const skipped = form.exec(plain.slice(at))?.[0] ?? ''
    at += skipped.length
    return skipped
  }
  skip(/^[.\s]+/)
  const word = skip(NUMBER_WORDS)
  if (word !== '') skip(IS)
  const mark = skip(MARK)
  const rest = text.slice(at).trim()
  if (rest === '') return null
  const isMarked = word !== '' || /[:=#№]/.test(mark)
  const kinds = isMarked || !ALSO_BEGIN.has(label.words) ? label.kinds : []
  return { words: label.words, kinds, also: label.also, rest, isMarked }
}

/** After a label: white space, a mark, a digit at once ("IMO9074729"), a point that ends a short form. */
const AFTER = /^(?:$|[\s\d=#№°]|:(?!\/\/)|-\s?\d|\.(?:\s|:|$|\+|\d|N[OR]\b))/

/** "user@…" and "site.org" only begin like a label. */
function begins(plain: string, from: number, words: string): boolean {
  const end = from + words.length
  return plain.startsWith(words, from) && AFTER.test(plain.slice(end, end + 4))
}
