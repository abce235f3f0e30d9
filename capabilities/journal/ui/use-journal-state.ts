import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { getInBackground } from '../../../kit/http.ts'
import type { Problem } from '../../../kit/problem.ts'
import { JOURNAL_STATE_PATH, journalState } from '../contract.ts'

export type JournalState = z.infer<typeof journalState>

type Known = {
  /** Null while it is not known. */
  readonly state: JournalState | null
  /** Why it is not known; null while it is on its way. */
  readonly problem: Problem | null
  readonly retry: () => void
}

/** The state of the journal, shared with the top bar and read anew by who opens it: a key to copy is not one of a minute ago. */
export function useJournalState(): Known {
  const { data, refetch } = useQuery({
    queryKey: ['journal', 'state'],
    queryFn: ({ signal }) => getInBackground(JOURNAL_STATE_PATH, journalState, signal),
    refetchOnMount: 'always',
  })
  return {
    state: data?.ok === true ? data.value : null,
    problem: data?.ok === false ? data.error : null,
    retry: () => refetch().catch(reportError),
  }
}
