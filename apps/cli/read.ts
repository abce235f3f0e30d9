import {
  READINGS_PATH,
  type ReadingAnswer,
  readingAnswer,
} from '../../capabilities/checks/contract/readings.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { complain, print, withComity } from './client.ts'

/** Says what a text may be and which of its digits hold; looks nothing up. */
export async function read(args: readonly string[]): Promise<number> {
  const told = readArguments(args, { json: { type: 'boolean' } })
  if (!told.ok) return misunderstood(told.error)
  const text = told.value.positionals.join(' ')
  if (text === '') return misunderstood('Give the text: a number, or the lines of a machine-readable zone.')
  return await withComity(async (client) => {
    const answered = await client.json('POST', READINGS_PATH, readingAnswer, { text })
    if (!answered.ok) return complain(answered.error.detail)
    print(told.value.values.json === true ? JSON.stringify(answered.value) : inWords(answered.value))
    return 0
  })
}

function inWords({ readings, zone }: ReadingAnswer): string {
  if (readings.length === 0) return 'Nothing that is known.'
  return [
    ...(zone === null ? [] : ofDocument(zone)),
    ...readings.flatMap((reading) => ['', ...lines(reading)]),
  ]
    .join('\n')
    .trimStart()
}

function ofDocument({ holder, further }: NonNullable<ReadingAnswer['zone']>): string[] {
  return [
    ...(holder.hasExpired === true ? [`the document has expired: ${holder.expires}`] : []),
    ...further.map(
      ({ text, isNational }) => `in its optional data: ${text}${isNational ? ', national number' : ''}`,
    ),
  ]
}

function lines({
  kind,
  display,
  verdict,
  country,
  checks,
  notes,
  facts,
}: ReadingAnswer['readings'][number]): string[] {
  const where = country === null ? '' : `, ${country}`
  return [
    `${kind.replaceAll('_', ' ')}${where}: ${verdict}`,
    ...display.split('\n').map((line) => `   ${line}`),
    ...checks.map((check) => `   ${inLine(check)}`),
    ...Object.entries(facts).map(([name, value]) => `   ${name.replaceAll('_', ' ')}: ${value}`),
    ...notes.map(({ name, values }) => `   note ${name} ${Object.values(values).join(' ')}`.trimEnd()),
  ]
}

function inLine({
  name,
  passed,
  expected,
  found,
}: ReadingAnswer['readings'][number]['checks'][number]): string {
  if (passed) return `${name.replaceAll('_', ' ')}: holds`
  const wanted = expected === null ? '' : `, expected ${expected}`
  return `${name.replaceAll('_', ' ')}: WRONG${wanted}${found === null ? '' : `, found ${found}`}`
}
