/**
 * What follows the country and the two check digits of an IBAN, by the SWIFT IBAN registry (ISO 13616-2), retyped: `n` digits,
 * `a` capital letters, `c` either; the first part is the bank, a part after `|` the branch, `|` again the account with
 * its national check digits. HN, MN, NI, FK, YE, DJ, SO and OM joined last: verify.
 */
const REGISTRY = `
AD n4|n4|c12
AE n3||n16
AL n3|n5|c16
AT n5||n11
AZ a4||c20
BA n3|n3|n10
BE n3||n9
BG a4|n4|n2c8
BH a4||c14
BI n5|n5|n13
BR n8|n5|n10a1c1
BY c4|n4|c16
CH n5||c12
CR n4||n14
CY n3|n5|c16
CZ n4||n16
DE n8||n10
DJ n5|n5|n13
DK n4||n10
DO c4||n20
EE n2|n2|n12
EG n4|n4|n17
ES n4|n4|n12
FI n3||n11
FK a2||n12
FO n4||n10
FR n5|n5|c11n2
GB a4|n6|n8
GE a2||n16
GI a4||c15
GL n4||n10
GR n3|n4|c16
GT c4||c20
HN a4||n20
HR n7||n10
HU n3|n4|n17
IE a4|n6|n8
IL n3|n3|n13
IQ a4|n3|n12
IS n4|n2|n16
IT a1n5|n5|c12
JO a4|n4|c18
KW a4||c22
KZ n3||c13
LB n4||c20
LC a4||c24
LI n5||c12
LT n5||n11
LU n3||c13
LV a4||c13
LY n3|n3|n15
MC n5|n5|c11n2
MD c2||c18
ME n3||n15
MK n3||c10n2
MN n4||n12
MR n5|n5|n13
MT a4|n5|c18
MU a4n2|n2|n15a3
NI a4||n20
NL a4||n10
NO n4||n7
OM n3||c16
PK a4||c16
PL n3|n5|n16
PS a4||c21
PT n4|n4|n13
QA a4||c21
RO a4||c16
RS n3||n15
RU n9|n5|c15
SA n2||c18
SC a4n2|n2|n16a3
SD n2||n12
SE n3||n17
SI n5||n10
SK n4||n16
SM a1n5|n5|c12
SO n4|n3|n12
ST n4|n4|n13
SV a4||n20
TL n3||n16
TN n2|n3|n15
TR n5||n1c16
UA n6||c19
VA n3||n15
VG a4||n16
XK n2|n2|n12
YE a4|n4|c18`

export type AccountStructure = { readonly length: number; readonly form: RegExp }

const CLASSES: Readonly<Record<string, string>> = { n: '[0-9]', a: '[A-Z]', c: '[A-Z0-9]' }

/** The part after the check digits, with the groups `bank`, `branch` and `account`, by country (alpha-2, XK for Kosovo*). */
export const accountStructures: ReadonlyMap<string, AccountStructure> = new Map(
  REGISTRY.trim()
    .split('\n')
    .map((line) => {
      const [country = '', structure = ''] = line.split(' ')
      const [bank = '', branch = '', account = ''] = structure.split('|').map(classesOf)
      const form = new RegExp(`^(?<bank>${bank})(?<branch>${branch})(?<account>${account})$`)
      const length = [...structure.matchAll(/\d+/g)].reduce((sum, [digits]) => sum + Number(digits), 4)
      return [country, { length, form }]
    }),
)

function classesOf(part: string): string {
  return part.replace(/([nac])(\d+)/g, (_, kind: string, count: string) => `${CLASSES[kind]}{${count}}`)
}
