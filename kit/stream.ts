import type { z } from 'zod'
import { readJson } from './http.ts'

type Listener<T> = {
  /** The name of the events on the wire, e.g. "progress". */
  readonly event: string
  readonly onEvent: (event: T) => void
  /** The line broke; the browser connects again by itself and sends the last id it saw. */
  readonly onBreak: () => void
}

/** Listens to server-sent events that carry JSON of `schema`; anything else is left out. Returns how to close. */
export function openStream<T>(path: string, schema: z.ZodType<T>, listener: Listener<T>): () => void {
  const source = new EventSource(path)
  source.addEventListener('error', listener.onBreak)
  source.addEventListener(listener.event, (message: MessageEvent<string>) => {
    const parsed = schema.safeParse(readJson(message.data))
    if (parsed.success) listener.onEvent(parsed.data)
  })
  return () => source.close()
}
