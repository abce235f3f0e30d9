import { type ReactElement, useLayoutEffect, useRef } from 'react'
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
  const nav = useRef<HTMLElement>(null)
  const isCounted = tabs.every(({ count }) => count !== null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is current, or counts moved it
  useLayoutEffect(() => {
    if (nav.current !== null) showCurrent(nav.current)
  }, [currentId, isCounted])
  return (
    <nav ref={nav} className={classes.tabs} aria-label={label}>
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

/** On a phone the row of tabs is wider than the screen; the page itself does not move. */
function showCurrent(nav: HTMLElement): void {
  const tab = nav.querySelector('[aria-current]')?.getBoundingClientRect()
  const row = nav.getBoundingClientRect()
  if (tab === undefined || (tab.left >= row.left && tab.right <= row.right)) return
  nav.scrollBy({ left: tab.left + tab.width / 2 - row.left - row.width / 2 })
}
