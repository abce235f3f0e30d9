import { useNetwork } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { JOURNAL_STATE_PATH, journalState } from '../../capabilities/journal/contract.ts'
import { onReachChange, readReach } from '../../kit/connection.ts'
import { getInBackground } from '../../kit/http.ts'
import type { Connection, Proof } from '../../kit/shell/status.ts'

export function useConnection(): Connection {
  const reach = useSyncExternalStore(onReachChange, readReach)
  const { online } = useNetwork()
  if (reach.isReached) return online ? { state: 'online' } : { state: 'offline', silentForSeconds: null }
  const silentForSeconds =
    reach.answeredAtMs === null ? null : Math.round((Date.now() - reach.answeredAtMs) / 1000)
  return { state: online ? 'reconnecting' : 'offline', silentForSeconds }
}

const POLL_MS = 60_000

/** When the journal was last proved, and whether the server finds that too long ago. */
export function useProof(): Proof {
  const { data } = useQuery({
    queryKey: ['journal', 'state'],
    queryFn: ({ signal }) => getInBackground(JOURNAL_STATE_PATH, journalState, signal),
    refetchInterval: POLL_MS,
  })
  if (data?.ok !== true || data.value.provedAt === null) return { state: 'unknown' }
  const ageMs = Date.now() - Date.parse(data.value.provedAt)
  return { state: data.value.level, ageMinutes: Math.max(0, Math.floor(ageMs / 60_000)) }
}
