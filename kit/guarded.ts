import { z } from 'zod'

/** Runs what makes the person prove again who they are; false when they would not or could not. */
type Confirm = () => Promise<boolean>

let confirm: Confirm | null = null
let confirming: Promise<boolean> | null = null

/** The frame says how a passkey is asked for. Returns how to take it back. */
export function onStepUpNeeded(ask: Confirm): () => void {
  confirm = ask
  return () => {
    if (confirm === ask) confirm = null
  }
}

/** Asks once for all the calls that wait for it. */
export async function confirmStepUp(): Promise<boolean> {
  if (confirm === null) return false
  confirming ??= confirm().finally(() => {
    confirming = null
  })
  return await confirming
}

const asks = new EventTarget()

/** Calls `listener` whenever what was sent now waits for a second person. Returns how to stop listening. */
export function onSecondPersonAsked(listener: () => void): () => void {
  asks.addEventListener('asked', listener)
  return () => asks.removeEventListener('asked', listener)
}

const asked = z.object({ approval: z.object({ id: z.uuid(), state: z.literal('asked') }) })

/** Whether the answer says that a second person must approve first; those who listen are told. */
export function isAsked(status: number, body: unknown): boolean {
  if (status !== 202 || !asked.safeParse(body).success) return false
  asks.dispatchEvent(new Event('asked'))
  return true
}
