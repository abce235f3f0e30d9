import type { ReactElement } from 'react'
import type { Role } from '../../../kernel/actor.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { QueueTabs } from '../../../kit/triage/QueueTabs.tsx'
import { mayAskForKey, readJournal } from '../policy.ts'
import { ActSearch } from './ActSearch.tsx'
import { Anomalies } from './Anomalies.tsx'
import { filterFrom } from './act-words.ts'
import { Holds } from './Holds.tsx'
import classes from './journal.module.css'
import { ProofState } from './ProofState.tsx'
import { Reviews } from './Reviews.tsx'
import { useJournalState } from './use-journal-state.ts'

type Props = {
  readonly me: { readonly roles: readonly Role[]; readonly bureau: { readonly code: string } }
  /** What the address says behind its question mark. */
  readonly search: Readonly<Record<string, unknown>>
}

const tabs = ['acts', 'reviews', 'anomalies', 'holds', 'proof'] as const
type Tab = (typeof tabs)[number]

/** Who did what, when and why; whether all of it is proved; and what an auditor must look at. Looking is an act too. */
export function JournalPage({ me, search }: Props): ReactElement {
  const mayRead = readJournal.roles.some((role) => me.roles.includes(role))
  const mayChangeKey = mayAskForKey(me)
  return mayRead ? (
    <Readable search={search} mayChangeKey={mayChangeKey} />
  ) : (
    <Unread mayChangeKey={mayChangeKey} />
  )
}

/** The head of the hub reads no acts, and is one of the two who change the key. */
function Unread({ mayChangeKey }: { readonly mayChangeKey: boolean }): ReactElement {
  const t = useText()
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('journal.title')}
        {...(mayChangeKey ? { line: t('journal.not_yours.title') } : {})}
      />
      {mayChangeKey ? (
        <ProofState mayRead={false} mayChangeKey />
      ) : (
        <EmptyState title={t('journal.not_yours.title')} line={t('journal.not_yours.line')} />
      )}
    </div>
  )
}

type ReadableProps = Pick<Props, 'search'> & { readonly mayChangeKey: boolean }

function Readable({ search, mayChangeKey }: ReadableProps): ReactElement {
  const t = useText()
  const { state } = useJournalState()
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
      <Chosen tab={tab} search={search} mayChangeKey={mayChangeKey} />
    </div>
  )
}

function Chosen({ tab, search, mayChangeKey }: ReadableProps & { readonly tab: Tab }): ReactElement {
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
      return <ProofState mayRead mayChangeKey={mayChangeKey} />
  }
}
