import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactElement, useLayoutEffect, useSyncExternalStore } from 'react'
import type { Purpose } from '../../../kernel/purpose.ts'
import { useText } from '../../../kit/i18n.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Progress } from '../../../kit/page/Progress.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import type { HitOf } from './CandidateHit.tsx'
import { Refused } from './CheckStates.tsx'
import { ListForm } from './ListForm.tsx'
import { ListResult } from './ListResult.tsx'
import classes from './list-check.module.css'
import { listCsv, noCounts, parts } from './list-rows.ts'
import { type ListState, type ListWish, listSitting, unaskedOf } from './list-sitting.ts'

type Props = { readonly person: string; readonly purpose: Purpose | null; readonly hitOf: HitOf }

/** A passenger, crew or vehicle list: every line is asked, what met stands first, and what was not answered is said. */
export function ListCheckPage({ person, purpose, hitOf }: Props): ReactElement {
  const t = useText()
  const state = useSyncExternalStore(listSitting.subscribe, listSitting.state)
  useLayoutEffect(() => listSitting.begin(person), [person])
  const { step, wish, problem } = state
  const ask = (sent: ListWish): void => {
    listSitting.run(sent).catch(reportError)
  }
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('list_check.title')}
        line={t('list_check.line')}
        actions={step === 'ready' ? undefined : <Deeds state={state} />}
      />
      {problem === null || wish === null ? null : <Refused problem={problem} onRetry={() => ask(wish)} />}
      {step === 'ready' ? (
        <ListForm purpose={purpose} before={wish} onAsk={ask} />
      ) : (
        <>
          <Told state={state} />
          <Progress label={t(`list_check.step.${step}`)} done={state.done} total={state.total || null} />
          <Open state={state} />
          <ListResult state={state} hitOf={hitOf} onChoose={(look) => listSitting.choose(look)} />
        </>
      )}
    </div>
  )
}

/** A list is stopped before another takes its place. */
function Deeds({ state }: { readonly state: ListState }): ReactElement {
  const t = useText()
  if (state.step === 'running')
    return (
      <Button variant="default" onClick={() => listSitting.stop()}>
        {t('list_check.stop')}
      </Button>
    )
  return (
    <>
      <Download state={state} />
      <Button variant="default" onClick={() => listSitting.clear()}>
        {t('list_check.another')}
      </Button>
    </>
  )
}

/** How many met what, for those who do not see it; said once, when nothing more comes. */
function Told({ state: { step, counts } }: { readonly state: ListState }): ReactElement {
  const t = useText()
  const said = parts.filter((part) => counts[part] > 0)
  return (
    <p role="status" className="visually-hidden">
      {step === 'running'
        ? null
        : said.map((part) => `${t(`list_check.part.${part}`)} ${counts[part]}`).join(', ')}
    </p>
  )
}

/** What was not asked, cannot be read, or was not answered by every source: none of it is "no hit". */
function Open({ state }: { readonly state: ListState }): ReactElement | null {
  const t = useText()
  const { step, rows } = state
  const { incomplete, unreadable } = step === 'running' ? noCounts : state.counts
  const unasked = unaskedOf(state)
  if (unasked + incomplete + unreadable === 0) return null
  return (
    <div role="alert" className={classes.open} data-state="not_answered">
      <StateMark state="not_answered" size={20} silent />
      <ul>
        {unasked === 0 ? null : (
          <li>{t('list_check.unasked', { count: unasked, line: rows.at(-1)?.line ?? 0 })}</li>
        )}
        {incomplete === 0 ? null : <li>{t('list_check.incomplete', { count: incomplete })}</li>}
        {unreadable === 0 ? null : <li>{t('list_check.unread', { count: unreadable })}</li>}
      </ul>
    </div>
  )
}

function Download({ state }: { readonly state: ListState }): ReactElement {
  const t = useText()
  function save(): void {
    // The mark makes spreadsheets read it as UTF-8.
    const file = new Blob(['\ufeff', listCsv(state.rows, unaskedOf(state))], {
      type: 'text/csv;charset=utf-8',
    })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `${state.wish?.kind ?? 'passenger'}-list.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
      {t('list_check.download')}
    </Button>
  )
}
