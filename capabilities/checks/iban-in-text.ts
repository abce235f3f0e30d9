import { readAs } from '../../engines/identifiers/read-as.ts'

/** A country and two check digits, and what may follow in groups; in capitals, as banks write it. */
const MAY_BE = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){3,8}(?![\p{L}\d])/u
const LABEL = /(?<![\p{L}\d])IBAN(?: ?(?:no\.?|nr\.?|number))?(?![\p{L}\d])[:=]?/iu

/** The account number in a bare text of other things, known by its check digits, and these; null where there is none. */
export function besideIban(bare: string): { readonly iban: string; readonly rest: string } | null {
  const found = MAY_BE.exec(bare)
  if (found === null) return null
  const groups = found[0].split(' ')
  // A name in capitals behind it has the form of its groups.
  const iban = groups
    .map((_, less) => groups.slice(0, groups.length - less).join(' '))
    .find((text) => readAs('iban', text, null)[0]?.verdict === 'valid')
  if (iban === undefined) return null
  const rest = `${bare.slice(0, found.index)} ${bare.slice(found.index + iban.length)}`
  const named = rest.replace(LABEL, ' ').replace(/\s+/g, ' ').trim()
  return /[\p{L}\d]/u.test(named) ? { iban, rest: named.replace(/^[,;|/]\s*|\s*[,;|/]$/g, '') } : null
}
