import { type ReactElement, type ReactNode, useId } from 'react'
import { useText } from '../i18n.tsx'
import type { AnswerState } from '../tokens.ts'
import { StateMark } from './StateMark.tsx'
import classes from './state.module.css'

type Props = {
  readonly state: AnswerState
  /** What to do next, in one line. */
  readonly line: string
  /** One SourceBadge for each source; also those that were not asked or did not answer. */
  readonly sources: ReactNode
  /** To the side on wide screens: how long it took, when, the act's number. */
  readonly aside?: ReactNode
}

/**
 * The answer: the largest thing on the screen, readable at two metres. Put it into an AnswerRegion, so that it is also
 * said aloud when it comes.
 */
export function AnswerBanner({ state, line, sources, aside }: Props): ReactElement {
  const t = useText()
  const wordId = useId()
  return (
    <section className={classes.banner} data-state={state} aria-labelledby={wordId}>
      <div className={classes.bannerHead}>
        <StateMark state={state} size={60} silent />
        <div className={classes.bannerText}>
          <h2 id={wordId} className={classes.word}>
            {t(`answer.${state}`)}
          </h2>
          <p className={classes.line}>{line}</p>
        </div>
        {aside === undefined ? null : <div className={classes.aside}>{aside}</div>}
      </div>
      <div className={classes.sources}>{sources}</div>
    </section>
  )
}

/** Stays on the page while answers come and go in it: assistive technology only hears a region it knew before. */
export function AnswerRegion({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div role="status" aria-live="assertive">
      {children}
    </div>
  )
}
