import { countryOfHost, likeHost, notesOnHost, parseHostName } from './host-name.ts'
import { keysOf, likelihoodOf, makeReading, note, present } from './make-reading.ts'
import { needing } from './needs.ts'
import { refanged } from './refang.ts'
import type { ReadingHint } from './types.ts'
import { afterLabel, inLatinLetters, written } from './written.ts'

const LABEL = /^(?:e-?mail|mail|courriel|correo|почта|البريد)(?!\p{L})\s*:?/iu
/** RFC 5321 §4.5.3.1 and RFC 3696 erratum 1690. */
const LONGEST = 254
const LONGEST_LOCAL = 64
/** Letters and digits of any script (RFC 6531) and the signs of RFC 5322 §3.2.3; quoted names are not in use. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u

/** An address of electronic mail. It is unverifiable: whether a mailbox exists is known to its host only. */
export const readEmail = needing('email', { oneOf: '@[({' }, (text, hint?: ReadingHint) => {
  const plain = written(text, 400)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  const address = refanged(
    rest
      .replace(/^mailto:/i, '')
      // In a field for mail a name may stand before it.
      .replace(hint?.kind === 'email' ? /^[^<>@]*<(.*)>$/ : /^<(.*)>$/, '$1')
      .replace(/\?.*$/, '')
      .replace(/ *@ */, '@'),
  )
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  if (!LOCAL.test(local) || local.length > LONGEST_LOCAL || address.length > LONGEST) return null
  const host = parseHostName(address.slice(at + 1))
  if (host === null) return null
  const canonical = `${local.toLowerCase()}@${host.ascii}`
  const base = local.toLowerCase().replace(/\+.*$/, '')
  return makeReading({
    kind: 'email',
    canonical,
    display: `${local}@${host.own}`,
    verdict: 'unverifiable',
    notes: [
      // Whoever writes chooses what stands in "From" unless both hosts check it (RFC 7208, 6376, 7489).
      note('sender_can_be_forged'),
      ...(base !== '' && base !== local.toLowerCase()
        ? [note('tag_after_plus', { without: `${base}@${host.ascii}` })]
        : []),
      ...notesOnHost(host),
    ],
    facts: present({ domain: host.registered ?? host.ascii }),
    country: countryOfHost(host),
    keys: keysOf([canonical], withoutTag, alike),
    likelihood: likelihoodOf('digits', 'unverifiable', isLabelled),
  })
})

/**
 * Google's second name is the first. Most hosts deliver `name+anything@` to `name@`. Dots are kept: only one large host drops them, elsewhere `a.b@` and
 * `ab@` are two people.
 */
function withoutTag(address: string): string {
  return address.replace(/^([^+@]+)\+[^@]*@/, '$1@').replace(/@googlemail\.com$/, '@gmail.com')
}

function alike(address: string): string {
  const at = address.lastIndexOf('@')
  return `${likeLocal(address.slice(0, at))}@${likeHost(address.slice(at + 1))}`
}

function likeLocal(local: string): string {
  return inLatinLetters(local).replace(/0/g, 'o').replace(/[1i]/g, 'l').replace(/5/g, 's').replace(/rn/g, 'm')
}
