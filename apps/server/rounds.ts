/**
 * Does `work` again and again, `everyMs` after it last ended: never twice at once, and a failure is said and tried
 * anew. Call the answer to stop; it resolves when nothing runs any more.
 */
export function goRound(
  work: () => Promise<unknown>,
  everyMs: number,
  say: (line: string) => void,
): () => Promise<void> {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<unknown> = Promise.resolve()
  let isStopped = false
  const round = (): void => {
    running = work()
      .catch((cause: unknown) => say(`A round failed and is tried again: ${String(cause)}`))
      .then(() => {
        if (!isStopped) timer = setTimeout(round, everyMs)
      })
  }
  timer = setTimeout(round, everyMs)
  return async () => {
    isStopped = true
    if (timer !== null) clearTimeout(timer)
    await running
  }
}
