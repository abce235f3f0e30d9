import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import { AppLink } from '../AppLink.tsx'
import { useLanguage, useText } from '../i18n.tsx'
import { Kbd } from '../page/chips.tsx'
import classes from './shell.module.css'
import type { Task } from './task.ts'

type Props = { readonly tasks: readonly Task[]; readonly current: Task | null }
type RailProps = Props & { readonly isWide: boolean; readonly onWiden: (wide: boolean) => void }

/** The tasks of the role: 64 px with icons, 220 px with words and keys. */
export function Rail({ tasks, current, isWide, onWiden }: RailProps): ReactElement {
  const t = useText()
  const Toggle = isWide ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand
  const toggle = t(isWide ? 'shell.narrow' : 'shell.widen')
  return (
    <nav className={classes.rail} aria-label={t('shell.tasks')}>
      <ul className={classes.tasks}>
        {tasks.map((task) => (
          <li key={task.id}>
            <RailTip task={task} isWide={isWide}>
              <TaskLink task={task} isCurrent={task === current} withKeys={isWide} />
            </RailTip>
          </li>
        ))}
      </ul>
      <UnstyledButton
        className={classes.toggle}
        aria-label={toggle}
        aria-expanded={isWide}
        onClick={() => onWiden(!isWide)}
      >
        <Toggle size={20} aria-hidden className={classes.mirrored} />
      </UnstyledButton>
    </nav>
  )
}

function RailTip({
  task,
  isWide,
  children,
}: {
  task: Task
  isWide: boolean
  children: ReactElement
}): ReactElement {
  const t = useText()
  const { direction } = useLanguage()
  const label = (
    <span className={classes.tip}>
      {t(task.titleId)}
      {task.keys === undefined ? null : <Kbd keys={task.keys} />}
    </span>
  )
  return (
    <Tooltip label={label} position={direction === 'rtl' ? 'left' : 'right'} disabled={isWide}>
      <span>{children}</span>
    </Tooltip>
  )
}

/** A phone's bar: the check first, five tasks at most. */
export function BottomBar({ tasks, current }: Props): ReactElement {
  const t = useText()
  return (
    <nav className={classes.bottom} aria-label={t('shell.tasks')}>
      {tasks.map((task) => (
        <TaskLink key={task.id} task={task} isCurrent={task === current} withKeys={false} />
      ))}
    </nav>
  )
}

type LinkProps = { readonly task: Task; readonly isCurrent: boolean; readonly withKeys: boolean }

function TaskLink({ task, isCurrent, withKeys }: LinkProps): ReactElement {
  const t = useText()
  const { icon: Icon, count = 0 } = task
  const here = isCurrent ? { 'aria-current': 'page' as const } : {}
  return (
    <AppLink href={task.href} className={classes.task} {...here}>
      <Icon size={20} aria-hidden />
      <span className={classes.taskTitle}>{t(task.titleId)}</span>
      {count === 0 ? null : (
        <span className={classes.count}>
          <FormattedNumber value={count} />
        </span>
      )}
      {withKeys && task.keys !== undefined ? <Kbd keys={task.keys} /> : null}
    </AppLink>
  )
}
