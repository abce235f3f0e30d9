import { useRef, useState } from 'react'
import type { Purpose } from '../../../kernel/purpose.ts'
import { readJson } from '../../../kit/http.ts'
import type { Problem } from '../../../kit/problem.ts'
import { postForStream } from '../../../kit/stream.ts'
import type { Frame } from '../../../kit/stream-frames.ts'
import { LISTS_PATH, listAnswered, listBegun } from '../contract/batch.ts'
import { type Counts, type ListRow, noCounts, rowsOf } from './list-rows.ts'

/** What is sent: a file, or what was pasted. */
export type ListWish = { readonly purpose: Purpose; readonly from: File | string }

export type ListState = {
  readonly step: 'ready' | 'running' | 'ended' | 'broken'
  readonly id: string | null
  readonly total: number
  readonly done: number
  readonly counts: Counts
  readonly rows: readonly ListRow[]
  /** Why nothing was asked. */
  readonly problem: Problem | null
}

const READY: ListState = {
  ...{ step: 'ready', id: null, total: 0, done: 0, counts: noCounts, rows: [], problem: null },
}

/** A list on its way, kept in memory alone. Stopped or cut, what was answered so far stays. */
export function useList() {
  const [state, setState] = useState(READY)
  const stop = useRef<AbortController | null>(null)

  async function run({ purpose, from }: ListWish): Promise<void> {
    const asking = new AbortController()
    stop.current?.abort()
    stop.current = asking
    let now: ListState = { ...READY, step: 'running' }
    const show = (next: ListState): void => {
      now = next
      if (stop.current === asking) setState(next)
    }
    show(now)
    const onFrame = (frame: Frame): void => show(after(now, frame))
    const sent = await postForStream(LISTS_PATH, {
      body: formOf(purpose, from),
      signal: asking.signal,
      onFrame,
    })
    if (!sent.ok && now.id === null) return show({ ...READY, problem: sent.error })
    if (now.step !== 'ended') show({ ...now, step: 'broken' })
  }

  return {
    state,
    run,
    stop: () => stop.current?.abort(),
    begin: () => {
      stop.current?.abort()
      stop.current = null
      setState(READY)
    },
  }
}

function formOf(purpose: Purpose, from: File | string): FormData {
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
    return { ...state, done, counts, rows: [...state.rows, ...rowsOf(piece)] }
  }
  return event === 'ended' ? { ...state, step: 'ended' } : state
}
