import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import type { Country } from '../../kernel/country.ts'
import { identifierKinds } from '../../kernel/identifier-kind.ts'
import { identifierChecks, identifierFacts, identifierNotes } from '../../kernel/identifier-words.ts'
import { readAs } from './read-as.ts'
import { recognise } from './recognise.ts'

const folder = new URL('./', import.meta.url)
const sources = globSync('*.ts', { cwd: folder.pathname })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n')

const words: ReadonlySet<string> = new Set([...identifierChecks, ...identifierNotes, ...identifierFacts])

/** One or more of every kind, sound and damaged. */
const specimens = [
  ...['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'],
  ...['I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
  ...['P<RUSERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C37UTO7413322F1204159ZE184226B<<<<<11'],
  ...['XA1234567', '1111111', 'L898902C36', 'MORGA753116SM9IJ', '12345678Z', 'B072RRE2I55'],
  ...['1HGCM82633A004352', 'WVWZZZ1JZXW386752', 'LSVAA49J132047371', 'IHGCM82633A004352', '12345ABC'],
  ...['41-QX-77', 'А123ВС77', 'B-OE 1234', 'AHF 774411', '9074729', 'IMO 9074728', '211331640', '999999999'],
  ...['DABC', 'CHE28A12I888', 'ABC12345D404', 'CS-XQZ', 'N12345', 'N0123', '49A1B2', 'A00001', 'CSQU3054383'],
  ...[
    'CSQU305438',
    'CSQU3O54383',
    'FAT771204',
    'FO77?204',
    '369J257',
    '+351 21 000 4477',
    '112',
    '+1 555 0100',
  ],
  ...['a.b+tag@example.org', '490154203237518', '49015420323751', '000000000000000', '310150123456789'],
  ...['8991101200003204510', '@runa', 'https://t.me/runa_quick', 'GB82 WEST 1234 5698 7654 32', 'GB82WEST'],
  ...['DEUTDEFF500', 'DEUTDE0F', '4111111111111111', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT'],
  ...['0x52908400098527886E0F7030069857D2E4169EE7', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'],
  ...['192.168.1.7', '8.8.8.8:443', '010.1.1.1', '300.1.1.1', '2001:db8::1', '::ffff:1.2.3.4', 'AS64512'],
  ...['www.example.org', 'xn--80ak6aa92e.com', 'https://user@example.org:8080/a#b', 'http://8.8.8.8/'],
  ...['44051401359', '11111111111', '198402131234', 'd41d8cd98f00b204e9800998ecf8427e', '0xDEADBEEF'],
]

describe('what readers say', () => {
  test('of any specimen has a word', () => {
    const countries = [null, 'POL', 'DEU', 'ESP', 'GBR', 'USA'] as const
    const said = specimens.flatMap((text) =>
      countries.flatMap((code) => {
        const country = code as Country | null
        const named = identifierKinds.flatMap((kind) => readAs(kind, text, country))
        return [...recognise(text, { kind: null, country }), ...named].flatMap(({ checks, notes, facts }) => [
          ...[...checks, ...notes].map(({ name }) => name),
          ...Object.keys(facts),
        ])
      }),
    )
    assert.ok(new Set(said).size > 90, `only ${new Set(said).size} names were said`)
    assert.deepEqual([...new Set(said)].filter((name) => !words.has(name)).sort(), [])
  })

  test('is written in the code with its word', () => {
    const called = sources.matchAll(
      /\b(?:note|noteIf|check|digitCheck)\((?:[^()]|\([^()]*\))*?'([a-z]\w*_\w+)'/g,
    )
    const names = [...called].map(([, name = '']) => name)
    assert.ok(names.length > 60, `only ${names.length} names found: the search is broken`)
    assert.deepEqual([...new Set(names)].filter((name) => !words.has(name)).sort(), [])
  })

  test('has no word that no reader says', () => {
    const isSaid = (word: string) => [word, word.replace(/^mrz_/, '')].some((name) => sources.includes(name))
    const made = new Set(['imo_ship_digit', 'imo_company_digit', 'mrz_birth_date', 'mrz_expiry_date'])
    assert.deepEqual(
      [...words].filter((word) => !isSaid(word) && !made.has(word)),
      [],
    )
  })
})
