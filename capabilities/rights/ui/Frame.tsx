import type { ReactElement, ReactNode } from 'react'
import type { RequestView } from '../contract/requests.ts'
import classes from './rights.module.css'

export type StepProps = { readonly request: RequestView; readonly onChanged: () => Promise<void> }

type FrameProps = { readonly title: string; readonly hint: string; readonly children: ReactNode }

/** What is to be done next, with what it means. */
export function Frame({ title, hint, children }: FrameProps): ReactElement {
  return (
    <section className={classes.next} aria-label={title}>
      <div className={`${classes.body} ${classes.narrow}`}>
        <h2 className={classes.nextTitle}>{title}</h2>
        <p className={classes.hint}>{hint}</p>
        {children}
      </div>
    </section>
  )
}
