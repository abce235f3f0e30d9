import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import { AppLink } from '../AppLink.tsx'
import classes from './triage.module.css'

type QueueTab = {
  readonly id: string
  readonly title: string
  readonly href: string
  /** Null while it is not known. */
  readonly count: number | null
}

type Props = { readonly label: string; readonly tabs: readonly QueueTab[]; readonly currentId: string }

/** Nobody needs to know how many more. */
const MOST = 999

/** A split inbox: each part has its own address and says how much waits in it. */
export function QueueTabs({ label, tabs, currentId }: Props): ReactElement {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map(({ id, title, href, count }) => (
        <AppLink
          key={id}
          href={href}
          className={classes.tab}
          data-tab={id}
          aria-current={id === currentId ? 'page' : undefined}
        >
          {title}
          {count === null ? null : (
            <span className={classes.tabCount} data-zero={count === 0}>
              <FormattedNumber value={Math.min(count, MOST)} numberingSystem="latn" />
              {count > MOST ? '+' : null}
            </span>
          )}
        </AppLink>
      ))}
    </nav>
  )
}
