import { type Country, parseCountry } from '../../kernel/country.ts'

/**
 * International call sign series (ITU Radio Regulations, appendix 42), retyped from general knowledge: verify. Two
 * characters, or one for a country that has all that begin so; ranges include their ends. Series of organisations (4U, 4Y,
 * C7) have no country.
 */
const SERIES = `
USA AA-AL K N W; ESP AM-AO EA-EH; PAK AP-AS 6P-6S; IND AT-AW VT-VW 8T-8Y; AUS AX VH-VN VZ; ARG AY-AZ LO-LW L2-L9;
BWA A2 8O; TON A3; OMN A4; BTN A5; ARE A6; QAT A7; LBR A8 D5 EL 5L-5M 6Z; BHR A9; CHN B 3H-3U XS; CHL CA-CE XQ-XR 3G;
CAN CF-CK CY-CZ VA-VG VO VX-VY XJ-XO; CUB CL-CM CO T4; MAR CN 5C-5G; BOL CP; PRT CQ-CU; URY CV-CX; NRU C2; AND C3;
CYP C4 H2 P3 5B; GMB C5; BHS C6; MOZ C8-C9; DEU DA-DR Y2-Y9; KOR DS-DT D7-D9 HL 6K-6N; PHL DU-DZ 4D-4I; AGO D2-D3;
CPV D4; COM D6; IRL EI-EJ; ARM EK; UKR EM-EO UR-UZ; IRN EP-EQ 9B-9D; MDA ER; EST ES; ETH ET 9E-9F; BLR EU-EW; KGZ EX;
TJK EY; TKM EZ; THA E2 HS; ERI E3; PSE E4; COK E5; NIU E6; BIH E7; FRA F HW-HY TH TK TM TO-TQ TV-TX;
GBR G M VP-VQ VS ZB-ZJ ZN-ZO ZQ 2; HUN HA HG; CHE HB HE; ECU HC-HD; POL HF SN-SR 3Z; HTI HH 4V; DOM HI;
COL HJ-HK 5J-5K; PRK HM P5-P9; IRQ HN YI; PAN HO-HP H3 H8-H9 3E-3F; HND HQ-HR; NIC HT H6-H7 YN; SLV HU YS; VAT HV;
SAU HZ 7Z 8Z; SLB H4; ITA I; JPN JA-JS 7J-7N 8J-8N; MNG JT-JV; NOR JW-JX LA-LN 3Y; JOR JY;
IDN JZ PK-PO YB-YH 7A-7I 8A-8I; DJI J2; GRD J3; GRC J4 SV-SZ; GNB J5; LCA J6; DMA J7; VCT J8; LUX LX; LTU LY; BGR LZ;
PER OA-OC 4T; LBN OD; AUT OE; FIN OF-OJ; CZE OK-OL; SVK OM; BEL ON-OT; DNK OU-OZ XP 5P-5Q; NLD PA-PI; CUW PJ;
BRA PP-PY ZV-ZZ; SUR PZ; PNG P2; ABW P4; RUS R UA-UI; SWE SA-SM 7S 8S; EGY SU 6A-6B; SDN ST 6T-6U; BGD S2-S3; SVN S5;
SGP S6 9V; SYC S7; ZAF S8 ZR-ZU; STP S9; TUR TA-TC YM; GTM TD TG; CRI TE TI; ISL TF; CMR TJ; CAF TL; COG TN; GAB TR;
TUN TS 3V; TCD TT; CIV TU; BEN TY; MLI TZ; TUV T2; KIR T3; SOM T5 6O; AFG T6 YA; SMR T7; PLW T8; UZB UJ-UM; KAZ UN-UQ;
HKG VR; ATG V2; BLZ V3; KNA V4; NAM V5; FSM V6; MHL V7; BRN V8; MEX XA-XI 4A-4C 6D-6J; BFA XT; KHM XU; VNM XV 3W;
LAO XW; MAC XX; MMR XY-XZ; VUT YJ; SYR YK 6C; LVA YL; ROU YO-YR; SRB YT-YU; VEN YV-YY 4M; ALB ZA; NZL ZK-ZM; PRY ZP;
ZWE Z2; MKD Z3; SSD Z8; MCO 3A; MUS 3B; GNQ 3C; GIN 3X; AZE 4J-4K; GEO 4L; MNE 4O; LKA 4P-4S; TLS 4W; ISR 4X 4Z;
LBY 5A; TZA 5H-5I; NGA 5N-5O; MDG 5R-5S 6X; MRT 5T; NER 5U; TGO 5V; WSM 5W; UGA 5X; KEN 5Y-5Z; SEN 6V-6W; JAM 6Y;
YEM 7O; LSO 7P; MWI 7Q; DZA 7R 7T-7Y; BRB 8P; MDV 8Q; GUY 8R; HRV 9A; GHA 9G; MLT 9H; ZMB 9I-9J; KWT 9K; SLE 9L;
MYS 9M 9W; NPL 9N; COD 9O-9T; BDI 9U; RWA 9X; TTO 9Y-9Z`

/** Three series are shared out by their third letter. */
const BY_THIRD_LETTER: readonly (readonly [RegExp, string])[] = [
  [/^3D[A-M]/, 'SWZ'],
  [/^3D[N-Z]/, 'FJI'],
  [/^SS[A-M]/, 'EGY'],
  [/^SS[N-Z]/, 'SDN'],
]

const countries: ReadonlyMap<string, Country | null> = new Map(
  SERIES.split(';').flatMap((row) => {
    const [code = '', ...series] = row.trim().split(' ')
    const country = parseCountry(code)
    return series.flatMap((part) => {
      const [from = '', to = from] = part.split('-')
      const [first, last] = [from.charCodeAt(from.length - 1), to.charCodeAt(to.length - 1)]
      return Array.from(
        { length: last - first + 1 },
        (_, at) => [from.slice(0, -1) + String.fromCharCode(first + at), country] as const,
      )
    })
  }),
)

/** The country whose series a call sign is of; null for organisations and for what nobody was allotted. */
export function callSignCountry(sign: string): Country | null {
  const byThird = BY_THIRD_LETTER.find(([form]) => form.test(sign))
  if (byThird !== undefined) return parseCountry(byThird[1])
  return countries.get(sign.slice(0, 2)) ?? countries.get(sign.slice(0, 1)) ?? null
}
