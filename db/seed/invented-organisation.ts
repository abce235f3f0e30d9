import type { RecordName } from '../../capabilities/records/body-parts.ts'
import type { OrganisationBody } from '../../capabilities/records/record.ts'
import type { Country } from '../../kernel/country.ts'
import type { Script } from '../../kernel/person-name.ts'
import type { DocumentMaker } from './identity-document.ts'
import { cityIn } from './invented-person.ts'
import { knownCountry } from './name-pools/pool.ts'
import type { Random } from './random.ts'

/** Words that companies of one language are named with: native and Latin form, the same where it is Latin anyway. */
type Trade = {
  readonly countries: readonly Country[]
  readonly script: Script
  readonly heads: readonly Word[]
  readonly sectors: readonly Word[]
  readonly legalForms: readonly Word[]
  /** Where the legal form stands. */
  readonly formFirst: boolean
  readonly gap: '' | ' '
}
type Word = { readonly native: string; readonly latin: string }

type Texts = {
  countries: string
  heads: string
  sectors: string
  forms: string
  script?: Script
  formFirst?: true
  gap?: ''
}

function trade(texts: Texts): Trade {
  return {
    countries: texts.countries.split(' ').map(knownCountry),
    script: texts.script ?? 'Latn',
    heads: words(texts.heads),
    sectors: words(texts.sectors),
    legalForms: words(texts.forms),
    formFirst: texts.formFirst ?? false,
    gap: texts.gap ?? ' ',
  }
}

function words(text: string): readonly Word[] {
  return text.split(' ').map((entry) => {
    const [native = '', latin = native] = entry.replaceAll('_', ' ').split('=')
    return { native, latin }
  })
}

const trades: readonly Trade[] = [
  trade({
    countries: 'GBR USA CAN IRL AUS KEN NGA SGP',
    heads:
      'Nordvale Tamberly Kestrelwick Ardenmoor Quillstone Ostermere Brackwater Fenhollow Larkspire Halvergate',
    sectors:
      'Trading Shipping General_Trading Logistics Consulting Aviation Metals Food_Imports Holdings Travel',
    forms: 'Ltd Limited LLC Inc. PLC Corp.',
  }),
  trade({
    countries: 'FRA BEL CHE CIV CMR SEN',
    heads: 'Valbrune Orlienne Tremazac Castelune Maruvert Bellorive Sautrelle Grandcombe',
    sectors: 'Négoce Transports Import-Export Conseil Bâtiment Distribution Matériaux Voyages',
    forms: 'SARL SA SAS SPRL',
  }),
  trade({
    countries: 'ESP MEX COL ARG PAN PER',
    heads: 'Almoraje Velarrubia Montesuelo Riocanto Serravila Puertalba Tresnubes Campolindo',
    sectors: 'Comercial Transportes Inversiones Minera Pesquera Importaciones Construcciones Turismo',
    forms: 'S.A. S.L. S.A._de_C.V. S.R.L. Ltda.',
  }),
  trade({
    countries: 'PRT BRA AGO MOZ',
    heads: 'Luzeiral Pedravaz Marsolto Ventoril Ribeirusca Solmonte Aldemira',
    sectors: 'Comércio Transportes Pescas Importação_e_Exportação Construções Mineração',
    forms: 'Lda. Ltda. S.A.',
  }),
  trade({
    countries: 'DEU AUT CHE LIE',
    heads: 'Nordhafer Altenwick Brunnacker Seehalden Talmühler Weidenkamp Rothlauber',
    sectors: 'Handels Spedition Maschinenbau Immobilien Beteiligungs Reisedienst',
    forms: 'GmbH AG GmbH_&_Co._KG KG UG',
  }),
  trade({
    countries: 'ITA',
    heads: 'Montelargo Vallebruna Sanferrino Acquarola Pontemoro',
    sectors: 'Commerciale Trasporti Alimentari Edilizia Marmi',
    forms: 'S.r.l. S.p.A. S.n.c.',
  }),
  trade({
    countries: 'TUR CYP',
    heads: 'Akdenkaya Yeşilova Gökkent Denizbağ Karaçınar',
    sectors: 'Ticaret Nakliyat İnşaat Denizcilik Gıda',
    forms: 'A.Ş. Ltd._Şti.',
  }),
  trade({
    countries: 'IDN MYS',
    heads: 'Samudrajaya Bintangraya Karyasenja Gemilangtara',
    sectors: 'Dagang Pelayaran Logistik Tambang',
    forms: 'PT CV Sdn._Bhd.',
    formFirst: true,
  }),
  trade({
    countries: 'RUS BLR KAZ KGZ',
    script: 'Cyrl',
    heads:
      'Северострой=Severostroi Волгалюкс=Volgalyuks Уралмикс=Uralmiks Байкалторг=Baikaltorg Невапром=Nevaprom Тайгаснаб=Taigasnab',
    sectors: 'Логистика=Logistika Трейдинг=Treiding Инвест=Invest Металл=Metall Транзит=Tranzit',
    forms: 'ООО=OOO ЗАО=ZAO АО=AO',
    formFirst: true,
  }),
  trade({
    countries: 'UKR',
    script: 'Cyrl',
    heads: 'Дніпрохліб=Dniprokhlib Карпатліс=Karpatlis Полтавазерно=Poltavazerno Степагро=Stepahro',
    sectors: 'Логістика=Lohistyka Торг=Torh Інвест=Invest Буд=Bud',
    forms: 'ТОВ=TOV ПрАТ=PrAT',
    formFirst: true,
  }),
  trade({
    countries: 'GRC CYP',
    script: 'Grek',
    heads: 'Θαλασσινή=Thalassini Αιγαλία=Aigalia Πελαγίς=Pelagis Ορεινή=Oreini',
    sectors: 'Ναυτιλιακή=Naftiliaki Εμπορική=Emporiki Τεχνική=Techniki',
    forms: 'Α.Ε.=A.E. Ε.Π.Ε.=E.P.E. Ι.Κ.Ε.=I.K.E.',
  }),
  trade({
    countries: 'ARE SAU EGY IRQ JOR SYR LBN',
    script: 'Arab',
    heads:
      'نجمة_الخليج=Najmat_Al_Khaleej وادي_النور=Wadi_Al_Noor برج_الصحراء=Burj_Al_Sahra نخيل_الشرق=Nakheel_Al_Sharq بحر_الأمل=Bahr_Al_Amal',
    sectors:
      'للتجارة_العامة=General_Trading للنقل=Transport للمقاولات=Contracting للاستيراد_والتصدير=Import_and_Export للصرافة=Exchange',
    forms: 'ش.ذ.م.م=LLC ذ.م.م=WLL',
  }),
  trade({
    countries: 'IRN AFG',
    script: 'Arab',
    heads: 'پارس‌گستر=Parsgostar کویرسازان=Kavirsazan البرزنگار=Alborznegar',
    sectors: 'تجارت=Tejarat ترابری=Tarabari صنعت=Sanat',
    forms: 'سهامی_خاص=PJSC',
  }),
  trade({
    countries: 'CHN HKG',
    script: 'Hani',
    heads: '海瑞通=Hairuitong 金禾盛=Jinhesheng 东岭源=Donglingyuan 远帆达=Yuanfanda 绿川宏=Lüchuanhong',
    sectors: '贸易=Trading 物流=Logistics 科技=Technology 实业=Industrial 进出口=Import_and_Export',
    forms: '有限公司=Co.,_Ltd.',
    gap: '',
  }),
  trade({
    countries: 'KOR',
    script: 'Hang',
    heads: '한빛누리=Hanbitnuri 동해마루=Donghaemaru 새솔=Saesol',
    sectors: '무역=Trading 해운=Shipping 물산=Products',
    forms: '주식회사=Co.,_Ltd.',
  }),
  trade({
    countries: 'THA',
    script: 'Thai',
    heads: 'ธาราสยามทอง=Tharasiamthong เรือนแก้วฟ้า=Rueankaeofa ภูตะวันไทย=Phutawanthai',
    sectors: 'การค้า=Trading ขนส่ง=Transport ก่อสร้าง=Construction',
    forms: 'จำกัด=Co.,_Ltd.',
    gap: '',
  }),
]

type Maker = { readonly random: Random; readonly makeDocument: DocumentMaker }

export function organisationBody({ random, makeDocument }: Maker): Omit<OrganisationBody, 'remarks'> {
  const of = random.pick(trades)
  const country = random.pick(of.countries)
  return {
    kind: 'organisation',
    names: namesOf(of, random),
    countries: [country],
    addresses: random.chance(0.7) ? [cityIn(country, random)] : [],
    documents: [
      ...(random.chance(0.7) ? [makeDocument('registration', country)] : []),
      ...(random.chance(0.3) ? [makeDocument('tax_number', country)] : []),
    ],
    programmes: [],
  }
}

type Company = { readonly head: Word; readonly sector: Word; readonly form: Word }

function namesOf(of: Trade, random: Random): RecordName[] {
  const company = {
    head: random.pick(of.heads),
    sector: random.pick(of.sectors),
    form: random.pick(of.legalForms),
  }
  const earlier = { ...company, head: random.pick(of.heads.filter((head) => head !== company.head)) }
  return [
    nameOf(latin(company, of), 'Latn', 'primary'),
    ...(of.script === 'Latn' ? [] : [nameOf(native(company, of), of.script, 'original')]),
    ...(random.chance(0.4) ? [nameOf(`${company.head.latin} ${company.sector.latin}`, 'Latn', 'alias')] : []),
    ...(random.chance(0.15) ? [nameOf(company.head.latin, 'Latn', 'weak_alias')] : []),
    ...(random.chance(0.15) ? [nameOf(latin(earlier, of), 'Latn', 'former')] : []),
  ]
}

function nameOf(text: string, script: Script, type: RecordName['type']): RecordName {
  return { text, script, type, parts: null }
}

function latin({ head, sector, form }: Company, of: Trade): string {
  const inOrder = of.formFirst ? [form, head, sector] : [head, sector, form]
  return inOrder.map((word) => word.latin).join(' ')
}

function native({ head, sector, form }: Company, of: Trade): string {
  const inOrder = of.formFirst ? [form, head, sector] : [head, sector, form]
  return inOrder.map((word) => word.native).join(of.gap)
}
