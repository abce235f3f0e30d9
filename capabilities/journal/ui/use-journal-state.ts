import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { getInBackground } from '../../../kit/http.ts'
import { JOURNAL_STATE_PATH, journalState } from '../contract.ts'

/** The state of the journal, shared with the top bar; null while it is not known. */
export function useJournalState(): z.infer<typeof journalState> | null {
  const { data } = useQuery({
    queryKey: ['journal', 'state'],
    queryFn: ({ signal }) => getInBackground(JOURNAL_STATE_PATH, journalState, signal),
  })
  return data?.ok === true ? data.value : null
}
