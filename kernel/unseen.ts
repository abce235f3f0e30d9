/** What nobody sees and comes with a paste: marks of direction, zero width, soft hyphen, byte order mark. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** A text without them: they are part of no number. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '')
}
