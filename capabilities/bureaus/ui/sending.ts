import { useState } from 'react'
import type { Result } from '../../../kernel/result.ts'
import type { Problem } from '../../../kit/problem.ts'

type Sending =
  | { readonly step: 'ready' }
  | { readonly step: 'sending' }
  | { readonly step: 'refused'; readonly problem: Problem }

/** One request at a time, with what became of it. `send` does `work` and gives `onDone` what it brought. */
export function useSending() {
  const [sending, setSending] = useState<Sending>({ step: 'ready' })

  async function send<T>(
    work: () => Promise<Result<T, Problem>>,
    onDone: (value: T) => void | Promise<void>,
  ): Promise<void> {
    setSending({ step: 'sending' })
    const result = await work()
    setSending(result.ok ? { step: 'ready' } : { step: 'refused', problem: result.error })
    if (result.ok) await onDone(result.value)
  }

  return {
    send,
    isSending: sending.step === 'sending',
    problem: sending.step === 'refused' ? sending.problem : null,
  }
}
