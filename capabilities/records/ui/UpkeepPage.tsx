import { useRouter, useRouterState } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import classes from './life.module.css'
import { Notices } from './Notices.tsx'
import { Proposals } from './Proposals.tsx'
import { Reviews } from './Reviews.tsx'
import { Transfers } from './Transfers.tsx'
import { UpkeepTabs } from './UpkeepTabs.tsx'
import { type UpkeepTab, upkeepTabs } from './upkeep.ts'

/** What a bureau owes its records and those it was shown: reviews, corrections, offers, deletions to acknowledge. */
export function UpkeepPage(): ReactElement {
  const t = useText()
  const { history } = useRouter()
  const wanted = useRouterState({
    select: ({ location }) => new URLSearchParams(location.searchStr).get('tab'),
  })
  const tab = upkeepTabs.find((one) => one === wanted) ?? 'reviews'
  return (
    <div className={classes.page}>
      <PageHeader title={t('upkeep.title')} line={t('upkeep.line')} />
      <UpkeepTabs chosen={tab} onChoose={(next) => history.replace(`/upkeep?tab=${next}`)} />
      <Shown tab={tab} />
    </div>
  )
}

function Shown({ tab }: { readonly tab: UpkeepTab }): ReactElement {
  switch (tab) {
    case 'reviews':
      return <Reviews />
    case 'proposals':
      return <Proposals side="received" />
    case 'proposals_sent':
      return <Proposals side="sent" />
    case 'transfers':
      return <Transfers side="received" />
    case 'transfers_sent':
      return <Transfers side="sent" />
    case 'notices':
      return <Notices />
  }
}
