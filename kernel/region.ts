/**
 * Regions of the world by the United Nations Statistics Division, "Standard country or area codes for statistical use"
 * (M49): Africa 002, Americas 019, Asia 142, Europe 150, Oceania 009, Antarctica 010. Taiwan and Kosovo* have no line of
 * their own there; that they count with Asia and Europe is ours, without prejudice to their status.
 */
export const regions = ['002', '019', '142', '150', '009', '010'] as const
export type Region = (typeof regions)[number]

const codes: Readonly<Record<Region, string>> = {
  '002': `AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ESH ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY
    LSO MAR MDG MLI MOZ MRT MUS MWI MYT NAM NER NGA REU RWA SDN SEN SHN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF
    ZMB ZWE IOT ATF`,
  '019': `ABW AIA ARG ATG BES BHS BLM BLZ BMU BOL BRA BRB BVT CAN CHL COL CRI CUB CUW CYM DMA DOM ECU FLK GLP GRD GRL
    GTM GUF GUY HND HTI JAM KNA LCA MAF MEX MSR MTQ NIC PAN PER PRI PRY SGS SLV SPM SUR SXM TCA TTO URY USA VCT VEN VGB
    VIR`,
  '142': `AFG ARE ARM AZE BGD BHR BRN BTN CHN CYP GEO HKG IDN IND IRN IRQ ISR JOR JPN KAZ KGZ KHM KOR KWT LAO LBN LKA
    MAC MDV MMR MNG MYS NPL OMN PAK PHL PRK PSE QAT SAU SGP SYR THA TJK TKM TLS TUR TWN UZB VNM YEM`,
  '150': `ALA ALB AND AUT BEL BGR BIH BLR CHE CZE DEU DNK ESP EST FIN FRA FRO GBR GGY GIB GRC HRV HUN IMN IRL ISL ITA
    JEY LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SJM SMR SRB SVK SVN SWE UKR VAT XKX`,
  '009':
    'ASM AUS CCK COK CXR FJI FSM GUM HMD KIR MHL MNP NCL NFK NIU NRU NZL PCN PLW PNG PYF SLB TKL TON TUV UMI VUT WLF WSM',
  '010': 'ATA',
}

/** The region of a country by its alpha-3 code; what is missing is the hub, a partner or unknown. */
export const regionOf: ReadonlyMap<string, Region> = new Map(
  regions.flatMap((region) => codes[region].split(/\s+/).map((code) => [code, region] as const)),
)
