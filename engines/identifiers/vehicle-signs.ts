import { type Country, parseCountry } from '../../kernel/country.ts'

/*
 * Distinguishing signs of vehicles in international traffic (Vienna Convention on Road Traffic, annex 3) that are not the
 * country's own code of two or three letters; old ones that are still seen as well. General knowledge, verify.
 */
const SIGNS: Readonly<Record<string, string>> = {
  ...{ A: 'AUT', B: 'BEL', D: 'DEU', E: 'ESP', F: 'FRA', G: 'GAB', H: 'HUN', I: 'ITA', J: 'JPN', K: 'KHM' },
  ...{ L: 'LUX', M: 'MLT', N: 'NOR', P: 'PRT', Q: 'QAT', S: 'SWE', T: 'THA', V: 'VAT', Z: 'ZMB' },
  ...{ AL: 'ALB', AM: 'ARM', AND: 'AND', AUS: 'AUS', AX: 'ALA', AZ: 'AZE', BD: 'BGD', BDS: 'BRB', BH: 'BLZ' },
  ...{
    BRN: 'BHR',
    BRU: 'BRN',
    BS: 'BHS',
    BUR: 'MMR',
    BVI: 'VGB',
    BW: 'BWA',
    CAM: 'CMR',
    CDN: 'CAN',
    CL: 'LKA',
  },
  ...{
    DY: 'BEN',
    EAK: 'KEN',
    EAT: 'TZA',
    EAU: 'UGA',
    EAZ: 'TZA',
    EC: 'ECU',
    ES: 'SLV',
    EST: 'EST',
    ET: 'EGY',
  },
  ...{ FL: 'LIE', FO: 'FRO', GB: 'GBR', GBA: 'GGY', GBG: 'GGY', GBJ: 'JEY', GBM: 'IMN', GBZ: 'GIB' },
  ...{
    GCA: 'GTM',
    HKJ: 'JOR',
    IL: 'ISR',
    IND: 'IND',
    IR: 'IRN',
    IRL: 'IRL',
    IRQ: 'IRQ',
    JA: 'JAM',
    KS: 'KGZ',
  },
  ...{ KSA: 'SAU', KZ: 'KAZ', LAR: 'LBY', LB: 'LBR', LS: 'LSO', LV: 'LVA', MA: 'MAR', MAL: 'MYS', MC: 'MCO' },
  ...{ MGL: 'MNG', MOC: 'MOZ', MS: 'MUS', MW: 'MWI', NEP: 'NPL', NGR: 'NGA', NMK: 'MKD', PA: 'PAN' },
  ...{ PK: 'PAK', RA: 'ARG', RB: 'BWA', RC: 'TWN', RCA: 'CAF', RCB: 'COG', RCH: 'CHL', RG: 'GIN', RH: 'HTI' },
  ...{
    RI: 'IDN',
    RIM: 'MRT',
    RKS: 'XKX',
    RL: 'LBN',
    RM: 'MDG',
    RMM: 'MLI',
    RN: 'NER',
    ROK: 'KOR',
    RP: 'PHL',
  },
  ...{
    RSM: 'SMR',
    RU: 'BDI',
    RWA: 'RWA',
    SCV: 'VAT',
    SD: 'SWZ',
    SGP: 'SGP',
    SLO: 'SVN',
    SME: 'SUR',
    SN: 'SEN',
  },
  ...{ SUD: 'SDN', SY: 'SYC', TD: 'TCD', TCH: 'TCD', TG: 'TGO', TM: 'TKM', TN: 'TUN', TT: 'TTO', UAE: 'ARE' },
  ...{ UK: 'GBR', WAG: 'GMB', WAL: 'SLE', WAN: 'NGA', WD: 'DMA', WG: 'GRD', WL: 'LCA', WS: 'WSM', WV: 'VCT' },
  ...{ YAR: 'YEM', YV: 'VEN', ZA: 'ZAF', ZW: 'ZWE' },
}

/** Whom one to three letters beside a plate may name: as a sign, or as the code that people write for one. */
export function countriesOfSign(letters: string): readonly Country[] {
  const sign = letters.toUpperCase()
  const own = SIGNS[sign] === undefined ? null : parseCountry(SIGNS[sign])
  const coded = parseCountry(sign)
  return [...new Set([own, coded].filter((country) => country !== null))]
}
