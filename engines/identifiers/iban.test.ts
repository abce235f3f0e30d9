import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { remainder97 } from './check-digits.ts'
import { readIban } from './iban.ts'
import { nationalChecks } from './iban-national.ts'
import { accountStructures } from './iban-structures.ts'
import type { ReadingHint } from './types.ts'

const bare: ReadingHint = { kind: null, country: null }

/** The examples of the registry, one or two for each country. */
const registry =
  `AD1200012030200359100100 AE070331234567890123456 AL47212110090000000235698741 AT611904300234573201
AZ21NABZ00000000137010001944 BA391290079401028494 BE68539007547034 BG80BNBG96611020345678 BH67BMAG00001299123456
BI4210000100010000332045181 BR1800360305000010009795493C1 BY13NBRB3600900000002Z00AB00 CH9300762011623852957
CR05015202001026284066 CY17002001280000001200527600 CZ6508000000192000145399 CZ9455000000001011038930
DE89370400440532013000 DJ2100010000000154000100186 DK5000400440116243 DO28BAGR00000001212453611324
EE382200221020145685 EG380019000500000000263180002 ES9121000418450200051332 FI2112345600000785 FK88SC123456789012
FO6264600001631634 FR1420041010050500013M02606 GB29NWBK60161331926819 GE29NB0000000101904917
GI75NWBK000000007099453 GL8964710001000206 GR1601101250000000012300695 GT82TRAJ01020000001210029690
HN88CABF00000000000250005469 HR1210010051863000160 HU42117730161111101800000000 IE29AIBK93115212345678
IL620108000000099999999 IQ98NBIQ850123456789012 IS140159260076545510730339 IT60X0542811101000000123456
JO94CBJO0010000000000131000302 KW81CBKU0000000000001234560101 KZ86125KZT5004100100 LB62099900000001001901229114
LC55HEMM000100010012001200023015 LI21088100002324013AA LT121000011101001000 LU280019400644750000
LV80BANK0000435195001 LY83002048000020100120361 MC5811222000010123456789030 MD24AG000225100013104168
ME25505000012345678951 MK07250120000058984 MN121234123456789123 MR1300020001010000123456753
MT84MALT011000012345MTLCAST001S MU17BOMM0101101030300200000MUR NI45BAPR00000013000003558124 NL91ABNA0417164300
NO9386011117947 OM810180000001299123456 PK36SCBL0000001123456702 PL61109010140000071219812874
PS92PALS000000000400123456702 PT50000201231234567890154 QA58DOHB00001234567890ABCDEFG RO49AAAA1B31007593840000
RS35260005601001611379 RU0304452522540817810538091310419 SA0380000000608010167519
SC18SSCB11010000000000001497USD SD2129010501234001 SE4550000000058398257466 SI56263300012039086
SK3112000000198742637541 SM86U0322509800000000270100 SO211000001001000100141 ST23000100010051845310146
SV62CENR00000000000000700025 TL380080012345678910157 TN5910006035183598478831 TR330006100519786457841326
UA213223130000026007233566001 VA59001123000012345678 VG96VPVG0000012345678901 XK051212012345678906
YE15CBYE0001018861234567891234`.split(/\s/)

/** The same account with the check digits that make modulus 97 right. */
function withRightDigits(iban: string): string {
  const digits = 98 - remainder97(`${iban.slice(4)}${iban.slice(0, 2)}00`)
  return iban.slice(0, 2) + String(digits).padStart(2, '0') + iban.slice(4)
}

function replaced(text: string, at: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + by.length)
}

/** Every text that differs in one digit or one letter, check digits included. */
function alike(iban: string): readonly string[] {
  return [...iban].flatMap((here, at) =>
    [...(/\d/.test(here) ? '0123456789' : 'ABGXZ')]
      .filter((other) => other !== here && at > 1)
      .map((other) => replaced(iban, at, other)),
  )
}

function swapped(iban: string): readonly string[] {
  return [...iban].flatMap((here, at) => {
    const next = iban[at + 1] ?? here
    return next !== here && /\d\d/.test(here + next) ? [replaced(iban, at, next + here)] : []
  })
}

describe('an international bank account number', () => {
  it('of every country in the registry is valid, its national digits included', () => {
    for (const iban of registry) assert.equal(readIban(iban, bare)?.verdict, 'valid', iban)
    assert.deepEqual(
      [...new Set(registry.map((iban) => iban.slice(0, 2)))].sort(),
      [...accountStructures.keys()].sort(),
    )
  })

  it('is one number however it is written', () => {
    for (const text of [
      'DE89 3704 0044 0532 0130 00',
      'IBAN: de89-3704-0044-0532-0130-00',
      'IBAN No. DE89370400440532013000',
      'DE٨٩ ٣٧٠٤ ٠٠٤٤ ٠٥٣٢ ٠١٣٠ ٠٠',
      '\u200eDE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000\u200f',
    ]) {
      const reading = readIban(text, bare)
      assert.deepEqual([reading?.canonical, reading?.verdict], ['DE89370400440532013000', 'valid'], text)
      assert.equal(reading?.display, 'DE89 3704 0044 0532 0130 00')
    }
  })

  it('with one digit or letter for another, or two digits swapped, is never valid', () => {
    const mutants = registry.flatMap((iban) => [...alike(iban), ...swapped(iban)])
    assert.ok(mutants.length > 15_000, String(mutants.length))
    for (const mutant of mutants) assert.notEqual(readIban(mutant, bare)?.verdict, 'valid', mutant)
  })

  // Modulus 97 sees every change within digits or within letters; between them it misses one in 97.
  it('with a letter for a digit is seldom valid, and only where its country has letters', () => {
    const mutants = registry.flatMap((iban) =>
      [...iban.slice(4)].flatMap((here, at) =>
        /\d/.test(here) ? [...'ABOX'].map((letter) => replaced(iban, at + 4, letter)) : [],
      ),
    )
    const missed = mutants.filter((mutant) => readIban(mutant, bare)?.verdict === 'valid')
    assert.ok(missed.length < mutants.length / 97, `${missed.length} of ${mutants.length}`)
  })

  it('with letters where its country has digits is invalid although modulus 97 is right', () => {
    for (const text of ['IE00TE8200000000000000', 'VG00H07Y0000000000000000', 'DE0037O400440532013000']) {
      const reading = readIban(withRightDigits(text), bare)
      assert.equal(reading?.verdict, 'invalid', text)
      assert.deepEqual(
        reading?.checks.filter(({ passed }) => !passed).map(({ name }) => name),
        ['iban_structure'],
      )
    }
  })

  it('with wrong national digits is invalid although modulus 97 is right', () => {
    for (const country of nationalChecks.keys()) {
      const iban = registry.find((known) => known.startsWith(country)) ?? ''
      // The last digit is a check digit, or one of the digits that are checked; Poland checks the bank only.
      const at = country === 'PL' ? 11 : iban.length - 1
      const mutant = `${iban.slice(0, at)}${(Number(iban[at]) + 1) % 10}${iban.slice(at + 1)}`
      const reading = readIban(withRightDigits(mutant), bare)
      assert.equal(reading?.verdict, 'invalid', mutant)
      assert.equal(reading?.checks.at(-1)?.name, 'national_check_digits')
    }
  })

  it('says which check digits are wanted', () => {
    const reading = readIban('DE88370400440532013000', bare)
    assert.deepEqual(
      reading?.checks.find(({ name }) => name === 'iban_check_digits'),
      { name: 'iban_check_digits', passed: false, expected: '89', found: '88', span: [2, 4] },
    )
  })

  it('of a country outside the registry is unverifiable', () => {
    const reading = readIban('DZ580002100001113000000570', bare)
    assert.deepEqual(
      [reading?.verdict, reading?.notes[0]?.name],
      ['unverifiable', 'country_not_in_iban_registry'],
    )
  })

  it('tells bank, branch and account', () => {
    assert.deepEqual(readIban('GB29NWBK60161331926819', bare)?.facts, {
      bank: 'NWBK',
      branch: '601613',
      account: '31926819',
    })
  })

  it('typed with letters of another alphabet is read, with a note', () => {
    const reading = readIban('ЕЕ382200221020145685', bare)
    assert.deepEqual(
      [reading?.canonical, reading?.notes[0]?.name],
      ['EE382200221020145685', 'letters_of_another_alphabet'],
    )
  })

  it('typed with the letter O for zero has the folded key of the right one', () => {
    assert.deepEqual(
      readIban('DE8937O400440532013000', bare)?.keys.folded,
      readIban('DE89370400440532013000', bare)?.keys.folded,
    )
  })

  it('is not made of a document number or a serial', () => {
    for (const text of ['AB12345678901234567', 'DE12345', 'XX12345678901234567890', 'ZZ89370400440532013000'])
      assert.equal(readIban(text, bare), null, text)
  })
})
