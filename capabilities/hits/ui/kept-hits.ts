import { useQueryClient } from '@tanstack/react-query'
import { useLiveChange } from '../../../kit/live.tsx'

/** What the browser holds a hit under. */
export function hitKey(id: string): readonly string[] {
  return ['hit', id]
}

/** For the frame of every screen: what was read of a hit is old once the live line tells of it, shown or not. */
export function useKeptHits(): void {
  const queries = useQueryClient()
  useLiveChange((change) => {
    const queryKey = change.kind === 'hit' ? hitKey(change.id) : ['hit']
    queries.invalidateQueries({ queryKey }).catch(reportError)
  })
}
