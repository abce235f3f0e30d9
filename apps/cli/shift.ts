import {
  CURRENT_SHIFT_PATH,
  type CurrentShift,
  currentShift,
  type HandoverView,
  handoversPage,
  noteView,
  SHIFT_NOTES_PATH,
  SHIFTS_PATH,
} from '../../capabilities/shifts/contract.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { type Client, complain, print, withComity } from './client.ts'

const options = { after: { type: 'string' }, json: { type: 'boolean' } } as const

type Wish = { readonly isJson: boolean; readonly after: string | undefined; readonly text: string }
type Deed = (client: Client, wish: Wish) => Promise<number>

const deeds: Readonly<Record<string, Deed>> = {
  show: async (client, { isJson }) => {
    const shift = await client.json('GET', CURRENT_SHIFT_PATH, currentShift)
    if (!shift.ok) return complain(shift.error.detail)
    print(isJson ? JSON.stringify(shift.value) : textOf(shift.value))
    return 0
  },
  note: async (client, { text }) => {
    const noted = await client.json('POST', SHIFT_NOTES_PATH, noteView, { text })
    if (!noted.ok) return complain(noted.error.detail)
    print(noted.value.id)
    return 0
  },
  past: async (client, { isJson, after }) => {
    const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`
    const past = await client.json('GET', `${SHIFTS_PATH}${query}`, handoversPage)
    if (!past.ok) return complain(past.error.detail)
    if (isJson) print(JSON.stringify(past.value))
    else for (const handover of past.value.handovers) print(lineOf(handover))
    return 0
  },
}

/** Shows the shift of the key's bureau, notes in it, or lists handovers. Signing is for two people, at the page. */
export async function shift(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const [name = 'show', ...words] = read.value.positionals
  const deed = deeds[name]
  const text = words.join(' ').trim()
  if (deed === undefined) return misunderstood(`There is no "shift ${name}".`)
  if (name === 'note' && text === '')
    return misunderstood('Say what to note: comity shift note "The line is down."')
  const { json, after } = read.value.values
  return await withComity((client) => deed(client, { isJson: json === true, after, text }))
}

function textOf({ since, offered, acts, waiting, notes }: CurrentShift): string {
  return [
    `since ${since}${offered === null ? '' : `, offered by ${offered.leftBy.name ?? '–'} at ${offered.until}`}`,
    ...waiting.map(({ tab, count }) => `${String(count).padStart(7)}  ${tab}`),
    ...acts.map(({ act, done, refused }) => `${String(done).padStart(7)}  ${act} (refused ${refused})`),
    ...notes.map(({ at, by, text }) => `${at}  ${by.name ?? '–'}: ${text}`),
  ].join('\n')
}

function lineOf({ since, until, leftBy, takenBy }: HandoverView): string {
  return `${since} – ${until}  ${leftBy.name ?? '–'} → ${takenBy?.name ?? '–'}`
}
