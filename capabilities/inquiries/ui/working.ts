import { useState } from 'react'
import type { Result } from '../../../kernel/result.ts'
import type { Problem } from '../../../kit/problem.ts'

/** One request at a time, with what became of it. */
export function useWork<T>(onDone: (value: T) => void | Promise<void>) {
  const [isWorking, setWorking] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  async function work(send: () => Promise<Result<T, Problem>>): Promise<void> {
    setWorking(true)
    const result = await send()
    setProblem(result.ok ? null : result.error)
    setWorking(false)
    if (result.ok) await onDone(result.value)
  }
  return { work, isWorking, problem }
}
