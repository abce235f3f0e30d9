import { parseCountry } from '../../kernel/country.ts'
import { keysOf, likelihoodOf, makeReading, note, present } from './make-reading.ts'
import { needing } from './needs.ts'
import { afterLabel, inLatinCapitals, joined, likeDigits, written } from './written.ts'

const LABEL = /^(?:bic|swift)(?:\s?\/\s?(?:bic|swift))?(?:[ -]code)?(?![a-z0-9])/i

/**
 * The code of a bank (ISO 9362): four characters of the bank, country, place, and three of the branch or none. It has no
 * check, and many words of eight letters fit (DOCUMENT: Montenegro), so that a bare word is unlikely.
 */
export const readBic = needing('bic', { digits: [0, 5], letters: [6, 40], both: [8, 40] }, (text, hint) => {
  const plain = written(text, 40)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  const code = inLatinCapitals(joined(rest))
  const found = /^([A-Z]{4})([A-Z]{2})([A-Z0-9]{2})([A-Z0-9]{3})?$/.exec(code)
  const country = parseCountry(found?.[2] ?? '')
  const isNamed = isLabelled || hint.kind === 'bic'
  // "Tel Aviv" and "New York City" are no codes: a code is one word, at most with its branch apart.
  if (found === null || country === null || (!isNamed && !/^\S{8}(?:\S{3}| \S{3})?$/.test(rest))) return null
  const [, bank, , place = '', branch] = found
  return makeReading({
    kind: 'bic',
    canonical: code,
    verdict: 'unverifiable',
    // A zero in the second character of the place marks the test network (SWIFT).
    notes: place[1] === '0' ? [note('bank_code_for_tests')] : [],
    facts: present({ bank, place, branch: branch === 'XXX' ? null : branch }),
    country,
    // Eight characters and the same with XXX are the head office.
    keys: keysOf([code], (key) => key.replace(/^(.{8})XXX$/, '$1').replace(/O/g, '0'), likeDigits),
    likelihood: likelihoodOf(
      /\d/.test(code) || branch === 'XXX' ? 'form' : 'loose',
      'unverifiable',
      isLabelled,
    ),
  })
})
