import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { type Me, paths, type SessionAnswer, sessionAnswer } from '../../capabilities/bureaus/contract.ts'
import type { Result } from '../../kernel/result.ts'
import { readReach } from '../../kit/connection.ts'
import { getInBackground } from '../../kit/http.ts'
import type { Problem } from '../../kit/problem.ts'

type Answer = Result<SessionAnswer, Problem>

const sessionKey = ['session']

/** How often the page asks whether it is still signed in, and whether the server is back. Ours to confirm. */
const POLL_MS = 60_000
const POLL_UNREACHED_MS = 5_000

const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: ({ client, signal }): Promise<Answer> => askSession(client, signal),
  refetchInterval: () => (readReach().isReached ? POLL_MS : POLL_UNREACHED_MS),
})

/** Nobody is signed out by a broken line: the last answer stands until there is another. */
async function askSession(client: QueryClient, signal: AbortSignal): Promise<Answer> {
  const answer = await getInBackground(paths.session, sessionAnswer, signal)
  if (answer.ok || answer.error.status !== 0) return answer
  return client.getQueryData<Answer>(sessionKey) ?? answer
}

export function useSession() {
  return useQuery(sessionQuery)
}

/** After signing in or out, or when the server says that nobody is signed in. */
export function askSessionAgain(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: sessionKey })
}

/** After signing in or out: nothing that one person read stays for the next. */
export function forgetAllButSession(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
}

export const SignedInAs = createContext<Me | null>(null)

/** Who is signed in; only for pages inside the frame that asks for it. */
export function useMe(): Me {
  const me = useContext(SignedInAs)
  if (me === null) throw new Error('useMe is used where nobody is signed in')
  return me
}
