import { useEffect, useState } from 'react'
import { readJson } from '../../../kit/http.ts'
import { type ImportProgress, importProgress, importProgressPath } from '../contract.ts'

/**
 * How far an import is, as the server tells it; `onQuiet` is called when it has ended or the line broke, so that the
 * import itself is read again. Figures only grow: a late event never moves the bar back.
 */
export function useImportProgress(id: string, onQuiet: () => void): ImportProgress | null {
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  useEffect(() => {
    const source = new EventSource(importProgressPath(id))
    source.addEventListener('progress', (event: MessageEvent<string>) => {
      const parsed = importProgress.safeParse(readJson(event.data))
      if (!parsed.success) return
      setProgress((before) => (before !== null && before.bytes > parsed.data.bytes ? before : parsed.data))
      if (parsed.data.state === 'running') return
      source.close()
      onQuiet()
    })
    // The browser connects again by itself; what ended meanwhile is seen in the import.
    source.addEventListener('error', onQuiet)
    return () => source.close()
  }, [id, onQuiet])
  return progress
}
