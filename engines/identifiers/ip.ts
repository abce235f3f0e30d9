import ipaddr from 'ipaddr.js'
import { check, keysOf, likelihoodOf, makeReading, note, present, withAlike } from './make-reading.ts'
import { needing } from './needs.ts'
import { refanged } from './refang.ts'
import type { IdentifierNote, Reading } from './types.ts'
import { afterLabel, written } from './written.ts'

const LABEL = /^ip(?:v[46])?(?:[ -]?addr(?:ess)?)?(?![a-z0-9])/i

/** An address of the internet protocol, with a port or the length of a network. No check exists: it is unverifiable. */
export const readIp = needing('ip', { oneOf: '.:[({' }, (text) => {
  const plain = written(text, 100)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  const bare = refanged(rest)
    .replace(/^(?:https?|ftp):\/\//i, '')
    .replace(/[/.]$/, '')
  return readVersion4(bare, isLabelled) ?? readVersion6(bare, isLabelled)
})

/** Four decimal parts and nothing else: libraries also take `1.2.3` (as 1.2.0.3), `0x7f.1` and leading zeros as octal. */
const VERSION_4 = /^(?<typed>\d{1,4}(?:\.\d{1,4}){3})(?::(?<port>\d{1,5})|\/(?<network>\d{1,2}))?$/

function readVersion4(text: string, isLabelled: boolean): Reading | null {
  const { typed, port, network } = VERSION_4.exec(text)?.groups ?? {}
  if (typed === undefined || Number(port ?? 0) > 65535 || Number(network ?? 0) > 32) return null
  const decimal = typed.split('.').map(Number).join('.')
  if (!ipaddr.IPv4.isValidFourPartDecimal(decimal)) return outOfRange(decimal, isLabelled)
  const octal = inOctal(typed)
  const range = ipaddr.IPv4.parse(decimal).range()
  const suffix = network === undefined ? '' : `/${network}`
  return makeReading({
    kind: 'ip',
    canonical: decimal + suffix,
    verdict: 'unverifiable',
    notes: [
      ...(octal === null ? [] : [note('leading_zero_may_be_octal', { decimal, octal })]),
      ...notesOn(range, '4'),
    ],
    facts: present({ version: '4', range: rangeName(range), port, network }),
    keys: withAlike(keysOf([decimal + suffix]), octal === null ? [] : [octal + suffix]),
    likelihood: likelihoodOf('form', 'unverifiable', isLabelled),
  })
}

function outOfRange(decimal: string, isLabelled: boolean): Reading {
  return makeReading({
    kind: 'ip',
    canonical: decimal,
    verdict: 'invalid',
    checks: [check('ip_part_in_range', false, { expected: '0–255', found: decimal })],
    facts: { version: '4' },
    keys: keysOf([decimal]),
    likelihood: likelihoodOf('form', 'invalid', isLabelled),
  })
}

/** What the parts are where a leading zero means octal, as in the C library; null where it changes nothing or cannot be. */
function inOctal(typed: string): string | null {
  const parts = typed.split('.')
  if (!parts.some((part) => /^0\d/.test(part)) || parts.some((part) => /^0\d*[89]/.test(part))) return null
  const values = parts.map((part) => Number.parseInt(part, part.startsWith('0') ? 8 : 10))
  const octal = values.join('.')
  return values.every((value) => value < 256) && octal !== parts.map(Number).join('.') ? octal : null
}

const VERSION_6 =
  /^(?:\[(?<inside>[0-9a-f:.]+)(?:%(?<zone>[\w.-]+))?\](?::(?<port>\d{1,5}))?|(?<bare>[0-9a-f:.]+)(?:%(?<link>[\w.-]+))?)(?:\/(?<network>\d{1,3}))?$/i

function readVersion6(text: string, isLabelled: boolean): Reading | null {
  const { inside, bare, zone, link, port, network } = VERSION_6.exec(text)?.groups ?? {}
  const address = parseVersion6(inside ?? bare ?? '')
  if (address === null || Number(network ?? 0) > 128) return null
  const carried = versionFourInside(address)
  const canonical = address.toRFC5952String() + (network === undefined ? '' : `/${network}`)
  return makeReading({
    kind: 'ip',
    canonical,
    verdict: 'unverifiable',
    notes: address.isIPv4MappedAddress()
      ? notesOn(address.toIPv4Address().range(), '4')
      : notesOn(address.range(), '6'),
    facts: present({
      version: '6',
      range: rangeName(address.range()),
      versionFour: carried,
      zone: zone ?? link,
      port,
      network,
    }),
    keys: keysOf([canonical], (key) => (address.isIPv4MappedAddress() && carried !== null ? carried : key)),
    likelihood: likelihoodOf('digits', 'unverifiable', isLabelled),
  })
}

function parseVersion6(text: string): ipaddr.IPv6 | null {
  const tail = /[\d.]+\.[\d.]+$/.exec(text)?.[0]
  if (tail !== undefined && !ipaddr.IPv4.isValidFourPartDecimal(tail)) return null
  return text.includes(':') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null
}

/** The address of version 4 that one of version 6 carries: mapped, 6to4 (RFC 3056) or of a Teredo client (RFC 4380). */
function versionFourInside(address: ipaddr.IPv6): string | null {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString()
  const [first, second = 0, third = 0] = address.parts
  if (first === 0x2002) return fourParts(second, third)
  // Teredo writes the client's address with every bit turned.
  if (first === 0x2001 && second === 0) return fourParts(~(address.parts[6] ?? 0), ~(address.parts[7] ?? 0))
  return null
}

function fourParts(high: number, low: number): string {
  return [high >> 8, high, low >> 8, low].map((byte) => byte & 255).join('.')
}

function rangeName(range: string): string {
  return range === 'unicast' ? 'public' : range
}

function notesOn(range: string, version: '4' | '6'): readonly IdentifierNote[] {
  // Providers put thousands of customers behind one address (RFC 6888): only address, port and time together name one.
  if (range === 'carrierGradeNat') return [note('address_inside_a_provider')]
  if (range !== 'unicast') return [note('address_not_on_the_internet', { range })]
  return version === '4' ? [note('shared_address_needs_port_and_time')] : []
}
