/*
 * Name parts that very many people bear, one name with its spellings per item. They tell less; and two of them that differ
 * are two names, not one with an error: Ahmed is not Mohamed. A fixed table and not counts of the index, since a
 * similarity that moves with records the asker may not see would tell that they exist. General knowledge, ours to extend.
 */
const TABLE =
  'mohammed muhammad mohamed mohammad mohamad muhammed; ahmed ahmad ahmet; mahmoud mahmud mahmood; ali aly; ' +
  'hassan hasan hasaan; hussein husain husayn hossein hussain huseyin husein hussien; ibrahim ebrahim brahim; khan; ' +
  'abdullah abdallah abdulla; omar umar omer; yusuf youssef yousef yousuf yousif; ismail ismael esmail; mustafa mostafa mustapha; ' +
  'khalid khaled; hamid hameed; saleh salih; said saeed sayeed; hamza hamzah; salem salim saleem; aziz; rahman rehman; karim kareem; ' +
  'rahim raheem; hadi; amir ameer; nasser nasir naser; jamal gamal; kamal kamel; tariq tarek; bilal; saif saef; singh; kumar; devi; ' +
  'sharma; begum; kim gim; lee yi; park pak bak; choi choe; jong; jung; chol; song; yong; kang; wang; zhang; chen; liu; yang; huang; ' +
  'zhao; zhou; nguyen; tran; pham; hoang; minh; tan; wong; john; james; robert; michael; william; david; richard; joseph; thomas; ' +
  'charles; daniel; peter; paul; george; mary; anna; maria; smith; johnson; jones; brown; williams; miller; davis; garcia; rodriguez; ' +
  'martinez; hernandez; lopez; gonzalez gonzales; perez; sanchez; ramirez; torres; jose; juan; carlos; luis; antonio; jesus; ' +
  'francisco; pedro; miguel; manuel; silva; santos; oliveira; souza sousa; aleksandr alexander alexandr; sergei sergey; ' +
  'vladimir; andrei andrey; aleksei alexei aleksey alexey; dmitri dmitry dmitriy; ivan; nikolai nikolay; mikhail; yuri yury yuriy; viktor victor; ' +
  'igor; oleg; ivanov; petrov; muller mueller; schmidt; schneider; fischer; weber; hans; klaus; jean; pierre; michel; marie; martin; ' +
  'bernard; mamadou; moussa musa; abdoulaye; diallo; traore; khalil; jabir jaber; kabir; rashid rashed; walid waleed; majid majed; amin ameen; ' +
  'zahid; yasin yaseen; yasir yasser; bashir; hisham; hashim; samir; cho jo; lim rim; yoon yun; ranjit; manjit; harjit; gurpreet; harpreet; ' +
  'aung; maung; naing; khaing; tun htun; thein; hein; than; kyaw; hla; saad sad; nasr; jamil jameel; amina aminah; ammar; ' +
  'aminullah; amanullah; najibullah najeebullah; nasibullah; saifullah sayfullah; safiullah safiyullah; habibullah; hafizullah; hamidullah; ' +
  'rahmatullah rehmatullah; rahimullah; karimullah; obaidullah ubaidullah ubaydullah; hikmatullah hekmatullah; asadullah; ' +
  // Who is the second of a name is not the third.
  'ii; iii; iv'

/** The same in Arabic letters, folded, by any spelling of the name: no vowel would tell Omar from Amir, or Said from Saad. */
const NATIVE =
  'mohammed محمد; ahmed احمد; mahmoud محمود; ali علي; hassan حسن; hussein حسين; ibrahim ابراهيم; abdullah عبدالله عبداللا; omar عمر; ' +
  'yusuf يوسف; ismail اسماعيل; mustafa مصطفي; khalid خالد; hamid حميد حامد; hamza حمزه; saleh صالح; said سعيد; salem سالم سليم; ' +
  'aziz عزيز; rahman رحمن; karim كريم; rahim رحيم; hadi هادي; amir امير عامر; nasser ناصر; jamal جمال; kamal كمال; tariq طارق; bilal بلال; ' +
  'saif سيف; khalil خليل; jabir جابر; rashid رشيد راشد; walid وليد; majid ماجد مجيد; amin امين; yasin ياسين; yasir ياسر; bashir بشير; ' +
  'hisham هشام; hashim هاشم; samir سمير; khan خان; saad سعد; nasr نصر; jamil جميل; amina امينه; ammar عمار'

const latin = new Map(
  TABLE.split(/;\s*/).flatMap((line, at) => line.split(' ').map((name) => [name, at] as const)),
)
const lines = new Map([...latin, ...NATIVE.split(/;\s*/).flatMap(linesOfNative)])

function linesOfNative(item: string): (readonly [string, number])[] {
  const [name = '', ...written] = item.split(' ')
  const line = latin.get(name)
  if (line === undefined) throw new Error(`${name} is none of the well-known names`)
  return written.map((letters) => [letters, line] as const)
}

/** Share of a full weight that a very common part has. */
const COMMON_WEIGHT = 0.8

/** 1 for most parts, less for those that many people bear. `line` is what `wellKnown` gives. */
export function rarityOf(line: number): number {
  return line < 0 ? 1 : COMMON_WEIGHT
}

/** Which of the well-known names this is a spelling of, in Latin letters or folded Arabic ones; -1 when of none. */
export function wellKnown(form: string): number {
  return lines.get(form) ?? -1
}

/** Two well-known names that are not spellings of each other. */
export function areDistinct(one: number, other: number): boolean {
  return one >= 0 && other >= 0 && one !== other
}
