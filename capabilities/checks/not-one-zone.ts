import { isKnownIssuer } from '../../engines/identifiers/mrz-issuers.ts'
import { plainFillers } from '../../engines/identifiers/mrz-text.ts'
import { readZone } from '../../engines/identifiers/mrz-zone.ts'
import { secondLineIn } from './second-line.ts'

/** Fillers in a row stand in zones alone. */
const FILLERS = /<{3}/
/** No number has more characters: beyond, it is what is left of a zone. As engines/identifiers has it for documents. */
const LONGEST_NUMBER = 24

/**
 * Whether the text is of a machine-readable zone and yet not that of one document: a line is missing, it is misread, or
 * there are two. Asked as a name, or as one long number, it would meet nobody. A name in the spelling of a zone stays one.
 */
export function isNotOneZone(text: string): boolean {
  const plain = plainFillers(text)
  if (!FILLERS.test(plain)) return hasOtherFillers(plain)
  const zone = readZone(text)
  if (zone !== null) {
    const rest = zone.lines.reduce((left, line) => left.replace(line, ' '), plain)
    const other = FILLERS.test(rest) ? readZone(rest) : null
    return other !== null && other.holder.number !== zone.holder.number
  }
  if (secondLineIn(text) !== null) return false
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, '')
  return isFirstLine(plain) || (/\d/.test(letters) && letters.length > LONGEST_NUMBER)
}

/** A sign three times, a letter five times in a row: neither is part of a name or number. */
const REPEATED = /([!-/:-@[-`{-~])\1{2}|([A-Z])\2{4}/

/**
 * Whether it is a zone but for its fillers: a scanner set to the keyboard of another country types “;” or “>” for them, and the
 * wrong letters besides; a bad reading has a letter there. It is not put right, since nothing tells which letters are wrong too.
 */
function hasOtherFillers(text: string): boolean {
  const [, sign, letter] = REPEATED.exec(text) ?? []
  const other = sign ?? letter
  if (other === undefined) return false
  const asMeant = text.replaceAll(other, '<')
  return isFirstLine(asMeant) || secondLineIn(asMeant) !== null || readZone(asMeant) !== null
}

/** A code of the document, perhaps a filler, and the issuer. */
function isFirstLine(plain: string): boolean {
  const begin = /(?:^|[^A-Z0-9<])[PVIAC][A-Z<]([A-Z<]{3})[A-Z0-9<]*<{2}/.exec(plain)
  return begin !== null && isKnownIssuer((begin[1] ?? '').replace(/<+$/, ''))
}
