import { type Script, scriptOf } from '../../../kernel/person-name.ts'

/** Blocks of Unicode 16 whose letters are of one script: first and last code unit. */
const BLOCKS: readonly (readonly [number, number, Script])[] = [
  [0x0061, 0x007a, 'Latn'],
  [0x00df, 0x02af, 'Latn'],
  [0x0386, 0x03ff, 'Grek'],
  [0x0400, 0x052f, 'Cyrl'],
  [0x0531, 0x058a, 'Armn'],
  [0x05d0, 0x05ea, 'Hebr'],
  [0x0620, 0x064a, 'Arab'],
  [0x066e, 0x06d5, 'Arab'],
  [0x0904, 0x0963, 'Deva'],
  [0x0980, 0x09fe, 'Beng'],
  [0x0a01, 0x0a76, 'Guru'],
  [0x0a81, 0x0aff, 'Gujr'],
  [0x0b82, 0x0bfa, 'Taml'],
  [0x0c00, 0x0c7f, 'Telu'],
  [0x0d81, 0x0df4, 'Sinh'],
  [0x0e01, 0x0e4e, 'Thai'],
  [0x0e81, 0x0edf, 'Laoo'],
  [0x0f40, 0x0fbc, 'Tibt'],
  [0x1000, 0x109f, 'Mymr'],
  [0x10d0, 0x10ff, 'Geor'],
  [0x1200, 0x137c, 'Ethi'],
  [0x1780, 0x17dd, 'Khmr'],
  [0x1e00, 0x1eff, 'Latn'],
  [0x3041, 0x30fa, 'Kana'],
  [0x3400, 0x9fff, 'Hani'],
  [0xac00, 0xd7a3, 'Hang'],
]

/** `scriptOf` of one normalised word, quicker where all letters are of one block, which is nearly always. */
export function scriptOfWord(word: string): Script {
  let script: Script | null = null
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    if (unit < 0x3a) continue
    const found = blockOf(unit)
    if (found === null || (script !== null && found !== script)) return scriptOf(word)
    script = found
  }
  return script ?? 'Latn'
}

function blockOf(unit: number): Script | null {
  if (unit <= 0x7a) return unit >= 0x61 ? 'Latn' : null
  let [low, high] = [0, BLOCKS.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const block = BLOCKS[middle]
    if (block === undefined) return null
    if (unit < block[0]) high = middle - 1
    else if (unit > block[1]) low = middle + 1
    else return block[2]
  }
  return null
}
