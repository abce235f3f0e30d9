import { foldAlphabets, plainLine } from './spelling.ts'
import table from './tables/calibres.json' with { type: 'json' }

/** A calibre by its usual name, e.g. `9x19 Parabellum`. A name of the trade, not a word to be translated. */
export type Calibre = { readonly id: string; readonly kind: string }

type Row = Calibre & { readonly aliases: readonly string[]; readonly notEquivalentTo?: readonly string[] }
const rows: readonly Row[] = table.calibres

const byWriting = new Map<string, readonly Calibre[]>()
for (const { id, kind, aliases } of rows)
  for (const writing of new Set([id, ...aliases].map(writingOf)))
    byWriting.set(writing, [...(byWriting.get(writing) ?? []), { id, kind }])

const notEquivalent = new Set(
  rows.flatMap(({ id, notEquivalentTo = [] }) =>
    notEquivalentTo.flatMap((other) => [`${id}|${other}`, `${other}|${id}`]),
  ),
)

/** `9 x 19`, `9×19 mm`, `9,0X19MM`, `7,62х39` and `cal. .380` in one writing. */
function writingOf(text: string): string {
  const line = plainLine(text).replace(
    /^(?:CALIBRE|CALIBER|CALIBRO|KALIBER|CAL|КАЛИБР|КАЛ)[.:\s]*(?=[.\d])/,
    '',
  )
  return foldAlphabets(line)
    .replace(/,/g, '.')
    .replace(/(\d)\.0+(?=\D|$)/, '$1')
    .replace(/[×✕*]/g, 'X')
    .replace(/(\d)\s*MM/g, '$1')
    .replace(/[\s()"'&-]/g, '')
    .replace(/(?<!\d)\.(?=[A-Z]|$)|(?<=[A-Z])\.(?!\d)/g, '')
    .replace(/^0?\.(?=\d)/, '.')
}

/** Every calibre that a writing may mean: one may stand for several, and none is guessed. */
export function calibresOf(text: string): readonly Calibre[] {
  const writing = writingOf(text)
  return byWriting.get(writing) ?? byWriting.get(withOrWithoutPoint(writing)) ?? []
}

/** "380" and "45 ACP" are written for .380 and .45 ACP, but 9 is no .9: asked only where nothing else was found. */
function withOrWithoutPoint(writing: string): string {
  if (/^\.\d{2,4}(?![\dX])/.test(writing)) return writing.slice(1)
  return /^\d{2,3}[A-Z]*/.test(writing) ? `.${writing}` : writing
}

/**
 * How two writings compare: `same` calibre; `not_equivalent`, which look alike and are not to be merged; `different`;
 * or `unknown`, where one of them is not in the table, which is no reason to leave a firearm out.
 */
export function compareCalibres(
  one: string,
  other: string,
): 'same' | 'not_equivalent' | 'different' | 'unknown' {
  const [own, others] = [calibresOf(one), calibresOf(other)]
  if (own.length === 0 || others.length === 0) return 'unknown'
  if (own.some((calibre) => others.some(({ id }) => id === calibre.id))) return 'same'
  const isPair = own.some((calibre) => others.some(({ id }) => notEquivalent.has(`${calibre.id}|${id}`)))
  return isPair ? 'not_equivalent' : 'different'
}
