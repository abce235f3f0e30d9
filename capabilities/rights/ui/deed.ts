import { useState } from 'react'
import type { z } from 'zod'
import { post } from '../../../kit/http.ts'
import type { Problem } from '../../../kit/problem.ts'

/** One deed at a time, with what became of it. `onDone` runs when it was done. */
export function useDeed<T>(answer: z.ZodType<T>, onDone: (value: T) => void | Promise<void>) {
  const [isWorking, setWorking] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  async function send(path: string, body?: unknown): Promise<void> {
    setWorking(true)
    const result = await post(path, answer, body)
    setProblem(result.ok ? null : result.error)
    setWorking(false)
    if (result.ok) await onDone(result.value)
  }
  const run = (path: string, body?: unknown): void => {
    send(path, body).catch(reportError)
  }
  return { run, send, isWorking, problem }
}
