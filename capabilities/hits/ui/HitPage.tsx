import { IconArrowLeft } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { type ReactElement, type ReactNode, useEffect, useEffectEvent, useMemo } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useCommands } from '../../../kit/commands.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { Kbd } from '../../../kit/page/chips.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import type { Problem } from '../../../kit/problem.ts'
import { Receipt } from '../../../kit/triage/Receipt.tsx'
import type { HitView } from '../contract.ts'
import { HitWork } from './HitWork.tsx'
import classes from './hit.module.css'
import { type Acting, useActing } from './use-acting.ts'
import { useHit } from './use-hit.ts'

const stays = () => () => undefined

type Props = {
  readonly id: string
  /** The other candidates of a check, which the web app brings from there. */
  readonly candidatesOf: CandidatesOf
}
type CandidatesOf = (checkId: string, recordId: string) => ReactNode

/** The whole of one hit. Opening it takes it up, so that colleagues see who works on it. */
export function HitPage({ id, candidatesOf }: Props): ReactElement {
  const t = useText()
  const { data, refetch } = useHit(id)
  const acting = useActing({ leave: stays })
  useWayBack()
  if (data?.ok === true) return <Whole hit={data.value} acting={acting} candidatesOf={candidatesOf} />
  return (
    <>
      <h1 className="visually-hidden">{t('hit.page')}</h1>
      {data === undefined ? (
        <Skeletons rows={12} />
      ) : (
        <Missing problem={data.error} onRetry={() => refetch().catch(reportError)} />
      )}
    </>
  )
}

type WholeProps = Omit<Props, 'id'> & { readonly hit: HitView; readonly acting: Acting }

function Whole({ hit, acting, candidatesOf }: WholeProps): ReactElement {
  const t = useText()
  const { checkId, record } = hit
  useClaim(hit, acting)
  return (
    <>
      <p className={classes.back}>
        <AppLink href="/desk">
          <IconArrowLeft size={16} aria-hidden className={classes.mirrored} /> {t('hit.to_desk')}
        </AppLink>
        <Kbd keys="Esc" />
      </p>
      <HitWork
        hit={hit}
        acting={acting}
        isWhole
        candidates={checkId === null || record === null ? null : candidatesOf(checkId, record.id)}
      />
      <Receipt done={acting.done} onClose={acting.close} />
    </>
  )
}

/** Claimed once on opening, where there is something to decide and nobody else has it. */
function useClaim(hit: HitView, acting: Acting): void {
  const isFree = hit.claim === null && hit.may.includes('claim') && hit.may.includes('verdict')
  const claim = useEffectEvent(() => {
    if (isFree) acting.act(hit, { deed: 'claim', body: {} })
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each hit that is opened
  useEffect(() => {
    claim()
  }, [hit.id])
}

/** Back to where the reader came from, with the list as it was; a bookmark leads to the desk. */
function useWayBack(): void {
  const router = useRouter()
  const commands = useMemo(() => {
    const run = (): void => {
      if (router.history.canGoBack()) router.history.back()
      else router.history.push('/desk')
    }
    return [{ id: 'hit.back', titleId: 'hit.to_desk', keys: 'Escape', run } as const]
  }, [router])
  useCommands(commands)
}

type MissingProps = { readonly problem: Problem; readonly onRetry: () => void }

/** An address that is no hit's is answered like a hit that is not for the reader. */
function Missing({ problem, onRetry }: MissingProps): ReactElement {
  const t = useText()
  if (problem.status !== 404 && problem.code !== 'malformed')
    return <ErrorState problem={problem} retry={onRetry} />
  return (
    <EmptyState
      title={t('hit.not_here.title')}
      line={t('hit.not_here.line')}
      action={<AppLink href="/desk">{t('hit.to_desk')}</AppLink>}
    />
  )
}
