import type { ReactElement, ReactNode } from 'react'
import classes from './design.module.css'

type Props = { readonly title: string; readonly children: ReactNode }

export function Section({ title, children }: Props): ReactElement {
  return (
    <section className={classes.section}>
      <h2 className={classes.title} lang="en">
        {title}
      </h2>
      {children}
    </section>
  )
}
