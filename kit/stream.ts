import type { z } from 'zod'
import { readJson } from './http.ts'

export type StreamState = 'open' | 'reconnecting'

export type StreamListener<T> = {
  readonly onEvent: (event: T) => void
  readonly onState?: (state: StreamState) => void
}

/**
 * Listens to server-sent events that carry JSON of `schema`; anything else is left out. The browser reconnects by itself
 * and sends the last id it saw. Returns how to close.
 */
export function openStream<T>(path: string, schema: z.ZodType<T>, listener: StreamListener<T>): () => void {
  const source = new EventSource(path)
  source.addEventListener('open', () => listener.onState?.('open'))
  source.addEventListener('error', () => listener.onState?.('reconnecting'))
  source.addEventListener('message', (message: MessageEvent<string>) => {
    const parsed = schema.safeParse(readJson(message.data))
    if (parsed.success) listener.onEvent(parsed.data)
  })
  return () => source.close()
}
