import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import type { Purpose } from '../../../kernel/purpose.ts'
import { useText } from '../../../kit/i18n.tsx'
import { ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Progress } from '../../../kit/page/Progress.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import type { HitOf } from './CandidateHit.tsx'
import { ListForm, type ListKind } from './ListForm.tsx'
import { ListResult } from './ListResult.tsx'
import classes from './list-check.module.css'
import { listCsv } from './list-rows.ts'
import { type ListState, useList } from './use-list.ts'

type Props = { readonly purpose: Purpose | null; readonly hitOf: HitOf }

/** A passenger, crew or vehicle list: every line is asked, what met stands first, and what was not answered is said. */
export function ListCheckPage({ purpose, hitOf }: Props): ReactElement {
  const t = useText()
  const { state, run, stop, begin } = useList()
  const [kind, setKind] = useState<ListKind>('passenger')
  const isOpen = state.step === 'ready'
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('list_check.title')}
        line={t('list_check.line')}
        actions={
          isOpen ? undefined : (
            <>
              {state.step === 'running' ? (
                <Button variant="default" onClick={stop}>
                  {t('list_check.stop')}
                </Button>
              ) : (
                <Download state={state} name={`${kind}-list`} />
              )}
              <Button variant="default" onClick={begin}>
                {t('list_check.another')}
              </Button>
            </>
          )
        }
      />
      {isOpen ? (
        <ListForm
          purpose={purpose}
          kind={kind}
          onKind={setKind}
          onAsk={(wish) => {
            run(wish).catch(reportError)
          }}
        />
      ) : (
        <>
          <Progress
            label={t(`list_check.step.${state.step}`)}
            done={state.done}
            total={state.total || null}
          />
          <Open state={state} />
          <ListResult state={state} hitOf={hitOf} />
        </>
      )}
      {state.problem === null ? null : <ErrorState problem={state.problem} />}
    </div>
  )
}

/** What was not asked, or not answered by every source: neither is "no hit". */
function Open({ state }: { readonly state: ListState }): ReactElement | null {
  const t = useText()
  const unasked = state.step === 'broken' ? Math.max(0, state.total - state.done) : 0
  if (unasked === 0 && state.counts.incomplete === 0) return null
  return (
    <div role="alert" className={classes.open} data-state="not_answered">
      <StateMark state="not_answered" size={20} silent />
      <span>
        {unasked === 0 ? null : `${t('list_check.unasked', { count: unasked })} `}
        {state.counts.incomplete === 0
          ? null
          : t('list_check.incomplete', { count: state.counts.incomplete })}
      </span>
    </div>
  )
}

function Download({ state, name }: { readonly state: ListState; readonly name: string }): ReactElement {
  const t = useText()
  function save(): void {
    // The mark makes spreadsheets read it as UTF-8.
    const file = new Blob(['\ufeff', listCsv(state.rows)], { type: 'text/csv;charset=utf-8' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `${name}.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
      {t('list_check.download')}
    </Button>
  )
}
