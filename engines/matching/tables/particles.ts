import { foldAbjad } from '../scripts/abjad.ts'

/*
 * Words that stand in names without telling people apart. From general knowledge of naming customs; ours to extend.
 * Compared by their plain Latin reading, by Cyrillic letters where they are no name of their own, and by folded letters of
 * Arabic and Hebrew: شیخ is شيخ.
 */

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(foldAbjad))

export const particles = setOf(
  'al el ul ad ar as ash an at az adh bin ben ibn bint binti bnt bte bt walad van von vom zu zum zur af av de da do dos das del della di du la le ' +
    'les los las der den dem des ter ten te het op y e i of the for in and und et ould uld wuld mc mac o ap ab fitz st saint na ' +
    'sonof daughterof wifeof oğlu qızı kızı ogli oglu ogly ugli qizi kizi kyzy gizi uulu оглы углы угли кызы қизи ұлы қызы уулу ' +
    'geb geborene ép épouse ep epouse veuve vve dit dite ' +
    'ال بن ابن بنت آل ולד בן בת фон дер бин ибн',
)

export const titles = setOf(
  'mr mrs ms miss dr prof professor sir lord lady dame madam madame monsieur mme mlle herr frau senor senora sheikh shaikh shaykh ' +
    'sheik cheikh haji hajji hadji hajj al-haj sayyid sayed sayyed syed mullah mulla maulavi mawlawi maulawi molvi qari hafiz hafez ustad ' +
    'ustadh imam ayatollah hojatoleslam emir colonel col general gen major maj captain capt lieutenant lt commander cmdr ' +
    'brigadier admiral sergeant sgt corporal engineer eng ing haj president prasident premier minister senator judge hon rev reverend father ' +
    'brother sister pastor bishop jr sr jnr snr esq phd md dipl mag akhund akhundzada alhaj alhaji chief prince princess king queen ' +
    'smt shri shrimati malam mallam hj hjh datuk datin puan encik ifj ozv sk นาย นาง นางสาว ' +
    'دكتور الدكتور شيخ الشيخ حاج الحاج سيد السيد ملا مولوي قاري امام مولانا доктор мулла имам хаджи шейх шейк аятолла кари генерал полковник',
)

/** Titles that are as often the first or last of somebody's names: who is asked for by them and one other name is meant. */
export const nameTitles = setOf(
  'sheikh shaikh shaykh sheik cheikh haji hajji hadji hajj sayyid sayed sayyed syed mullah mulla maulavi mawlawi maulawi molvi qari ' +
    'hafiz hafez ustad imam emir akhund akhundzada شيخ حاج سيد ملا مولوي قاري امام мулла имам хаджи шейх кари',
)

/** Whose name follows is the bearer's father, whose name stands before is. */
export const sonOf = setOf('bin ben ibn bint binti bnt bte bt ould walad sonof daughterof wifeof بن ابن')
export const fatherBefore = setOf(
  'ogli oglu ogly ugli qizi kizi kyzy gizi uulu оглы углы угли кызы қизи ұлы қызы уулу',
)

/** What forms have where a name is not known (FNU and LNU in visas of the United States): no part of a name. */
export const placeholders = setOf(
  'fnu lnu nmn nfn nln unk unknown xxx xxxx inconnu inconnue desconocido desconocida unbekannt',
)

/** The younger and the older of one name: written at its end, in full or cut short. */
export const generations: ReadonlyMap<string, string> = new Map(
  Object.entries({ junior: 'jr', jnr: 'jr', senior: 'sr', snr: 'sr' }),
)

/** Kunya and servant-of: half a name each, never one by themselves. */
export const halfNames = setOf(
  'abu abou abi aboo umm um oum oumm abd abdul abdel abdal abdi abdu abdoul abdur abdus عبد ابو ابي ام абу умм абдул',
)

/** Ending of a father's name in Slavic and Turkic custom. */
export const PATRONYMIC =
  /.(ovich|evich|ovic|ovych|evych|yovych|ovna|evna|ivna|yivna|inichna|ichna|ogly|oglu|qizi|kyzy|uulu|ovitch|evitch)$/

/** Before a ship's name: motor vessel, motor tanker, steam ship … */
export const shipPrefixes = new Set('mv mt ms ss mts fv mtb msv lpg lng vessel ship tanker tug'.split(' '))

/** Words that many organisations have: they weigh less than the word that names it. */
export const genericWords = new Set(
  (
    'company companies group international intl global national general trading trade trust holding holdings corporation industries ' +
    'industry industrial enterprise enterprises services service solutions systems technology technologies engineering construction ' +
    'investment investments development commercial import export shipping maritime marine bank finance financial fund foundation ' +
    'organization organisation association institute center centre union committee society council ministry department office bureau ' +
    'agency company establishment est factory plant works firm partners management consulting capital exchange ' +
    'firma gruppe grupo groupe compania empresa comercial kompaniya gruppa zavod torgovyy dom centr tsentr'
  ).split(' '),
)

/** Spelt differently on either side of an ocean, or cut short. */
export const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    intl: 'international',
    natl: 'national',
    nat: 'national',
    govt: 'government',
    dept: 'department',
    assn: 'association',
    assoc: 'association',
    bros: 'brothers',
    mfg: 'manufacturing',
    univ: 'university',
    inst: 'institute',
    tech: 'technology',
    eng: 'engineering',
    ind: 'industries',
    grp: 'group',
    svcs: 'services',
    mgmt: 'management',
    dev: 'development',
    ctr: 'center',
    centre: 'center',
    organisation: 'organization',
    org: 'organization',
    cie: 'company',
    hldgs: 'holdings',
    mktg: 'marketing',
    transp: 'transport',
    shpg: 'shipping',
    gen: 'general',
    trdg: 'trading',
    sta: 'santa',
    sto: 'santo',
    ets: 'etablissements',
  }),
)
