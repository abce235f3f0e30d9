import {
  IconAlertTriangle,
  IconBook2,
  IconBuildingCommunity,
  IconCalendarCheck,
  IconChecklist,
  IconDatabase,
  IconFileImport,
  IconInbox,
  IconListSearch,
  IconMessageQuestion,
  IconNotebook,
  IconReportAnalytics,
  IconScale,
  IconScan,
  IconSearch,
  IconShare,
  IconUserCircle,
  IconUserQuestion,
  IconUserShield,
  IconUsers,
} from '@tabler/icons-react'
import { administration } from '../../capabilities/bureaus/policy.ts'
import { askChecks, readFigures } from '../../capabilities/checks/policy.ts'
import { workHits } from '../../capabilities/hits/policy.ts'
import { asking } from '../../capabilities/inquiries/policy.ts'
import { mayAskForKey, readJournal } from '../../capabilities/journal/policy.ts'
import { changeRecords, importLists, listRecords, shareRecords } from '../../capabilities/records/policy.ts'
import { commissionDesk, headDesk } from '../../capabilities/rights/policy.ts'
import { deskShift } from '../../capabilities/shifts/policy.ts'
import type { Role } from '../../kernel/actor.ts'
import type { Counts } from '../../kit/live.tsx'
import type { Task } from '../../kit/shell/task.ts'

type RoleTask = Task & { /** Null: for every role. */ readonly roles: readonly Role[] | null }

/** In the order of the rail; a phone shows the first five that the role may do. The server decides who may, not this list. */
const tasks: readonly RoleTask[] = [
  { id: 'check', titleId: 'task.check', href: '/', icon: IconScan, keys: 'g c', roles: askChecks.roles },
  {
    id: 'journal',
    titleId: 'task.journal',
    href: '/journal',
    icon: IconBook2,
    keys: 'g j',
    roles: readJournal.roles,
  },
  { id: 'desk', titleId: 'task.desk', href: '/desk', icon: IconInbox, keys: 'g q', roles: workHits.roles },
  {
    id: 'search',
    titleId: 'task.search',
    href: '/search',
    icon: IconSearch,
    keys: 'g f',
    roles: askChecks.roles,
  },
  {
    id: 'shift',
    titleId: 'task.shift',
    href: '/shift',
    icon: IconNotebook,
    keys: 'g s',
    roles: deskShift.roles,
  },
  {
    id: 'records',
    titleId: 'task.records',
    href: '/records',
    icon: IconDatabase,
    keys: 'g d',
    roles: listRecords.roles,
  },
  {
    id: 'upkeep',
    titleId: 'task.upkeep',
    href: '/upkeep',
    icon: IconChecklist,
    keys: 'g u',
    roles: changeRecords.roles,
  },
  {
    id: 'lists',
    titleId: 'task.lists',
    href: '/lists',
    icon: IconShare,
    keys: 'g l',
    roles: shareRecords.roles,
  },
  {
    id: 'imports',
    titleId: 'task.imports',
    href: '/imports',
    icon: IconFileImport,
    keys: 'g i',
    roles: importLists.roles,
  },
  {
    id: 'list-check',
    titleId: 'task.list_check',
    href: '/list-check',
    icon: IconListSearch,
    keys: 'g m',
    roles: askChecks.roles,
  },
  {
    id: 'my-day',
    titleId: 'task.my_day',
    href: '/my-day',
    icon: IconCalendarCheck,
    keys: 'g y',
    roles: askChecks.roles,
  },
  {
    id: 'requests',
    titleId: 'task.requests',
    href: '/requests',
    icon: IconMessageQuestion,
    keys: 'g r',
    roles: asking.roles,
  },
  {
    id: 'rights',
    titleId: 'task.rights',
    href: '/rights',
    icon: IconUserQuestion,
    keys: 'g t',
    roles: commissionDesk.roles,
  },
  {
    id: 'consultations',
    titleId: 'task.consultations',
    href: '/consultations',
    icon: IconScale,
    keys: 'g o',
    roles: headDesk.roles,
  },
  {
    id: 'approvals',
    titleId: 'task.approvals',
    href: '/approvals',
    icon: IconUserShield,
    keys: 'g v',
    roles: ['bureau_operator', 'bureau_head', 'hub_reviewer', 'commission'],
  },
  {
    id: 'people',
    titleId: 'task.people',
    href: '/people',
    icon: IconUsers,
    keys: 'g p',
    roles: administration.roles,
  },
  {
    id: 'incidents',
    titleId: 'task.incidents',
    href: '/incidents',
    icon: IconAlertTriangle,
    keys: 'g n',
    roles: null,
  },
  {
    id: 'statistics',
    titleId: 'task.statistics',
    href: '/statistics',
    icon: IconReportAnalytics,
    keys: 'g t',
    roles: readFigures.roles,
  },
  {
    id: 'bureaus',
    titleId: 'task.bureaus',
    href: '/bureaus',
    icon: IconBuildingCommunity,
    keys: 'g b',
    roles: null,
  },
  {
    id: 'account',
    titleId: 'task.account',
    href: '/account',
    icon: IconUserCircle,
    keys: 'g a',
    roles: null,
  },
]

/** What the two who change the journal's key need for it besides, after all that their roles give. */
const keyTasks: readonly string[] = ['journal', 'approvals']

type Held = { readonly roles: readonly Role[]; readonly bureau: { readonly code: string } }

export function tasksOf(me: Held): readonly Task[] {
  const own = tasks.filter(({ roles }) => roles === null || roles.some((role) => me.roles.includes(role)))
  if (!mayAskForKey(me)) return own
  return [...own, ...tasks.filter((task) => keyTasks.includes(task.id) && !own.includes(task))]
}

/** What waits, on the task that leads to it. */
export function withCounts(offered: readonly Task[], counts: Counts | null): readonly Task[] {
  if (counts === null) return offered
  return offered.map((task) => {
    const name = counted[task.id]
    return name === undefined ? task : { ...task, count: Math.min(999, counts[name] ?? 0) }
  })
}

/** The count that stands on a task. */
const counted: Readonly<Record<string, string>> = {
  desk: 'to_confirm',
  approvals: 'approvals',
  requests: 'inquiries',
  rights: 'requests_due',
  consultations: 'consultations',
  incidents: 'incidents',
}
