import type { ReactElement, ReactNode } from 'react'
import classes from './page.module.css'

type Props = {
  readonly title: ReactNode
  /** One line under the title: what is listed here, how old it is. */
  readonly line?: ReactNode
  readonly actions?: ReactNode
}

/** The one `h1` of a page. */
export function PageHeader({ title, line, actions }: Props): ReactElement {
  return (
    <header className={classes.header}>
      <div className={classes.headerText}>
        <h1 className={classes.title}>{title}</h1>
        {line === undefined ? null : <p className={classes.subtitle}>{line}</p>}
      </div>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </header>
  )
}

type PanelProps = { readonly title?: string; readonly actions?: ReactNode; readonly children: ReactNode }

/** A surface with a title; panels are parted by lines, not by shadows. */
export function Panel({ title, actions, children }: PanelProps): ReactElement {
  return (
    <section className={classes.panel} aria-label={title}>
      {title === undefined ? null : (
        <div className={classes.panelHead}>
          <h2 className={classes.panelTitle}>{title}</h2>
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}
