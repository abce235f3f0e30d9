import { zipSync } from 'fflate'
import { parseBureauCode } from '../../capabilities/bureaus/bureau.ts'
import { understand } from '../../capabilities/checks/recognise.ts'
import { readFtmLines } from '../../capabilities/records/import-ftm.ts'
import type { ImportStream } from '../../capabilities/records/import-item.ts'
import { readOfacList } from '../../capabilities/records/import-ofac.ts'
import { readSheet } from '../../capabilities/records/import-sheet.ts'
import { collect, sourceOf } from '../../capabilities/records/import-specimens.ts'
import { readUnList } from '../../capabilities/records/import-un.ts'
import { recordBody } from '../../capabilities/records/record.ts'
import { isImoNumber } from '../../engines/identifiers/imo.ts'
import { normalise } from '../../engines/matching/normalise.ts'
import {
  always,
  logKey,
  newSigningKey,
  openCheckpoint,
  readKey,
  readNote,
  readSigningKey,
  signCheckpoint,
  spellKey,
} from '../../infra/journal-note.ts'
import { verifyProof } from '../../infra/journal-proof.ts'
import { readSuccession, signSuccession } from '../../infra/journal-succession.ts'
import { leafHash } from '../../infra/journal-tree.ts'
import { readRequest, spellRequest } from '../../infra/journal-witness.ts'
import type { BureauCode } from '../../kernel/actor.ts'
import { parseCountry } from '../../kernel/country.ts'
import { formatPartialDate, parsePartialDate } from '../../kernel/partial-date.ts'
import { scriptOf } from '../../kernel/person-name.ts'
import { keyFrom, succeeded } from '../../tools/verify-journal-notes.ts'
import { judgeBundle } from '../../tools/verify-journal-proof.ts'

/** A reader of what others send: it answers or refuses; throwing, or taking longer than a second, is a fault of ours. */
export type Parser = {
  readonly name: string
  readonly specimens: readonly string[]
  read(input: Buffer): unknown
}

const unList = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>ORLAN</FIRST_NAME><SECOND_NAME>TESKI</SECOND_NAME>
<REFERENCE_NUMBER>ATi.001</REFERENCE_NUMBER><COMMENTS1>One &amp; two.</COMMENTS1>
<NAME_ORIGINAL_SCRIPT>اورلان</NAME_ORIGINAL_SCRIPT><NATIONALITY><VALUE>Iraq</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>“The Owl” (البوم); Owl</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1975</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><NOTE>24/06/1402 (Hijri Calendar)</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>No. 513500 (expired 2016)</NUMBER></INDIVIDUAL_DOCUMENT>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>ATLANTIS LTD</FIRST_NAME><REFERENCE_NUMBER>ATe.001</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>`

const ofacList = [
  '7,"TESKI, ""Orla"" é","individual","TEST",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB circa 1960; POB Perm, Russia; Passport RL 123456 (Lebanon) issued 02 Mar 2004; Gender Female"',
  '8,"EXAMPLE STAR","vessel","TEST","Captain","H3YU","Cargo","5000","3000","Panama","Example Lines","Vessel Registration Identification IMO 9074729; MMSI 123456789"',
].join('\r\n')

const ftmList = [
  '{"id":"p1","schema":"Person","properties":{"name":["أورلان ออร์ลัน"],"birthDate":["1984-02"],"nationality":["pt"]}}',
  '{"id":"d1","schema":"Passport","properties":{"holder":["p1"],"number":["É1234567"],"country":["fr"]}}',
  '{"id":"v1","schema":"Vessel","properties":{"name":["EXAMPLE STAR"],"imoNumber":["IMO9074729"],"flag":["pa"]}}',
].join('\n')

const dates = [
  '1984-02-13',
  '13.02.1984',
  '13 Feb 1984',
  'circa 1984',
  'between 1975 and 1980',
  '2527',
  '١٩٨٤-٠٢-١٣',
  '../1984',
]
const boxes = [
  'Juan Pérez 13.02.1984 PRT',
  'AB1234567',
  'IMO 9074729',
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  '张伟 1990',
  'name: Teski; born: 1960',
]

const key = newSigningKey(() => 'fuzz.example/journal')
const entry = '{"act":"check.answered"}'
const [salt, at] = [Buffer.alloc(16, 1), new Date('2026-03-01T10:00:00Z')]
const note = signCheckpoint(key, { size: 1, root: leafHash(Buffer.from(entry)) }, at)
const succession = signSuccession(
  key,
  newSigningKey(() => key.name),
  { size: 1, root: leafHash(salt) },
  at,
).note
const bundle = JSON.stringify({
  act: entry,
  checkpoint: note,
  consistency: [],
  entry: Buffer.from(entry).toString('hex'),
  format: 'comity-proof-v1',
  inclusion: [],
  index: 0,
  keys: [spellKey(logKey(key))],
  newest: note,
  salt: salt.toString('hex'),
})

const text = (read: (input: string) => unknown) => (input: Buffer) => read(input.toString('utf8'))
const list = (read: (input: Buffer) => ImportStream) => (input: Buffer) => collect(read(input))

export const parsers: readonly Parser[] = [
  {
    name: 'list of the United Nations',
    specimens: [unList],
    read: list((input) => readUnList(sourceOf(input, [97]))),
  },
  {
    name: 'list of OFAC',
    specimens: [ofacList],
    read: list((input) => readOfacList({ sdn: sourceOf(input, [89]), alt: null, add: null })),
  },
  {
    name: 'aliases of OFAC',
    specimens: ['7,1,"aka","TESKY, Orla",-0- \r\n7,2,"fka","OWL",-0- '],
    read: list((input) => readOfacList({ sdn: sourceOf(ofacList), alt: sourceOf(input), add: null })),
  },
  {
    name: 'FollowTheMoney',
    specimens: [ftmList],
    read: list((input) => readFtmLines(() => sourceOf(input, [101]))),
  },
  {
    name: 'partial date',
    specimens: dates,
    read: text((input) => {
      const date = parsePartialDate(input)
      return date === null ? null : formatPartialDate(date)
    }),
  },
  { name: 'the box', specimens: boxes, read: text((input) => understand({ ...nothing, text: input }, at)) },
  {
    name: 'fields of a question',
    specimens: [...dates, ...boxes],
    read: text((input) =>
      understand({ ...nothing, name: input, born: input, nationality: input, document: input }, at),
    ),
  },
  { name: 'country', specimens: ['PRT', 'pt', 'D', 'Côte'], read: text(parseCountry) },
  { name: 'IMO number', specimens: ['9074729'], read: text(isImoNumber) },
  { name: 'bureau code', specimens: ['PRT', ' fra '], read: text(parseBureauCode) },
  {
    name: 'name',
    specimens: ['Juan Pérez-Gómez', 'د. محمد', '张伟', 'ΣΊΣΥΦΟΣ'],
    read: text((input) => [normalise(input), scriptOf(input)]),
  },
  {
    name: 'body of a record',
    specimens: [
      '{"kind":"vessel","names":[{"text":"A","script":"Latn","type":"primary","parts":null}],"imo":"9074729"}',
    ],
    read: text((input) => recordBody.safeParse(jsonOrNull(input))),
  },
  {
    name: 'table of a template',
    specimens: [
      'reference,category,status,vin,plates\nV-1,car,stolen,WVWZZZ1JZXW386752,"B 1|ROU; C 2"\nV-2;x\n',
    ],
    read: (input) => collect(readSheet({ ...sheet, format: 'csv', open: () => sourceOf(input) })),
  },
  {
    name: 'workbook',
    specimens: ['PK\u0003\u0004', 'PK\u0005\u0006'],
    read: (input) => collect(readSheet({ ...sheet, format: 'xlsx', open: () => sourceOf(input) })),
  },
  {
    name: 'sheet of a workbook',
    specimens: [
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>reference</t></is></c><c r="C1"><v>1.5E+9</v></c></row></sheetData></worksheet>',
    ],
    read: (input) => {
      const file = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(input) })
      return collect(readSheet({ ...sheet, format: 'xlsx', open: () => sourceOf(file) }))
    },
  },
  { name: 'signing key of the journal', specimens: ['PRIVATE+KEY+a+1234+AAAA'], read: text(readSigningKey) },
  {
    name: 'key of the journal',
    specimens: [spellKey(logKey(key))],
    read: text((input) => [readKey(input), keyFrom(input)]),
  },
  {
    name: 'checkpoint',
    specimens: [note],
    read: text((input) => [readNote(input), openCheckpoint(input, always([logKey(key)]))]),
  },
  {
    name: 'succession of the journal',
    specimens: [succession],
    read: text((input) => [readSuccession(input), succeeded([], [input])]),
  },
  {
    name: 'request to a witness',
    specimens: [spellRequest({ old: 1, path: [Buffer.alloc(32, 3)], note, successions: [succession] })],
    read: text(readRequest),
  },
  {
    name: 'proof of an act',
    specimens: [bundle],
    read: text((input) => [verifyProof(input, null), judgedByTool(input)]),
  },
]

const sheet = { kind: 'vehicle', owner: 'PRT' as BureauCode } as const

const nothing = {
  text: undefined,
  name: undefined,
  born: undefined,
  nationality: undefined,
  sex: undefined,
  birthPlace: undefined,
  document: undefined,
}

function jsonOrNull(input: string): unknown {
  try {
    return JSON.parse(input)
  } catch {
    return null
  }
}

/** The independent verifier refuses by throwing its own kind of error. */
function judgedByTool(input: string): unknown {
  try {
    return judgeBundle(input, [])
  } catch (cause) {
    if (cause instanceof Error && cause.constructor.name === 'Bad') return cause.message
    throw cause
  }
}
