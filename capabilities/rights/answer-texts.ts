import type { Language } from '../../kernel/country.ts'
import type { Purpose } from '../../kernel/purpose.ts'
import type { Ground, RequestKind } from './request.ts'

/** The sentences of a letter in one language. `{…}` are filled in. */
type LetterTexts = {
  readonly title: string
  readonly asked: Readonly<Record<RequestKind, string>>
  readonly notExamined: string
  readonly ground: Readonly<Record<Ground, string>>
  readonly held: string
  readonly born: string
  readonly documents: string
  readonly corrected: string
  readonly deleted: string
  /** The same whether nothing is held or nothing may be told: neither can be read from it. */
  readonly nothing: string
  readonly nothingMore: string
  readonly signature: string
  readonly purpose: Readonly<Record<Purpose, string>>
}

const en: LetterTexts = {
  title: 'Answer to request {reference}',
  asked: {
    access: '{name}: your request for access to data about you reached the Commission on {date}.',
    correction: '{name}: your request to correct data about you reached the Commission on {date}.',
    deletion: '{name}: your request to delete data about you reached the Commission on {date}.',
  },
  notExamined: 'The Commission cannot examine the request: {ground}.',
  ground: {
    identity_not_proved: 'it was not proved who you are',
    no_mandate: 'whoever wrote for you did not show that you asked them to',
    not_about_own_data: 'it is not about data concerning you',
    repeated: 'the same was asked and answered before, and nothing new was put forward',
    withdrawn: 'you withdrew it',
  },
  held: '{bureau} keeps data under the name {names} since {date}, for this purpose: {purpose}.',
  born: 'Date of birth as recorded: {born}.',
  documents: 'Documents as recorded: {documents}.',
  corrected: 'Data about you were corrected, and whoever had received them was told.',
  deleted: 'Data about you were deleted, and whoever had received them was told.',
  nothing:
    'The Commission has examined the files. There is nothing that it may disclose to you; this neither confirms nor denies that data about you are kept.',
  nothingMore:
    'There is nothing more that the Commission may disclose to you; this neither confirms nor denies that other data about you are kept.',
  signature: 'For the Commission',
  purpose: {
    wanted: 'searching for a wanted person',
    locate: 'finding where somebody is',
    investigate: 'a criminal investigation',
    warn: 'warning of a threat',
    identify: 'establishing an identity',
    forensic: 'forensic examination',
    security_check: 'a security check',
    border: 'border control',
    threat_analysis: 'analysing threats',
  },
}

const fr: LetterTexts = {
  title: 'Réponse à la demande {reference}',
  asked: {
    access:
      '{name} : votre demande d’accès aux données vous concernant est parvenue à la Commission le {date}.',
    correction:
      '{name} : votre demande de rectification de données vous concernant est parvenue à la Commission le {date}.',
    deletion:
      '{name} : votre demande d’effacement de données vous concernant est parvenue à la Commission le {date}.',
  },
  notExamined: 'La Commission ne peut pas examiner la demande : {ground}.',
  ground: {
    identity_not_proved: 'votre identité n’a pas été établie',
    no_mandate: 'la personne qui a écrit pour vous n’a pas montré que vous l’en avez chargée',
    not_about_own_data: 'elle ne porte pas sur des données vous concernant',
    repeated: 'la même demande a déjà reçu une réponse et rien de nouveau n’a été avancé',
    withdrawn: 'vous l’avez retirée',
  },
  held: '{bureau} conserve des données au nom de {names} depuis le {date}, à cette fin : {purpose}.',
  born: 'Date de naissance enregistrée : {born}.',
  documents: 'Documents enregistrés : {documents}.',
  corrected: 'Des données vous concernant ont été rectifiées et leurs destinataires en ont été informés.',
  deleted: 'Des données vous concernant ont été effacées et leurs destinataires en ont été informés.',
  nothing:
    'La Commission a examiné les fichiers. Rien ne peut vous être communiqué ; cela ne confirme ni n’infirme l’existence de données vous concernant.',
  nothingMore:
    'Rien de plus ne peut vous être communiqué ; cela ne confirme ni n’infirme l’existence d’autres données vous concernant.',
  signature: 'Pour la Commission',
  purpose: {
    wanted: 'la recherche d’une personne',
    locate: 'la localisation d’une personne',
    investigate: 'une enquête pénale',
    warn: 'l’alerte sur une menace',
    identify: 'l’établissement d’une identité',
    forensic: 'un examen de police scientifique',
    security_check: 'une vérification de sécurité',
    border: 'le contrôle aux frontières',
    threat_analysis: 'l’analyse de menaces',
  },
}

const es: LetterTexts = {
  title: 'Respuesta a la solicitud {reference}',
  asked: {
    access: '{name}: su solicitud de acceso a datos sobre usted llegó a la Comisión el {date}.',
    correction: '{name}: su solicitud de rectificación de datos sobre usted llegó a la Comisión el {date}.',
    deletion: '{name}: su solicitud de supresión de datos sobre usted llegó a la Comisión el {date}.',
  },
  notExamined: 'La Comisión no puede examinar la solicitud: {ground}.',
  ground: {
    identity_not_proved: 'no se acreditó su identidad',
    no_mandate: 'quien escribió por usted no acreditó que se lo hubiera encargado',
    not_about_own_data: 'no trata de datos sobre usted',
    repeated: 'lo mismo ya se solicitó y se respondió, y no se aportó nada nuevo',
    withdrawn: 'usted la retiró',
  },
  held: '{bureau} conserva datos a nombre de {names} desde el {date}, con este fin: {purpose}.',
  born: 'Fecha de nacimiento registrada: {born}.',
  documents: 'Documentos registrados: {documents}.',
  corrected: 'Se rectificaron datos sobre usted y se informó a quienes los habían recibido.',
  deleted: 'Se suprimieron datos sobre usted y se informó a quienes los habían recibido.',
  nothing:
    'La Comisión ha examinado los ficheros. No hay nada que se le pueda comunicar; esto no confirma ni desmiente que se conserven datos sobre usted.',
  nothingMore:
    'No hay nada más que se le pueda comunicar; esto no confirma ni desmiente que se conserven otros datos sobre usted.',
  signature: 'Por la Comisión',
  purpose: {
    wanted: 'la búsqueda de una persona',
    locate: 'la localización de una persona',
    investigate: 'una investigación penal',
    warn: 'la advertencia de una amenaza',
    identify: 'la identificación de una persona',
    forensic: 'un examen forense',
    security_check: 'una comprobación de seguridad',
    border: 'el control fronterizo',
    threat_analysis: 'el análisis de amenazas',
  },
}

const ar: LetterTexts = {
  title: 'الرد على الطلب {reference}',
  asked: {
    access: '{name}: وصل إلى اللجنة في {date} طلبكم الاطلاع على البيانات المتعلقة بكم.',
    correction: '{name}: وصل إلى اللجنة في {date} طلبكم تصحيح بيانات متعلقة بكم.',
    deletion: '{name}: وصل إلى اللجنة في {date} طلبكم حذف بيانات متعلقة بكم.',
  },
  notExamined: 'لا يمكن للجنة أن تنظر في الطلب: {ground}.',
  ground: {
    identity_not_proved: 'لم تثبت هويتكم',
    no_mandate: 'لم يثبت من كتب نيابة عنكم أنكم كلفتموه بذلك',
    not_about_own_data: 'لا يتعلق الطلب ببيانات تخصكم',
    repeated: 'سبق أن طُلب الأمر نفسه وأُجيب عنه ولم يُقدَّم أي جديد',
    withdrawn: 'سحبتم الطلب',
  },
  held: 'يحتفظ {bureau} ببيانات باسم {names} منذ {date} لهذا الغرض: {purpose}.',
  born: 'تاريخ الميلاد المسجل: {born}.',
  documents: 'الوثائق المسجلة: {documents}.',
  corrected: 'صُحِّحت بيانات متعلقة بكم وأُبلغ كل من كان قد تلقاها.',
  deleted: 'حُذفت بيانات متعلقة بكم وأُبلغ كل من كان قد تلقاها.',
  nothing:
    'فحصت اللجنة الملفات. ليس هناك ما يجوز إطلاعكم عليه؛ ولا يؤكد ذلك ولا ينفي الاحتفاظ ببيانات متعلقة بكم.',
  nothingMore:
    'ليس هناك ما يجوز إطلاعكم عليه غير ذلك؛ ولا يؤكد ذلك ولا ينفي الاحتفاظ ببيانات أخرى متعلقة بكم.',
  signature: 'عن اللجنة',
  purpose: {
    wanted: 'البحث عن شخص مطلوب',
    locate: 'تحديد مكان شخص',
    investigate: 'تحقيق جنائي',
    warn: 'التحذير من تهديد',
    identify: 'التحقق من هوية',
    forensic: 'فحص جنائي علمي',
    security_check: 'تحقق أمني',
    border: 'مراقبة الحدود',
    threat_analysis: 'تحليل التهديدات',
  },
}

export const letterTexts: Readonly<Record<Language, LetterTexts>> = { en, fr, es, ar }
