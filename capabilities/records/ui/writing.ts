import { useState } from 'react'
import type { Result } from '../../../kernel/result.ts'
import type { Problem } from '../../../kit/problem.ts'

type Writing =
  | { readonly step: 'ready' }
  | { readonly step: 'sending' }
  | { readonly step: 'refused'; readonly problem: Problem }

/** One write at a time, with what became of it. */
export function useWriting() {
  const [writing, setWriting] = useState<Writing>({ step: 'ready' })

  async function send<T>(
    work: () => Promise<Result<T, Problem>>,
    onDone: (value: T) => void | Promise<void>,
  ): Promise<void> {
    setWriting({ step: 'sending' })
    const result = await work()
    setWriting(result.ok ? { step: 'ready' } : { step: 'refused', problem: result.error })
    if (result.ok) await onDone(result.value)
  }

  return {
    send,
    isSending: writing.step === 'sending',
    problem: writing.step === 'refused' ? writing.problem : null,
  }
}
