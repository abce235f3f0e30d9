import type { MessageId } from '../../../kit/i18n.tsx'
import type { Task } from '../../../kit/shell/task.ts'

type OtherTab = {
  /** The name of its count on the live line. */
  readonly id: 'proposals' | 'reviews' | 'approvals' | 'inquiries' | 'incidents'
  readonly titleId: MessageId
  readonly href: string
  /** The task of the rail that it is part of: who has that task has this tab. */
  readonly taskId: string
}

/** What a desk must do besides hits, each on the page where it is done. */
const others: readonly OtherTab[] = [
  {
    id: 'proposals',
    titleId: 'desk.tab.proposals',
    href: '/upkeep?tab=proposals',
    taskId: 'upkeep',
  },
  { id: 'reviews', titleId: 'desk.tab.reviews', href: '/upkeep?tab=reviews', taskId: 'upkeep' },
  { id: 'approvals', titleId: 'desk.tab.approvals', href: '/approvals', taskId: 'approvals' },
  { id: 'inquiries', titleId: 'desk.tab.inquiries', href: '/requests', taskId: 'requests' },
  { id: 'incidents', titleId: 'desk.tab.incidents', href: '/incidents', taskId: 'incidents' },
]

export function otherTabs(tasks: readonly Task[]): readonly OtherTab[] {
  return others.filter(({ taskId }) => tasks.some(({ id }) => id === taskId))
}
