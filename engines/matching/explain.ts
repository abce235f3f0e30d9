import type { PartMatch } from '../../kernel/match.ts'
import { type Link, type Scored, weightOf } from './links.ts'
import type { Name, Part, PartKind } from './name.ts'
import { howTokensMet } from './token-similarity.ts'

type How = PartMatch['how']

/** What became of each part; of the whole, where one slip in its letters says more than the words do: RI HONG, RIH ONG. */
export function explainNames(a: Name, b: Name, how: Scored): readonly PartMatch[] {
  if (!how.isBySlip) return explainLinks(a, b, how)
  const [asked, found] = [a, b].map(({ parts }) => parts.map(({ text }) => text).join(' '))
  const [letters, others] = [a, b].map(({ parts }) => parts.map(({ token }) => token.form).join(''))
  const slip = letters === others ? 'joined_or_split' : 'one_letter_different'
  return [{ asked: asked ?? '', found: found ?? '', how: slip, similarity: round(how.similarity), weight: 1 }]
}

/** What became of each part, in the order of the asked name, then what only the found one has. */
function explainLinks(asked: Name, found: Name, { links, isShuffled }: Scored): readonly PartMatch[] {
  const whole = wholeWeight(asked, found)
  const linked = [...links]
    .sort((x, y) => (x.a[0] ?? 0) - (y.a[0] ?? 0))
    .map((link) => ({
      asked: textAt(asked, link.a),
      found: textAt(found, link.b),
      how: isShuffled && isMoved(link, links) ? 'other_position' : howLinked(asked, found, link),
      similarity: round(link.similarity),
      weight: round((weightOf(asked, link.a) + weightOf(found, link.b)) / whole),
    }))
  const missing = rest(asked, links, 'a').map((part) => ({
    asked: part.text,
    found: null,
    how: 'missing' as const,
    similarity: 0,
    weight: round(part.weight / whole),
  }))
  const notAsked = rest(found, links, 'b').map((part) => ({
    asked: null,
    found: part.text,
    how: 'not_asked' as const,
    similarity: 0,
    weight: round(part.weight / whole),
  }))
  return [...linked, ...missing, ...notAsked]
}

/** Whether it stands before another part in one name and behind it in the other, and is the same there. */
function isMoved(link: Link, links: readonly Link[]): boolean {
  const isOther = links.some(
    (other) => ((other.a[0] ?? 0) - (link.a[0] ?? 0)) * ((other.b[0] ?? 0) - (link.b[0] ?? 0)) < 0,
  )
  return isOther && link.similarity === 1
}

function howLinked(asked: Name, found: Name, link: Link): How {
  if (link.kind === 'joined') return 'joined_or_split'
  if (link.kind === 'initials') return 'initial'
  const x = asked.parts[link.a[0] ?? 0]
  const y = found.parts[link.b[0] ?? 0]
  if (x === undefined || y === undefined) return 'different'
  // Inc. is near Corp. (legal-forms.ts), but not the same form.
  if (x.kind === 'legal' && y.kind === 'legal' && link.similarity < 1) return 'different'
  return howKindsMet(x, y) ?? withPosition(howTokensMet(x.token, y.token, link.similarity), x, y)
}

const BY_KIND: Partial<Record<PartKind, How>> = {
  legal: 'legal_form',
  number: 'number_word',
  particle: 'particle',
}

function howKindsMet(x: Part, y: Part): How | null {
  const sameText = x.text.toLowerCase() === y.text.toLowerCase()
  if (x.kind === 'initial' || y.kind === 'initial') return x.token.key === y.token.key ? 'exact' : 'initial'
  const how = x.kind === y.kind ? (BY_KIND[x.kind] ?? null) : null
  return sameText && how !== 'particle' && how !== null ? 'exact' : how
}

/** Family name met given name: said when nothing stronger is to be said. */
function withPosition(how: How, x: Part, y: Part): How {
  const swapped = x.role !== null && y.role !== null && x.role !== y.role
  return swapped && how === 'exact' ? 'other_position' : how
}

function rest(name: Name, links: readonly Link[], side: 'a' | 'b'): readonly Part[] {
  const used = new Set(links.flatMap((link) => link[side]))
  return name.parts.filter((_, at) => !used.has(at))
}

function wholeWeight(a: Name, b: Name): number {
  return [...a.parts, ...b.parts].reduce((sum, part) => sum + part.weight, 0) || 1
}

function textAt(name: Name, at: readonly number[]): string {
  return at.map((position) => name.parts[position]?.text ?? '').join(' ')
}

/** Shown to people: three places say enough. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
