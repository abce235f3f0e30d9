import type { ReactElement } from 'react'
import classes from './rights.module.css'
import { Moment } from './words.tsx'

export type TimelineStep = {
  readonly id: string
  readonly name: string
  /** Null while it lies ahead. */
  readonly at: string | null
  readonly who: string | null
  readonly text?: string | null
}

/** The steps done with when and by whom, then those to come. The last one done is where it stands. */
export function Timeline({ steps }: { readonly steps: readonly TimelineStep[] }): ReactElement {
  const now = steps.findLastIndex(({ at }) => at !== null)
  return (
    <ol className={classes.timeline}>
      {steps.map((step, place) => (
        <li
          key={step.id}
          className={classes.step}
          data-step={placeOf(place, now)}
          aria-current={place === now ? 'step' : undefined}
        >
          <span className={classes.dot} aria-hidden />
          <div>
            <span className={classes.stepName}>{step.name}</span>
            {step.at === null ? null : (
              <div className={classes.stepWhen}>
                <Moment at={step.at} />
                {step.who === null ? null : (
                  <>
                    {' · '}
                    <bdi>{step.who}</bdi>
                  </>
                )}
              </div>
            )}
            {step.text == null ? null : (
              <p className={classes.stepText} dir="auto">
                {step.text}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function placeOf(place: number, now: number): 'done' | 'now' | 'ahead' {
  if (place === now) return 'now'
  return place < now ? 'done' : 'ahead'
}
