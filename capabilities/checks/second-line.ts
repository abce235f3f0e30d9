import { readZone, type Zone } from '../../engines/identifiers/mrz-zone.ts'
import { cleanText } from '../../engines/identifiers/spelling.ts'

/** Second lines of passports and of cards of two lines: number, nationality, birth, sex, expiry and their digits. */
const SECOND_LINE = /(?<![A-Z0-9<])[A-Z0-9<]{9}\d[A-Z<]{3}[A-Z0-9<]{23}(?:[A-Z0-9<]{8})?(?![A-Z0-9<])/

/** What stands in the first line, of which nothing is known. */
const UNKNOWN_FIRST = 'P<UTO'

/**
 * The second line of a zone whose first was not copied: it has the number and the dates. Null unless every digit holds,
 * since nothing else says that it is one. Names and issuer of what is returned say nothing.
 */
export function secondLineIn(text: string): Zone | null {
  const line = SECOND_LINE.exec(cleanText(text).toUpperCase())?.[0] ?? ''
  if (line === '') return null
  const zone = readZone(`${UNKNOWN_FIRST.padEnd(line.length, '<')}\n${line}`)
  return zone?.checks.every(({ passed }) => passed) === true ? zone : null
}
