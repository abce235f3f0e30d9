import { useEffect, useState } from 'react'
import { openStream } from '../../../kit/stream.ts'
import { type ImportProgress, importProgress, importProgressPath } from '../contract.ts'

/**
 * How far an import is, as the server tells it; `onQuiet` is called when it has ended or the line broke, so that the
 * import itself is read again. Figures only grow: a late event never moves the bar back.
 */
export function useImportProgress(id: string, onQuiet: () => void): ImportProgress | null {
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  useEffect(() => {
    const close = openStream(importProgressPath(id), importProgress, {
      event: 'progress',
      onEvent: (told) => {
        setProgress((before) => (before !== null && before.bytes > told.bytes ? before : told))
        if (told.state === 'running') return
        close()
        onQuiet()
      },
      // The browser connects again by itself; what ended meanwhile is seen in the import.
      onBreak: onQuiet,
    })
    return close
  }, [id, onQuiet])
  return progress
}
