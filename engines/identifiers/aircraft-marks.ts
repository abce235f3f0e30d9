import { type Country, parseCountry } from '../../kernel/country.ts'

/**
 * Nationality marks of aircraft (ICAO Annex 7 and its supplement), retyped from general knowledge: verify. Most
 * stand before a hyphen, which many leave out; `VPB` is written VP-B.
 */
const MARKS = `
AFG YA; AGO D2; ALB ZA; AND C3; ARE A6; ARG LV LQ; ARM EK; ATG V2; AUS VH; AUT OE; AZE 4K; BDI 9U; BEL OO; BEN TY;
BFA XT; BGD S2 S3; BGR LZ; BHR A9C; BHS C6; BIH E7; BLR EW; BLZ V3; BMU VPB VQB; BOL CP; BRA PP PR PS PT PU; BRB 8P;
BRN V8; BTN A5; BWA A2; CAF TL; CAN C; CHE HB; CHL CC; CHN B; CIV TU; CMR TJ; COD 9Q 9S 9T; COG TN; COK E5; COL HJ HK;
COM D6; CPV D4; CRI TI; CUB CU; CUW PJ; CYM VPC VQC; CYP 5B; CZE OK; DEU D; DJI J2; DMA J7; DNK OY; DOM HI; DZA 7T;
ECU HC; EGY SU; ERI E3; ESP EC EM; EST ES; ETH ET; FIN OH; FJI DQ; FLK VPF; FRA F; FSM V6; GAB TR; GBR G; GEO 4L;
GGY 2; GHA 9G; GIB VPG; GIN 3X; GMB C5; GNB J5; GNQ 3C; GRC SX; GRD J3; GTM TG; GUY 8R; HND HR; HRV 9A; HTI HH;
HUN HA; IDN PK; IMN M; IND VT; IRL EI EJ; IRN EP; IRQ YI; ISL TF; ISR 4X; ITA I; JAM 6Y; JEY ZJ; JOR JY; JPN JA;
KAZ UP; KEN 5Y; KGZ EX; KHM XU; KIR T3; KNA V4; KOR HL; KWT 9K; LAO RDPL; LBN OD; LBR A8 5L; LBY 5A; LCA J6; LKA 4R;
LSO 7P; LTU LY; LUX LX; LVA YL; MAR CN; MCO 3A; MDA ER; MDG 5R; MDV 8Q; MEX XA XB XC; MHL V7; MKD Z3; MLI TZ; MLT 9H;
MMR XY XZ; MNE 4O; MNG JU; MOZ C9; MRT 5T; MSR VPM; MUS 3B; MWI 7Q; MYS 9M; NAM V5; NER 5U; NGA 5N; NIC YN; NLD PH;
NOR LN; NPL 9N; NRU C2; NZL ZK; OMN A4O; PAK AP; PAN HP; PER OB; PHL RP; PLW T8; PNG P2; POL SP SN; PRK P; PRT CR CS;
PRY ZP; PSE E4; QAT A7; ROU YR; RUS RA RF; RWA 9XR; SAU HZ; SDN ST; SEN 6V 6W; SGP 9V; SHN VQH; SLB H4; SLE 9L;
SLV YS; SMR T7; SOM 6O; SRB YU; SSD Z8; STP S9; SUR PZ; SVK OM; SVN S5; SWE SE; SWZ 3DC; SYC S7; SYR YK; TCA VQT;
TCD TT; TGO 5V; THA HS U; TJK EY; TKM EZ; TLS 4W; TON A3; TTO 9Y; TUN TS; TUR TC; TUV T2; TZA 5H; UGA 5X; UKR UR;
URY CX; USA N; UZB UK; VAT HV; VCT J8; VEN YV; VGB VPL; VNM VN XV; VUT YJ; WSM 5W; YEM 7O; ZAF ZS ZT ZU; ZMB 9J; ZWE Z`

const countries: ReadonlyMap<string, Country | null> = new Map(
  MARKS.split(';').flatMap((row) => {
    const [code = '', ...marks] = row.trim().split(/\s+/)
    const country = parseCountry(code)
    return marks.map((mark) => [mark, country] as const)
  }),
)

export type AircraftMark = { readonly mark: string; readonly country: Country }

/** What a registration without its hyphen begins with: the longest mark that leaves at least two characters. */
export function aircraftMark(registration: string): AircraftMark | null {
  for (const length of [4, 3, 2, 1]) {
    const country = countries.get(registration.slice(0, length))
    if (country !== undefined && country !== null && registration.length >= length + 2)
      return { mark: registration.slice(0, length), country }
  }
  return null
}
