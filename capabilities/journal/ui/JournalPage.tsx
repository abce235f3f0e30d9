import type { ReactElement } from 'react'
import type { Role } from '../../../kernel/actor.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { QueueTabs } from '../../../kit/triage/QueueTabs.tsx'
import { readJournal } from '../policy.ts'
import { ActSearch } from './ActSearch.tsx'
import { Anomalies } from './Anomalies.tsx'
import { filterFrom } from './act-words.ts'
import { Holds } from './Holds.tsx'
import classes from './journal.module.css'
import { ProofState } from './ProofState.tsx'
import { Reviews } from './Reviews.tsx'
import { useJournalState } from './use-journal-state.ts'

type Props = {
  readonly roles: readonly Role[]
  /** What the address says behind its question mark. */
  readonly search: Readonly<Record<string, unknown>>
}

const tabs = ['acts', 'reviews', 'anomalies', 'holds', 'proof'] as const
type Tab = (typeof tabs)[number]

/** Who did what, when and why; whether all of it is proved; and what an auditor must look at. Looking is an act too. */
export function JournalPage({ roles, search }: Props): ReactElement {
  const t = useText()
  const mayRead = readJournal.roles.some((role) => roles.includes(role))
  if (!mayRead) {
    return (
      <>
        <PageHeader title={t('journal.title')} />
        <EmptyState title={t('journal.not_yours.title')} line={t('journal.not_yours.line')} />
      </>
    )
  }
  return <Readable search={search} />
}

function Readable({ search }: Pick<Props, 'search'>): ReactElement {
  const t = useText()
  const state = useJournalState()
  const tab = tabs.find((one) => one === search['tab']) ?? 'acts'
  const countOf = (id: Tab): number | null => (id === 'reviews' ? (state?.reviewsOpen ?? null) : null)
  return (
    <div className={classes.page}>
      <PageHeader title={t('journal.title')} line={t('journal.line')} />
      <QueueTabs
        label={t('journal.title')}
        currentId={tab}
        tabs={tabs.map((id) => ({
          ...{ id, title: t(`journal.tab.${id}`), count: countOf(id) },
          href: id === 'acts' ? '/journal' : `/journal?tab=${id}`,
        }))}
      />
      <Chosen tab={tab} search={search} />
    </div>
  )
}

function Chosen({ tab, search }: Pick<Props, 'search'> & { readonly tab: Tab }): ReactElement {
  switch (tab) {
    case 'acts':
      return <ActSearch filter={filterFrom(search)} />
    case 'reviews':
      return <Reviews />
    case 'anomalies':
      return <Anomalies />
    case 'holds':
      return <Holds />
    case 'proof':
      return <ProofState />
  }
}
