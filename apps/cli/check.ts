import {
  type CandidateView,
  CHECKS_PATH,
  type CheckAnswer,
  checkAnswer,
} from '../../capabilities/checks/contract.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { checkList } from './check-list.ts'
import { complain, print, withComity } from './client.ts'
import { foundInWords } from './found.ts'
import { ownChecks } from './own-checks.ts'

const text = { type: 'string' } as const

const options = {
  text,
  name: text,
  born: text,
  nationality: text,
  sex: text,
  'birth-place': text,
  document: text,
  purpose: text,
  mode: text,
  about: text,
  list: text,
  mine: { type: 'boolean' },
  show: text,
  day: text,
  before: text,
  held: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

/** Asks one question and prints the answer. */
export async function check(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const { json, list, mine, show, day, before, 'birth-place': birthPlace, ...fields } = read.value.values
  if (mine === true) return await ownChecks({ day, show, list, before, isJson: json === true })
  const typed = read.value.positionals.join(' ')
  const body = { ...fields, birthPlace, ...(typed === '' ? {} : { text: typed }) }
  if (list !== undefined) {
    const { purpose, mode, ...rest } = fields
    const isAlone = typed === '' && [birthPlace, ...Object.values(rest)].every((one) => one === undefined)
    if (!isAlone) return misunderstood('A list is asked alone, with --purpose, --mode and --json at most.')
    return await checkList(list, { purpose, mode, isJson: json === true })
  }
  return await withComity(async (client) => {
    const answered = await client.json('POST', CHECKS_PATH, checkAnswer, body)
    if (!answered.ok) {
      if (json === true) print(JSON.stringify({ error: answered.error }))
      return complain(answered.error.detail)
    }
    print(json === true ? JSON.stringify(answered.value) : inWords(answered.value))
    return 0
  })
}

type Identifier = CheckAnswer['asked']['identifiers'][number]

const words = { hit: 'HIT', possible: 'POSSIBLE', no_hit: 'NO HIT', incomplete: 'INCOMPLETE' } as const

function inWords(answer: CheckAnswer): string {
  const sources = answer.sources.map(({ source, state }) => `${source}: ${state.replaceAll('_', ' ')}`)
  const { identifiers, zone, ...fields } = answer.asked
  const asked = Object.entries(fields).flatMap(([field, value]) =>
    value === null ? [] : [`${field} ${value}`],
  )
  return [
    words[answer.outcome],
    `asked ${asked.join(', ')}`,
    ...identifiers.map(mayBe),
    ...(zone === null ? [] : ofDocument(zone)),
    sources.join(' · '),
    ...answer.candidates.flatMap((candidate, index) => ['', ...lines(candidate, index + 1)]),
    '',
    `check ${answer.id} · normaliser ${answer.versions.normaliser} · scorer ${answer.versions.scorer} · ${answer.tookMs} ms`,
  ].join('\n')
}

function ofDocument({ expires, hasExpired, further }: NonNullable<CheckAnswer['asked']['zone']>): string[] {
  return [
    ...(hasExpired === true ? [`  the document has expired: ${expires}`] : []),
    ...further.map(
      ({ text, isNational }) => `  asked too: ${text}, ${isNational ? 'national number' : 'optional data'}`,
    ),
  ]
}

/** Codes as the answer has them; the screens word them. */
function mayBe({ kind, display, country, verdict, checks, notes }: Identifier): string {
  const wrong = checks.filter(({ passed }) => !passed)
  const said = [
    `${verdict}${country === null ? '' : `, ${country}`}`,
    ...wrong.map(({ name, expected, found }) => `${name} expected ${expected ?? '?'}, found ${found ?? '?'}`),
    ...notes.map(({ name }) => name),
  ]
  const shown = display.replaceAll('\n', ' ')
  return `  may be ${kind} ${shown}: ${said.join('; ')}`.replaceAll('_', ' ')
}

function lines(
  { record, similarity, total, reasons, hitId, settledAt }: CandidateView,
  place: number,
): string[] {
  return [
    `${place}. ${foundInWords(record)}`,
    `   similarity ${similarity.toFixed(2)}, total ${total.toFixed(2)}`,
    ...reasons.map((reason) => `   ${reason}`),
    ...(hitId === null ? [] : [`   hit ${hitId}: the owner is asked to confirm it`]),
    ...(settledAt === null ? [] : [`   its owner called this very pair different on ${settledAt}`]),
  ]
}
