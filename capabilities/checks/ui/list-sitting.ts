import type { Purpose } from '../../../kernel/purpose.ts'
import { readJson } from '../../../kit/http.ts'
import type { Problem } from '../../../kit/problem.ts'
import { postForStream } from '../../../kit/stream.ts'
import type { Frame } from '../../../kit/stream-frames.ts'
import { LISTS_PATH, listAnswered, listBegun } from '../contract/batch.ts'
import { type Counts, type ListRow, noCounts, type Part, rowsOf } from './list-rows.ts'
import { OwnSitting } from './own-sitting.ts'

export const listKinds = ['passenger', 'crew', 'vehicle'] as const
export type ListKind = (typeof listKinds)[number]

/** What is sent: a file, or what was pasted. */
export type ListWish = {
  readonly purpose: Purpose
  readonly kind: ListKind
  readonly from: File | string
}

export type ListState = {
  readonly step: 'ready' | 'running' | 'ended' | 'broken'
  /** What was sent last: a list that was refused is still there to be sent again. */
  readonly wish: ListWish | null
  readonly id: string | null
  readonly total: number
  readonly done: number
  readonly counts: Counts
  readonly rows: readonly ListRow[]
  /** The part and the line that the reader chose; null while nobody did. */
  readonly part: Part | null
  readonly rowId: string | null
  /** Why nothing was asked. */
  readonly problem: Problem | null
}

const READY: ListState = {
  ...{ step: 'ready', wish: null, id: null, total: 0, done: 0, counts: noCounts, rows: [] },
  ...{ part: null, rowId: null, problem: null },
}

/** The server may have asked its first lines by then. */
const stopped: Problem = { code: 'list_stopped', status: 0, detail: '' }

/**
 * The list of this sitting. It goes on while a record of it is looked at; stopped or cut, what was answered so far stays.
 */
class ListSitting extends OwnSitting {
  #state = READY
  #asking: AbortController | null = null

  readonly state = (): ListState => this.#state

  async run(wish: ListWish): Promise<void> {
    this.stop()
    const asking = new AbortController()
    this.#asking = asking
    this.#show({ ...READY, wish, step: 'running' })
    const sent = await postForStream(LISTS_PATH, {
      body: formOf(wish),
      signal: asking.signal,
      onFrame: (frame) => {
        if (this.#asking === asking) this.#show(after(this.#state, frame))
      },
    })
    if (this.#asking !== asking) return
    if (!sent.ok && this.#state.id === null) {
      const problem = asking.signal.aborted ? stopped : sent.error
      return this.#show({ ...READY, wish, problem })
    }
    if (this.#state.step !== 'ended') this.#show({ ...this.#state, step: 'broken' })
  }

  stop(): void {
    this.#asking?.abort()
  }

  clear(): void {
    this.stop()
    this.#asking = null
    this.#show(READY)
  }

  choose(look: Pick<ListState, 'part' | 'rowId'>): void {
    this.#show({ ...this.#state, ...look })
  }

  #show(state: ListState): void {
    if (state.step === 'running') window.addEventListener('beforeunload', askFirst)
    else window.removeEventListener('beforeunload', askFirst)
    this.#state = state
    this.tell()
  }
}

/** A reload would end a list that runs, and what it found is nowhere else on the screen. */
function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

/** The one of this page. */
export const listSitting = new ListSitting()

function formOf({ purpose, from }: ListWish): FormData {
  const form = new FormData()
  form.set('purpose', purpose)
  form.set(typeof from === 'string' ? 'lines' : 'list', from)
  return form
}

function after(state: ListState, { event, data }: Frame): ListState {
  const body = readJson(data)
  if (event === 'begun') {
    const { id, lines } = listBegun.parse(body)
    return { ...state, id, total: lines }
  }
  if (event === 'answered') {
    const { done, counts, ...piece } = listAnswered.parse(body)
    return { ...state, done, counts, rows: [...state.rows, ...rowsOf(piece, state.done)] }
  }
  return event === 'ended' ? { ...state, step: 'ended' } : state
}

/** Questions that nobody asked, since the list was stopped or cut. */
export function unaskedOf({ step, total, done }: ListState): number {
  return step === 'broken' ? Math.max(0, total - done) : 0
}
