import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState } from '../../../kit/page/EmptyState.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import type { CurrentShift } from '../contract.ts'
import classes from './shift.module.css'
import { placeOf, useActWords, workTabs } from './shift-words.ts'

type ActCount = CurrentShift['acts'][number]

/** What waits now, each with the way to it. */
export function Waiting({ waiting }: { readonly waiting: CurrentShift['waiting'] }): ReactElement {
  const t = useText()
  return (
    <Panel title={t('shift.waiting')}>
      <ul className={classes.waiting}>
        {workTabs.map((tab) => (
          <li key={tab}>
            <AppLink href={placeOf(tab)}>{t(`desk.tab.${tab}`)}</AppLink>
            <strong>
              <FormattedNumber
                value={waiting.find((one) => one.tab === tab)?.count ?? 0}
                numberingSystem="latn"
              />
            </strong>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What the desk did, and what it was refused. */
export function Figures({ acts }: { readonly acts: readonly ActCount[] }): ReactElement {
  const t = useText()
  const say = useActWords()
  const number = (value: number) => <FormattedNumber value={value} numberingSystem="latn" />
  const columns: readonly Column<ActCount>[] = [
    { id: 'act', title: t('shift.act'), cell: ({ act }) => say(act) },
    { id: 'done', title: t('shift.done'), align: 'end', cell: ({ done }) => number(done) },
    { id: 'refused', title: t('shift.not_done'), align: 'end', cell: ({ refused }) => number(refused) },
  ]
  return (
    <Panel title={t('shift.figures')}>
      <DenseTable
        label={t('shift.figures')}
        columns={columns}
        rows={acts}
        rowKey={({ act }) => act}
        density="compact"
        empty={<EmptyState title={t('shift.quiet.title')} line={t('shift.quiet.line')} />}
      />
    </Panel>
  )
}
