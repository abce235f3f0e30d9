import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import classes from './page.module.css'

type Props = {
  readonly label: string
  readonly done: number
  /** Null while nobody knows how much there is: then the bar only says that it moves. */
  readonly total: number | null
}

/** How far a job is, with counts; never a spinner. */
export function Progress({ label, done, total }: Props): ReactElement {
  const share = total === null || total === 0 ? null : Math.min(1, done / total)
  const value = share === null ? {} : { 'aria-valuenow': Math.round(share * 100) }
  return (
    <div className={classes.progress}>
      <div className={classes.progressHead}>
        <span>{label}</span>
        <span className={classes.progressCount}>
          <FormattedNumber value={done} />
          {total === null ? null : (
            <>
              {' / '}
              <FormattedNumber value={total} />
            </>
          )}
        </span>
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...value}
      >
        <div
          className={classes.bar}
          data-open={share === null}
          style={share === null ? undefined : { inlineSize: `${share * 100}%` }}
        />
      </div>
    </div>
  )
}
