import { withoutUnseen } from '../../kernel/unseen.ts'

const BEYOND_ASCII = /[^ -~]/

/** A text as numbers are read: nothing unseen, compatible forms resolved, dashes of every kind as one, in its own capitals. */
export function bareText(text: string): string {
  const plain = BEYOND_ASCII.test(text) ? resolved(text) : text
  return plain.replace(/\s+/g, ' ').trim()
}

/** The number sign stays: NFKC makes "No" of it, which could be part of a number. */
function resolved(text: string): string {
  return withoutUnseen(text.replace(/[^№]+/g, (part) => part.normalize('NFKC')))
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\u0085/g, ' ')
}

const QUOTES = '"\'`´“”„‟‘’‚‛«»‹›'
const IN_FRONT = new RegExp(`^[\\s${QUOTES}•‣◦▪●·#№,;|/]+`, 'u')
const BEHIND = new RegExp(`[\\s${QUOTES}•·.,;!|]+$`, 'u')
const BRACKETS = ['()', '[]', '{}', '「」', '『』', '【】', '〔〕'] as const

/**
 * A bare text without what people put around a number: quotes, brackets, bullets, a number sign, the stop of a sentence.
 * `?` and `*` stay, which stand for what is illegible, and so does what ends an address.
 */
export function unwrapped(bare: string): string {
  let rest = bare
  for (let before = ''; rest !== before; ) {
    before = rest
    rest = withoutMark(rest.replace(IN_FRONT, '').replace(BEHIND, ''))
    rest = BRACKETS.reduce(withoutBracket, rest).replace(CODE_39, '$1')
  }
  return rest
}

/** Begin and end of a bar code (ISO/IEC 16388) are written as asterisks. */
const CODE_39 = /^\*([^*]+)\*$/

/** `2001:db8::` and `https://example.org/` end so by themselves. */
function withoutMark(text: string): string {
  if (/[^:]:$/.test(text)) return text.slice(0, -1)
  return text.endsWith('/') && !text.includes('://') ? text.slice(0, -1) : text
}

/** Round the whole, or without its other half: `[2001:db8::1]:443` and `(+351) 21 …` keep theirs. */
function withoutBracket(text: string, [open = '', close = '']: string): string {
  const at = text.indexOf(close)
  if (text.startsWith(open) && (at < 0 || at === text.length - 1))
    return text.slice(1, at < 0 ? undefined : -1)
  return text.endsWith(close) && !text.includes(open) ? text.slice(0, -1) : text
}
