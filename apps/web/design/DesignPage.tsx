import { IconBook2, IconFileImport, IconFolder, IconScan, IconUserCircle } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Shell } from '../../../kit/shell/Shell.tsx'
import type { Task } from '../../../kit/shell/task.ts'
import { Answers } from './Answers.tsx'
import classes from './design.module.css'
import { Frames } from './Frames.tsx'
import { Names } from './Names.tsx'
import { Tones } from './Tones.tsx'

const tasks: readonly Task[] = [
  { id: 'check', titleId: 'task.check', href: '/design', icon: IconScan, keys: 'g c' },
  {
    id: 'records',
    titleId: 'task.records',
    href: '/design/records',
    icon: IconFolder,
    keys: 'g r',
    count: 12,
  },
  {
    id: 'imports',
    titleId: 'task.imports',
    href: '/design/imports',
    icon: IconFileImport,
    keys: 'g i',
    count: 3,
  },
  { id: 'journal', titleId: 'task.journal', href: '/design/journal', icon: IconBook2, keys: 'g j' },
  { id: 'account', titleId: 'task.account', href: '/design/account', icon: IconUserCircle, keys: 'g a' },
]

/** Every component in every state, with invented content: what a change to the kit is looked at on. */
export function DesignPage(): ReactElement {
  return (
    <Shell
      bureau={{ code: 'JOR', name: 'Jordan' }}
      post="King Hussein Bridge"
      purpose="border"
      person={{ name: 'Rana Mithal', role: 'Officer' }}
      tasks={tasks}
      path="/design"
      connection={{ state: 'online' }}
      proof={{ state: 'fresh', ageMinutes: 2 }}
      onSignOut={stay}
    >
      <div className={classes.page}>
        <PageHeader
          title={<span lang="en">Design system</span>}
          line={<span lang="en">All people and things are invented.</span>}
        />
        <Answers />
        <Names />
        <Frames />
        <Tones />
      </div>
    </Shell>
  )
}

function stay(): void {
  return
}
