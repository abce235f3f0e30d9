import { type Country, parseCountry } from '../../kernel/country.ts'
import others from './tables/vin-makers-other.json' with { type: 'json' }
import registered from './tables/vin-makers-us.json' with { type: 'json' }

/** Characters in the order in which ISO 3780 allots them; I, O and Q are not used. */
const ORDER = 'ABCDEFGHJKLMNPRSTUVWXYZ1234567890'

/**
 * Countries by the first two characters (ISO 3780), retyped from general knowledge of the allotments: verify. Ranges are
 * in the order above, ends included.
 */
const COUNTRY_RANGES =
  'AA-AH:ZA AJ-AN:CI BA-BE:AO BF-BK:KE BL-BR:TZ CA-CE:BJ CF-CK:MG CL-CR:TN DA-DE:EG DF-DK:MA DL-DR:ZM EA-EE:ET ' +
  'EF-EK:MZ FA-FE:GH FF-FK:NG JA-J0:JP KA-KE:LK KF-KK:IL KL-KR:KR KS-K0:KZ LA-L0:CN MA-ME:IN MF-MK:ID ML-MR:TH ' +
  'MS-MS:MM NA-NE:IR NF-NK:PK NL-NR:TR PA-PE:PH PF-PK:SG PL-PR:MY RA-RE:AE RF-RK:TW RL-RR:VN RS-R0:SA SA-SM:GB ' +
  'SN-ST:DE SU-SZ:PL S1-S4:LV TA-TH:CH TJ-TP:CZ TR-TV:HU TW-T1:PT UH-UM:DK UN-UT:IE UU-UZ:RO U5-U7:SK VA-VE:AT ' +
  'VF-VR:FR VS-VW:ES VX-V2:RS V3-V5:HR V6-V0:EE WA-W0:DE XA-XE:BG XF-XK:GR XL-XR:NL XS-XW:RU XX-X2:LU X3-X0:RU ' +
  'YA-YE:BE YF-YK:FI YL-YR:MT YS-YW:SE YX-Y2:NO Y3-Y5:BY Y6-Y0:UA ZA-ZR:IT ZX-Z2:SI Z3-Z5:LT Z6-Z0:RU 1A-10:US ' +
  '2A-20:CA 3A-3W:MX 3X-37:CR 38-39:KY 4A-40:US 5A-50:US 6A-6W:AU 7A-7E:NZ 7F-70:US 8A-8E:AR 8F-8K:CL 8L-8R:EC ' +
  '8S-8W:PE 8X-82:VE 9A-9E:BR 9F-9K:CO 9L-9R:PY 9S-9W:UY 9X-92:TT 93-99:BR'

const countries: ReadonlyMap<string, Country | null> = new Map(
  COUNTRY_RANGES.split(' ').flatMap((row) => {
    const [, region = '', from = '', to = '', code = ''] = /^(.)(.)-.(.):(..)$/.exec(row) ?? []
    const country = parseCountry(code)
    return [...ORDER.slice(ORDER.indexOf(from), ORDER.indexOf(to) + 1)].map(
      (second) => [region + second, country] as const,
    )
  }),
)

/** Where the maker sits, which need not be where the vehicle was built. */
export function vinCountry(vin: string): Country | null {
  return countries.get(vin.slice(0, 2)) ?? null
}

/** Makers that the register of the United States lacks, or names by an importer; general knowledge, verify. */
const OTHER_MAKERS = `
AAV Volkswagen South Africa; AHT Toyota South Africa; AFA Ford South Africa; ADM General Motors South Africa;
JAA Isuzu; JHA Hino; JHF Honda; JKA Kawasaki; JKB Kawasaki; JS1 Suzuki; JSA Suzuki; JYA Yamaha; JL5 Mitsubishi Fuso;
KL1 GM Korea; KLA GM Korea (Daewoo); KMF Hyundai; KNE Kia; KPA SsangYong; KPT SsangYong; LB3 Geely; LFP FAW;
LFV FAW-Volkswagen; LGW Great Wall; LGX BYD; LC0 BYD; LHG GAC Honda; LSG SAIC General Motors; LSJ SAIC MG;
LSV SAIC Volkswagen; LVG GAC Toyota; LVH Dongfeng Honda; LVR Changan Mazda; LVS Changan Ford; LVV Chery;
LBV BMW Brilliance; LDC Dongfeng Peugeot-Citroën; LRW Tesla China; LZW SAIC-GM-Wuling; L6T Geely; LS5 Changan;
MA1 Mahindra; MA3 Maruti Suzuki; MAJ Ford India; MAL Hyundai India; MAK Honda India; MAT Tata; MBH Suzuki India;
MBJ Toyota India; MEE Renault India; MHF Toyota Indonesia; MMB Mitsubishi Thailand; MMT Mitsubishi Thailand;
MNT Nissan Thailand; MR0 Toyota Thailand; NAA Iran Khodro; NAS Saipa; NLH Hyundai Assan; NLA Honda Türkiye;
NM0 Ford Otosan; NM4 Tofaş; NMT Toyota Türkiye; NMB Mercedes-Benz Türk; NMA MAN Türkiye; PL1 Proton; PM2 Perodua;
RFB Kymco; RLM Mercedes-Benz Vietnam; SAD Jaguar; SAJ Jaguar; SAL Land Rover; SAR Rover; SB1 Toyota UK; SBM McLaren;
SCA Rolls-Royce; SCB Bentley; SCC Lotus; SCF Aston Martin; SFD Alexander Dennis; SHH Honda UK; SHS Honda UK;
SJN Nissan UK; SMT Triumph; SUF Fiat Auto Poland; SUP FSO Daewoo; SUU Solaris; SUA Autosan; TCC Micro Compact Car;
TK9 SOR; TMA Hyundai Czech; TMB Škoda; TMK Karosa; TMT Tatra; TNB Škoda trucks; TRA Ikarus; TRU Audi Hungary;
TSM Suzuki Hungary; TSB Ikarus; TW1 Toyota Caetano Portugal; UU1 Dacia; UU6 Daewoo Romania; UU7 Dacia;
U5Y Kia Slovakia; U6Y Kia Slovakia; VAG Steyr-Daimler-Puch; VAN MAN Austria; VBK KTM; VF1 Renault; VF2 Renault;
VF3 Peugeot; VF6 Renault Trucks; VF7 Citroën; VF8 Matra; VFA Alpine; VNE Irisbus; VNK Toyota France; VR1 DS;
VR3 Peugeot; VR7 Citroën; VNV Nissan (Renault); VG5 MBK (Yamaha); VS6 Ford Spain; VSA Mercedes-Benz Spain;
VSE Santana; VSK Nissan Spain; VSS SEAT; VSX Opel Spain; VWV Volkswagen Spain; VX1 Zastava; W0L Opel; W0V Opel;
W0S Opel special vehicles; W1K Mercedes-Benz; W1N Mercedes-Benz; W1V Mercedes-Benz vans; WAU Audi; WA1 Audi; WBA BMW;
WBS BMW M; WBY BMW i; WB1 BMW Motorrad; WDB Mercedes-Benz; WDC Mercedes-Benz; WDD Mercedes-Benz;
WDF Mercedes-Benz vans; WEB Evobus; WF0 Ford Germany; WJM Iveco Magirus; WKK Kässbohrer Setra; WMA MAN; WME smart;
WMW MINI; WP0 Porsche; WP1 Porsche; WSM Schmitz Cargobull; WKE Krone; WUA Audi Sport;
WV1 Volkswagen Commercial Vehicles; WV2 Volkswagen bus; WVG Volkswagen; WVW Volkswagen; WV3 Volkswagen trucks;
XL9 Spyker; XLB Volvo NedCar; XLE Scania Netherlands; XLR DAF Trucks; XMC Mitsubishi NedCar; XTA AvtoVAZ Lada;
XTC KamAZ; XTH GAZ; XTT UAZ; XTZ ZiL; X1M PAZ; X4X BMW Avtotor; X7L Renault Russia; X7M Hyundai TagAZ; X96 GAZ;
X9F Ford Vsevolozhsk; XUF General Motors Russia; XUU Avtotor; XW7 Toyota Russia; XW8 Volkswagen Russia;
XWB Daewoo Uzbekistan; XWE Avtotor Kia; XWK Izh; Z8N Nissan Russia; Z94 Hyundai Russia; Z6F Ford Sollers;
Z8T PSA Mitsubishi Russia; YAR Toyota Belgium; YBW Volkswagen Belgium; YCM Mazda Belgium; YE1 Van Hool; YE2 Van Hool;
YH2 BRP Finland; YK1 Saab Finland; YS2 Scania; YS3 Saab; YS4 Scania buses; YV1 Volvo Cars; YV2 Volvo Trucks;
YV3 Volvo Buses; YV4 Volvo Cars; Y3M MAZ; Y6D ZAZ; Y6L Bogdan; Y6U Škoda Ukraine; Y7A KrAZ; ZAM Maserati; ZAP Piaggio;
ZAR Alfa Romeo; ZBN Benelli; ZCF Iveco; ZCG Cagiva; ZD4 Aprilia; ZDC Honda Italy; ZDM Ducati; ZFA Fiat;
ZFC Fiat commercial; ZFF Ferrari; ZGA Iveco bus; ZGU Moto Guzzi; ZHW Lamborghini; ZLA Lancia; 3VW Volkswagen Mexico;
5YJ Tesla; 7SA Tesla; 8AD Peugeot Argentina; 8AF Ford Argentina; 8AG General Motors Argentina; 8AP Fiat Argentina;
8AW Volkswagen Argentina; 8AJ Toyota Argentina; 935 Citroën Brazil; 936 Peugeot Brazil; 93H Honda Brazil;
93R Toyota Brazil; 93U Audi Brazil; 93Y Renault Brazil; 94D Nissan Brazil; 95P Hyundai CAOA; 9BD Fiat Brazil;
9BF Ford Brazil; 9BG General Motors Brazil; 9BM Mercedes-Benz Brazil; 9BR Toyota Brazil; 9BS Scania Brazil;
9BV Volvo Brazil; 9BW Volkswagen Brazil; 9FB Renault Colombia; 6T1 Toyota Australia; 6G1 Holden; 6FP Ford Australia`

/** Whoever stands later is right. */
const makers: ReadonlyMap<string, string> = new Map([
  ...[...others.tables.flatMap((table) => table.makers), ...registered.makers].flatMap(
    ([name = '', codes = '']) => codes.split(' ').map((code) => [code, name] as const),
  ),
  ...OTHER_MAKERS.split(';').map((row): readonly [string, string] => [
    row.trim().slice(0, 3),
    row.trim().slice(4),
  ]),
])

/** Who was allotted the first three characters; a third one of 9 is shared by many. A name, not a word to be translated. */
export function vinMaker(vin: string): string | null {
  return vin[2] === '9' ? null : (makers.get(vin.slice(0, 3)) ?? null)
}

/** Codes of model years from 1980, which come again after thirty years; I, O, Q, U, Z and 0 are not used. */
const YEAR_CODES = 'ABCDEFGHJKLMNPRSTVWXY123456789'
const FIRST_YEAR = 1980

/** The first year of a code, 1980 to 2009; null where it is none. */
export function vinYear(code: string): number | null {
  const at = YEAR_CODES.indexOf(code)
  return at < 0 || code === '' ? null : FIRST_YEAR + at
}
