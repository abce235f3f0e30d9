import { useQueryClient } from '@tanstack/react-query'
import { lazyRouteComponent, Outlet, useRouterState } from '@tanstack/react-router'
import { type ReactElement, Suspense, useEffect, useMemo } from 'react'
import { z } from 'zod'
import { AskedNotice } from '../../capabilities/approvals/ui/AskedNotice.tsx'
import { type Me, paths, type SessionAnswer } from '../../capabilities/bureaus/contract.ts'
import { StepUpDialog } from '../../capabilities/bureaus/ui/StepUpDialog.tsx'
import { useKeptHits } from '../../capabilities/hits/ui/kept-hits.ts'
import { remove } from '../../kit/http.ts'
import { useLanguage, useText } from '../../kit/i18n.tsx'
import { LiveProvider, useLiveCounts } from '../../kit/live.tsx'
import { ErrorState } from '../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../kit/page/Skeletons.tsx'
import { PlainShell } from '../../kit/shell/PlainShell.tsx'
import { Shell } from '../../kit/shell/Shell.tsx'
import { BureauName } from '../../kit/show/CountryName.tsx'
import { askSessionAgain, forgetAllButSession, SignedInAs, useSession } from './session.ts'
import { useConnection, useProof } from './status.ts'
import { tasksOf, withCounts } from './tasks.ts'

const SignInPage = lazyRouteComponent(
  () => import('../../capabilities/bureaus/ui/SignInPage.tsx'),
  'SignInPage',
)

/** The frame of every screen that needs a person. The door stands at the same address, so that one goes on where one wanted to. */
export function SignedIn(): ReactElement {
  const { data, refetch } = useSession()
  if (data === undefined) {
    return (
      <PlainShell>
        <h1 className="visually-hidden">Comity</h1>
        <Skeletons rows={6} />
      </PlainShell>
    )
  }
  if (!data.ok) {
    return (
      <PlainShell>
        <h1 className="visually-hidden">Comity</h1>
        <ErrorState problem={data.error} retry={() => refetch().catch(reportError)} />
      </PlainShell>
    )
  }
  if (data.value.user === null) return <Door session={data.value} />
  const me = data.value.user
  return (
    <LiveProvider key={me.id}>
      <Framed me={me} />
    </LiveProvider>
  )
}

function Door({ session }: { readonly session: SessionAnswer }): ReactElement {
  const queries = useQueryClient()
  const { propose } = useLanguage()

  async function enter(me: Me): Promise<void> {
    if (hasOwnLanguage(me)) await propose(me.language)
    forgetAllButSession(queries)
    await askSessionAgain(queries)
  }

  return (
    <PlainShell>
      <Suspense fallback={<Skeletons rows={6} />}>
        <SignInPage session={session} onSignedIn={enter} />
      </Suspense>
    </PlainShell>
  )
}

/** An invented person's language is not the visitor's; the browser knows that one. */
function hasOwnLanguage(me: Me): boolean {
  return me.signedInBy !== 'demo'
}

function Framed({ me }: { readonly me: Me }): ReactElement {
  const t = useText()
  const queries = useQueryClient()
  useKeptHits()
  // The page that is shown, not the one still on its way: the focus moves when it is there.
  const path = useRouterState({
    select: ({ location, resolvedLocation }) => (resolvedLocation ?? location).pathname,
  })
  const connection = useConnection()
  const proof = useProof()
  const counts = useLiveCounts()
  const tasks = useMemo(() => withCounts(tasksOf(me), counts), [me, counts])
  const { propose } = useLanguage()
  const own = hasOwnLanguage(me) ? me.language : null
  useEffect(() => {
    if (own !== null) propose(own).catch(reportError)
  }, [propose, own])

  async function signOut(): Promise<void> {
    await remove(paths.session, z.null())
    await askSessionAgain(queries)
    forgetAllButSession(queries)
  }

  return (
    <SignedInAs value={me}>
      <StepUpDialog me={me} />
      <AskedNotice />
      <Shell
        bureau={{ code: me.bureau.code, name: <BureauName bureau={me.bureau} /> }}
        post={me.post}
        purpose={me.purpose}
        person={{ name: me.name, role: me.roles.map((role) => t(`role.${role}`)).join(' · ') }}
        tasks={tasks}
        path={path}
        connection={connection}
        proof={proof}
        onSignOut={() => signOut().catch(reportError)}
      >
        <Outlet />
      </Shell>
    </SignedInAs>
  )
}
