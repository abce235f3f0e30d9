import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { type Command, useCommands } from '../../../kit/commands.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { Kbd } from '../../../kit/page/chips.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { neighbourOf } from '../../../kit/triage/held-rows.ts'
import { NewRows } from '../../../kit/triage/NewRows.tsx'
import { QueueList } from '../../../kit/triage/QueueList.tsx'
import { Receipt } from '../../../kit/triage/Receipt.tsx'
import type { HitLine, HitView } from '../contract.ts'
import type { Tab } from '../hit.ts'
import classes from './desk.module.css'
import { HitPreview } from './HitPreview.tsx'
import { HitRow } from './HitRow.tsx'
import { type Deed, useActing } from './use-acting.ts'
import { readAhead } from './use-hit.ts'
import { type HeldHits, useHitQueue } from './use-hit-queue.ts'

type Props = {
  readonly tab: Tab
  /** The hit that the address names; null for the first. */
  readonly hitId: string | null
  /** Writes the chosen hit into the address. */
  readonly onChoose: (id: string | null) => void
  /** The whole page of a hit. */
  readonly onOpen: (id: string) => void
}

/** One queue of hits with its preview. */
export function HitQueue({ tab, hitId, onChoose, onOpen }: Props): ReactElement {
  const queue = useHitQueue(tab)
  const { answer } = queue
  if (answer === undefined) return <Skeletons rows={12} />
  if (!answer.ok) return <ErrorState problem={answer.error} retry={() => queue.renew().catch(reportError)} />
  return <Shown {...{ tab, hitId, onChoose, onOpen, queue }} held={answer.value} />
}

type ShownProps = Props & { readonly held: HeldHits; readonly queue: ReturnType<typeof useHitQueue> }

/** Room for the list and the preview side by side. */
const TWO_PANES = '(width >= 64rem)'
/** Heights of a row in one line and in two, in px. */
const ONE_LINE = 36
const TWO_LINES = 60
/** Width of a list, in px, from which everything of a hit fits into one line. */
const ONE_LINE_FROM = 860

function Shown({ tab, hitId, onChoose, onOpen, queue, held }: ShownProps): ReactElement {
  const t = useText()
  const { ref, width } = useElementSize()
  const current = held.shown.find(({ id }) => id === hitId) ?? held.shown[0] ?? null
  const now = useLatest(held.shown, current?.id ?? null)
  const acting = useActing({ leave: leavingOf(tab, now, queue, onChoose) })
  const isOneLine = width >= ONE_LINE_FROM
  const hasPreview = useMediaQuery(TWO_PANES, false, { getInitialValueInEffect: false })
  useReadAhead(held.shown, current)
  useMoves(held.shown, current, onChoose)
  const renew = useRenew(queue, onChoose)
  const waiting = held.waiting.length

  return (
    <div className={classes.queue} data-empty={current === null}>
      <section className={classes.listSide} ref={ref} data-lines={isOneLine ? 'one' : 'two'}>
        <div className={classes.listHead}>
          <Hints />
          <NewRows count={waiting} goneCount={held.gone.size} onShow={renew} />
        </div>
        {current === null ? (
          <EmptyState title={t(`desk.empty.${tab}.title`)} line={t(`desk.empty.${tab}.line`)} />
        ) : (
          <QueueList
            label={t(`desk.tab.${tab}`)}
            listKey={tab}
            rows={held.shown}
            currentId={current.id}
            onCurrent={onChoose}
            onOpen={({ id }) => {
              onChoose(id)
              onOpen(id)
            }}
            opensAtOnce={!hasPreview}
            line={(hit) => <HitRow hit={hit} isGone={held.gone.has(hit.id)} />}
            rowHeight={isOneLine ? ONE_LINE : TWO_LINES}
            onNearEnd={queue.more}
          />
        )}
      </section>
      {current === null || !hasPreview ? null : (
        <HitPreview key={current.id} line={current} acting={acting} />
      )}
      <Receipt done={acting.done} onClose={acting.close} />
    </div>
  )
}

/** The keys of the list, taught where they work. */
function Hints(): ReactElement {
  const t = useText()
  return (
    <span className={classes.hints}>
      <span className={classes.hint}>
        <Kbd keys="j" />
        <Kbd keys="k" /> {t('desk.command.next')}
      </span>
      <span className={classes.hint}>
        <Kbd keys="↵" /> {t('desk.command.open')}
      </span>
      <span className={classes.hint}>
        <Kbd keys="?" /> {t('keys.title')}
      </span>
    </span>
  )
}

/** Hits read ahead of the cursor. */
const AHEAD = 2

function useReadAhead(shown: readonly HitLine[], current: HitLine | null): void {
  const queries = useQueryClient()
  const place = shown.findIndex(({ id }) => id === current?.id)
  const next = shown
    .slice(place + 1, place + 1 + AHEAD)
    .map(({ id }) => id)
    .join(' ')
  useEffect(() => {
    if (next !== '') readAhead(queries, next.split(' '))
  }, [queries, next])
}

type Choose = Props['onChoose']

/** j and k from anywhere on the page; the list then has the focus, and with it Enter. */
function useMoves(shown: readonly HitLine[], current: HitLine | null, onChoose: Choose): void {
  const commands = useMemo((): readonly Command[] => {
    const place = shown.findIndex(({ id }) => id === current?.id)
    const go = (step: 1 | -1): void => {
      const next = shown[place + step]
      if (next !== undefined) onChoose(next.id)
      focusList()
    }
    return [
      { id: 'desk.next', titleId: 'desk.command.next', keys: 'j', run: () => go(1) },
      { id: 'desk.before', titleId: 'desk.command.before', keys: 'k', run: () => go(-1) },
    ]
  }, [shown, current, onChoose])
  useCommands(commands)
}

function focusList(): void {
  document.querySelector<HTMLElement>('[data-queue]')?.focus({ preventScroll: true })
}

function useRenew({ renew }: ShownProps['queue'], onChoose: Choose): () => void {
  const run = useCallback(() => {
    renew()
      .then((held) => onChoose(held?.shown[0]?.id ?? null))
      .catch(reportError)
  }, [renew, onChoose])
  useCommands(
    useMemo(() => [{ id: 'desk.renew', titleId: 'desk.command.renew', keys: '.', run } as const], [run]),
  )
  return run
}

/** Whether a deed deals with the hit in this queue: then the next one comes at once. */
function isLeaving(tab: Tab, { deed, body }: Deed): boolean {
  switch (deed) {
    case 'verdict':
      return body.as === 'desk' && body.word !== 'unsure' && (tab === 'to_confirm' || tab === 'late')
    case 'outcome':
      return tab !== 'closed'
    case 'close':
      return true
    default:
      return false
  }
}

type Now = { readonly shown: readonly HitLine[]; readonly currentId: string | null }

/** The list as it stands when the server has answered, not as it stood when it was asked. */
function useLatest(shown: readonly HitLine[], currentId: string | null): { readonly current: Now } {
  const now = useRef<Now>({ shown, currentId })
  useLayoutEffect(() => {
    now.current = { shown, currentId }
  }, [shown, currentId])
  return now
}

/** Takes a hit out of the list, and moves the cursor on where it still stands on it. */
function leavingOf(tab: Tab, now: { readonly current: Now }, queue: ShownProps['queue'], onChoose: Choose) {
  return (hit: HitView, deed: Deed): (() => void) => {
    const { shown, currentId } = now.current
    const place = shown.findIndex(({ id }) => id === hit.id)
    const line = shown[place]
    if (line === undefined || !isLeaving(tab, deed)) return () => undefined
    if (currentId === hit.id) onChoose(neighbourOf(shown, hit.id))
    queue.take(hit.id)
    return () => {
      queue.putBack(line, place)
      onChoose(hit.id)
    }
  }
}
