import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { typedAs } from '../../bench/recognising.ts'
import { type Country, countries } from '../../kernel/country.ts'
import { type IdentifierKind, identifierKinds } from '../../kernel/identifier-kind.ts'
import { choiceOf, lookAt } from './needs.ts'
import { readers } from './recognise.ts'

const choice = choiceOf(readers)
const UNKNOWN = { kind: null, country: null }

/** With the fewest and the most digits, letters and signs that a kind has where nobody calls it so, labels included. */
const AT_THE_EDGE: readonly (readonly [IdentifierKind, ...texts: readonly string[]])[] = [
  ['driving_licence', 'MORGA657054SM9IJ', '99999707010AA000'],
  ['document_number', 'A-123 B', '123456789012345678901234', 'ABCD12345678901234567890'],
  ['vin', 'WVWZZZ1JZOOOOOOIQ', 'A1111111111111111', 'WVWZZZ1JZ3W386752'],
  ['plate', 'A1', 'AB12ABCD12', '1AAAA2AAAA', 'A123456789'],
  ['imo_ship', '9074729', 'IMO NO 9074729'],
  ['imo_company', '0289239', 'IMO 0289239'],
  ['mmsi', '211331640', 'MMSI 211331640'],
  ['call_sign', 'A81', '2A1', 'DAAA999', 'A82999'],
  ['hin', 'ABC12345C919', 'FRABCDEFGHC919', 'FR-ABC12345C919', 'ABCDEFGHC919'],
  ['aircraft_registration', 'N123', 'N-12345', '4K-AZ123', 'RDPL-34123', 'VP-BAA', 'B-2345'],
  ['icao_24bit', '49A1B2', '0xA00001', 'ABCDE1', '0x3C9999'],
  ['container', 'CSQU3054383', 'CSQUIIOIIOI', 'CSQJ305438O'],
  ['firearm_serial', 'A123', '1234?', 'ABCD1A2A3A4A5A6A7A8ABC', '1234ABC', '12?3A'],
  ['email', 'a@b.cd', 'a[at]b.cd', 'a(at)b.cd', 'a{at}b.cd'],
  [
    'phone',
    '+351 21 000 4477',
    'tel. 112',
    '+351210004477 ext. 1234567',
    '(00351) 21 000 4477',
    '+4930123456789012',
  ],
  ['handle', '@ab', 'u/abc', 'telegram: abcd', 'telegram = abcd', 't.me/abcd', 'tg @abcd'],
  ['imei', '490154203237518', 'IMEI 49015420323751', 'IMEI/SV 4901542032375186', 'imei 1: 4901542032375186'],
  ['iccid', '893730101234567890', '89373010123456789019', '89373010123456789018F', 'SIM 8937301012345678901'],
  ['imsi', '25901123456789', '259011234567890', 'IMSI 12345678901234'],
  [
    'iban',
    'NO93860111179',
    'IBAN NO93860111179',
    'MT84MALT011000012345MTLCAST001S',
    'account GB82WEST12345698765432',
  ],
  ['crypto_address', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', '1111111111111111111114oLvT2'],
  ['card', '501800000009', '6304000000000000000', 'card 4111111111111111'],
  ['bic', 'DEUTDEFF', 'AAAABE22500', 'BIC/SWIFT code: DEUTDEFF500'],
  ['ip', '1.1.1.1', '1[.]1.1.1', '1(.)1(.)1(.)1', '1{.}1{.}1{.}1', '::'],
  ['domain', 'ab.de', 'ab[.]de', 'ab(dot)de', 'ab{dot}de'],
  ['url', 'a.bg/', 'a.bg?', 'a.bg#', 'ftp://a'],
  ['onion', 'aaaaaaaaaaaaaaaa.onion', '2222222222222222.onion'],
  ['asn', 'AS1', 'ASN 4294967294', 'as 65000.65000'],
  ['hash', 'd41d8cd98f00b204e9800998ecf8427e', `sha-512: ${'ab12cd34'.repeat(16)}`],
  ['pgp_fingerprint', 'PGP: 12345678', 'gpg ABCDEFAB', 'D2127F7E4C6E8A2F1B390A557C3041D89E1F6B02'],
  ['mrz', typedAs.mrz, typedAs.mrz.replaceAll('<', '&lt;')],
]

/** What is written in front of numbers of every kind, and what is hidden in an address. */
const LABELS =
  `IMEI 1|IMEI/SV|ICCID|SIM card number|IMSI|IBAN|international bank account number|BIC/SWIFT code|card no.
pan|tel:|telephone|whatsapp|IMO|IMO no|MMSI|AS|ASN|md5|sha-256 (x)|hash|pgp fingerprint|pgp|gpg key id|0x|bitcoin address
PESEL|СNP|CEDULA|SSN|url:|domain:|host name:|ip|mailto:|onion:|tor address:|u/|tg @|ok: |hxxps://|www.`.split(
    /[|\n]/,
  )
const SIGNS = [
  ...' -./:<@#*?_+()[]{}&=~,;\n\t\0',
  '[at]',
  '(dot)',
  '[.]',
  '&lt;',
  'ext. 5',
  '.onion',
  '.com',
  '0x',
]
const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 20 })
const hexadecimal = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), maxLength: 64 })
const grouped = fc
  .array(fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'), maxLength: 9 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((groups) => groups.join(''))
const specimen = fc.constantFrom(...Object.values(typedAs), ...AT_THE_EDGE.flatMap(([, ...texts]) => texts))
const ascii = fc.string({ unit: 'binary-ascii', maxLength: 40 })
const plain = fc
  .tuple(
    fc.option(fc.constantFrom(...LABELS), { nil: '', freq: 3 }),
    fc.oneof(specimen, specimen, digits, hexadecimal, grouped, ascii),
    fc.array(fc.tuple(fc.nat(40), fc.constantFrom('', ...SIGNS, ...'019AOX'), fc.nat(1)), { maxLength: 3 }),
  )
  .map(([label, text, changes]) =>
    changes.reduce(
      (now, [at, by, instead]) => now.slice(0, at) + by + now.slice(at + instead),
      `${label} ${text}`.trim(),
    ),
  )
const hint = fc.record<{ kind: IdentifierKind | null; country: Country | null }>({
  kind: fc.option(fc.constantFrom(...identifierKinds)),
  country: fc.option(fc.constantFrom(...countries)),
})

describe('what readers need', () => {
  it('is in the shortest and the longest that they read', () => {
    for (const [kind, ...texts] of AT_THE_EDGE)
      for (const text of texts) {
        const own = readers.filter((reader) => reader.kind === kind && reader(text, UNKNOWN) !== null)
        assert.ok(own.length > 0, `${kind} is not read at all: ${text}`)
        const chosen = choice(lookAt(text), [null])
        assert.ok(
          own.every((reader) => chosen.includes(reader)),
          `${kind}: ${text}`,
        )
      }
  })

  it('is in every plain text in which they find something', () => {
    fc.assert(
      fc.property(plain, hint, (text, asked) => {
        const chosen = new Set(choice(lookAt(text), [asked.kind]))
        for (const reader of readers)
          if (!chosen.has(reader)) assert.equal(reader(text, asked), null, `${reader.kind}: ${text}`)
      }),
      { numRuns: 2000 },
    )
  })

  it('spares most readers of a machine-typed number', () => {
    assert.ok(choice(lookAt('Y1234567'), [null]).length < readers.length / 4)
  })

  it('is not looked for in other scripts, nor of whom its own kind is asked', () => {
    assert.equal(lookAt('Y123456٧'), null)
    assert.equal(choice(null, [null]), readers)
    const kinds = choice(lookAt('a'), ['engine_number', 'iban']).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['engine_number', 'iban'])
  })
})
