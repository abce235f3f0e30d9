import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type ReactElement, useCallback } from 'react'
import type { Me } from '../../../capabilities/bureaus/contract.ts'
import type { Tab } from '../../../capabilities/hits/hit.ts'
import { HitQueue } from '../../../capabilities/hits/ui/HitQueue.tsx'
import { tabsFor } from '../../../capabilities/hits/ui/hit-words.ts'
import { useText } from '../../../kit/i18n.tsx'
import { useLiveCounts } from '../../../kit/live.tsx'
import { QueueTabs } from '../../../kit/triage/QueueTabs.tsx'
import { tasksOf } from '../tasks.ts'
import classes from './desk.module.css'
import { otherTabs } from './other-tabs.ts'

/** The duty desk: what this bureau must do, split by kind, each part with how much waits in it. */
export function DeskPage({ me }: { readonly me: Me }): ReactElement {
  const t = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const search: { readonly tab?: unknown; readonly hit?: unknown } = useSearch({ strict: false })
  const counts = useLiveCounts()
  const offered = tabsFor(isWatch(me))
  const tab = offered.find((one) => one === search.tab) ?? offered[0] ?? 'late'
  const hitId = typeof search.hit === 'string' ? search.hit : null

  const choose = useCallback(
    (id: string | null) => {
      const next = id === null ? { tab } : { tab, hit: id }
      navigate({ to: '/desk', search: next, replace: true, resetScroll: false }).catch(reportError)
    },
    [navigate, tab],
  )
  const open = useCallback((id: string) => router.history.push(`/hits/${id}`), [router])

  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">{t('desk.title')}</h1>
      <QueueTabs
        label={t('desk.tabs')}
        currentId={tab}
        tabs={[
          ...offered.map((id) => ({
            id,
            title: t(`desk.tab.${id}`),
            href: `/desk?tab=${id}`,
            count: countOf(id, counts),
          })),
          ...otherTabs(tasksOf(me)).map(({ id, titleId, href }) => ({
            ...{ id, href },
            title: t(titleId),
            count: counts?.[id] ?? null,
          })),
        ]}
      />
      <HitQueue key={tab} tab={tab} hitId={hitId} onChoose={choose} onOpen={open} />
    </div>
  )
}

/** The hub's watch officers have what is late between all bureaus; who also works at a desk has that as well. */
function isWatch(me: Me): boolean {
  return me.bureau.code === 'HUB' && me.roles.includes('watch_officer')
}

/** What is closed is no work. */
function countOf(tab: Tab, counts: Readonly<Record<string, number>> | null): number | null {
  return tab === 'closed' ? null : (counts?.[tab] ?? null)
}
