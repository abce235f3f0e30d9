import { type Country, parseCountry } from '../../kernel/country.ts'

/**
 * How most plates of a country look: A a letter, 0 a digit, X either, braces how often; then the years of issue. General
 * knowledge, verify: a hint at where to ask first and never a reason to call a plate wrong. Special, diplomatic, military,
 * temporary and personal plates follow other patterns.
 */
const PATTERNS = `
ALB AA000AA 2011-; AND A0000; ARE A{1,2}0{1,5}; ARG AAA000 1995-2016; ARG AA000AA 2016-; ARM 00AA000; AUS AAA000;
AUS AAA00A; AUT AA0{1,5}A{1,3} 1990-; AUT A0{1,5}A{1,3} 1990-; AZE 00AA000; BEL AAA000 1973-2010; BEL 0AAA000 2010-;
BGR AA0000AA 1992-; BGR A0000AA 1992-; BIH A00A000 1998-; BLR 0000AA0 2004-; BRA AAA0000 1990-2018; BRA AAA0A00 2018-;
CHE AA0{1,6}; CHL AAAA00 2007-; CHN AAXXXXX; CHN AAXXXXXX; CYP AAA000 1990-; CZE 0A00000 2001-; CZE 0AA0000 2001-;
DEU A{1,3}A{1,2}0{1,4}; DEU A{1,3}A{1,2}0{1,4}A; DNK AA00000 1976-; ESP 0000AAA 2000-; ESP A{1,2}0000A{1,2} 1971-2000;
EST 000AAA; FIN AAA000; FIN A{2,3}0{1,3}; FRA 0{2,4}A{2,3}0{2} 1950-2009; FRA AA000AA 2009-; GBR A000AAA 1983-2001;
GBR AAA000A 1963-1983; GBR AA00AAA 2001-; GEO AAA000 1993-2014; GEO AA000AA 2014-; GIB G0000A; GRC AAA0000;
HRV AA0{3,4}A{1,2}; HUN AAA000 1990-2022; HUN AAAA000 2022-; IND AA00A{1,2}0000; IRL 00A{1,2}0{1,6} 1987-2012;
IRL 000A{1,2}0{1,6} 2013-; ISL AAA00; ISL AA000; ISR 0{7,8}; ITA AA000AA 1994-; KAZ 000A{2,3}00 2012-;
KAZ A000AAA 1993-2012; KGZ 00000AAA 2016-; KOR 0{2,3}A0000; LIE FL0{1,5}; LTU AAA000; LUX AA0000; LVA AA0{1,4};
MAR 0{1,5}A0{1,2}; MDA A{1,2}AA000 1992-2015; MDA AAA000 2015-; MEX AAA000A; MKD AA0000AA 2012-; MLT AAA000 1995-;
MNE AAAA000 2008-; NLD AA00AA; NLD 00AA00; NLD AAAA00; NLD 00AAAA; NLD AA0000; NLD 0000AA; NLD 00AAA0 2008-;
NLD 0AAA00; NLD AA000A; NLD A000AA; NLD AAA00A; NLD 0AA000; NOR AA00000 1971-; POL AAX{4,5} 2000-;
POL AAAX{4,5} 2000-; PRT AA0000 1937-1992; PRT 0000AA 1992-2005; PRT 00AA00 2005-2020; PRT AA00AA 2020-;
ROU AA00AAA 1992-; ROU B0{2,3}AAA 1992-; RUS A000AA0{2,3} 1993-; SMR A0000; SRB AA0{3,4}AA 2011-; SVK AA000AA 1997-;
SVN AAXXXXX; SWE AAA000; SWE AAA00A 2019-; TJK 0000AA00; TKM AA0000AA; TUR 00A0{4,5}; TUR 00AA0{3,4}; TUR 00AAA0{2,3};
UKR AA0000AA 2004-; UZB 00A000AA; XKX 00000AA 2010-; ZAF AA00AAAA`

type Pattern = {
  readonly country: Country
  readonly years: string
  readonly form: RegExp
  /** The same with any letter where it wants a certain one. */
  readonly anyLetters: RegExp
}

const CLASSES: Readonly<Record<string, string>> = { A: '\\p{L}', '0': '\\d', X: '[\\p{L}\\d]' }

const patterns: readonly Pattern[] = PATTERNS.split(';').flatMap((row) => {
  const [code = '', shape = '', years = ''] = row.trim().split(/\s+/)
  const country = parseCountry(code)
  if (country === null) return []
  const spelt = (ofLetter: (letter: string) => string) =>
    new RegExp(`^${shape.replace(/\{[\d,]+\}|[A-Z0]/g, (part) => CLASSES[part] ?? ofLetter(part))}$`, 'u')
  const anyLetter = (part: string) => (part.startsWith('{') ? part : (CLASSES.A ?? part))
  return [{ country, years, form: spelt((part) => part), anyLetters: spelt(anyLetter) }]
})

/** Patterns by the form of a plate in letters and digits; plates of the world have some hundred forms. */
const byForm = new Map<string, readonly Pattern[]>()
const FORMS_KEPT = 1000

/** What a plate of this form may fit, whatever its letters and digits are: a pattern that wants one letter is asked again. */
function patternsOf(form: string): readonly Pattern[] {
  const known = byForm.get(form)
  if (known !== undefined) return known
  const fitting = patterns.filter((pattern) => pattern.anyLetters.test(form))
  if (byForm.size < FORMS_KEPT) byForm.set(form, fitting)
  return fitting
}

function formOf(plate: string): string {
  if (!/^[A-Z0-9]*$/.test(plate)) return plate.replace(/\p{L}/gu, 'A').replace(/\d/g, '0')
  let form = ''
  for (const char of plate) form += char >= 'A' ? 'A' : '0'
  return form
}

/** Where plates look like this one, with the years of issue where the pattern has any. */
export function plateCountries(plate: string): readonly Pick<Pattern, 'country' | 'years'>[] {
  return patternsOf(formOf(plate)).filter((pattern) => pattern.form.test(plate))
}
