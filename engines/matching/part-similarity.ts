import type { Part } from './name.ts'
import { legalLikeness } from './tables/legal-forms.ts'
import { tokenSimilarity } from './token-similarity.ts'

const INITIAL = 0.85

/** How alike two parts are, each as what it is in its name. */
export function partSimilarity(x: Part, y: Part): number {
  if (x.kind === 'word' && y.kind === 'word') return tokenSimilarity(x.token, y.token)
  if (x.kind === 'legal' && y.kind === 'legal') return legalLikeness(x.token.key, y.token.key)
  if (x.kind === 'number' || y.kind === 'number') return Number(x.token.form === y.token.form)
  if (x.kind === 'legal' || y.kind === 'legal') return Number(x.token.key === y.token.key)
  if (x.kind === 'initial' || y.kind === 'initial') return initialSimilarity(x, y)
  return titleSimilarity(x, y)
}

function titleSimilarity(x: Part, y: Part): number {
  const similarity = tokenSimilarity(x.token, y.token)
  const isOnlyLike = x.kind !== y.kind && similarity < LEAST_TITLE
  return isOnlyLike && (x.kind === 'title' || y.kind === 'title') ? 0 : similarity
}

/** A title is a name when it is spelt like one: Shaykh is no Shahin. */
const LEAST_TITLE = 0.9

function initialSimilarity(x: Part, y: Part): number {
  if (x.token.form === y.token.form) return 1
  if (x.kind === 'initial' && y.kind === 'initial') return 0
  const [letter, word] = x.kind === 'initial' ? [x, y] : [y, x]
  if (word.kind === 'particle' || word.kind === 'title') return 0
  return word.token.form.startsWith(letter.token.form.slice(0, 1)) ? INITIAL : 0
}
