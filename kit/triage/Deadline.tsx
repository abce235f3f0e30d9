import type { ReactElement } from 'react'
import { useIntl } from 'react-intl'
import { useText } from '../i18n.tsx'
import type { AnswerState } from '../tokens.ts'
import { type DeadlineReading, partsOf, readDeadline, type Standing } from './deadline.ts'
import { useSecond } from './now.ts'
import classes from './triage.module.css'

type Props = {
  /** Instants as the server sends them. */
  readonly startedAt: string
  readonly dueAt: string
}

/** A clock that counts down: a ring that empties, the time in words, and when it is over how late, in another shape. */
export function Deadline({ startedAt, dueAt }: Props): ReactElement {
  const t = useText()
  const reading = readDeadline(Date.parse(startedAt), Date.parse(dueAt), useSecond())
  const time = useDuration(reading.seconds)
  const isLate = reading.standing === 'late'
  return (
    <span className={classes.deadline} data-state={tones[reading.standing]} data-standing={reading.standing}>
      <Ring reading={reading} />
      <span>{t(isLate ? 'clock.late' : 'clock.left', { time })}</span>
    </span>
  )
}

const tones: Readonly<Record<Standing, AnswerState>> = { running: 'not_asked', soon: 'possible', late: 'hit' }

/** In the reader's language and short: `4m 12s`. */
function useDuration(seconds: number): string {
  const intl = useIntl()
  return partsOf(seconds)
    .map(({ unit, count }) =>
      intl.formatNumber(count, { style: 'unit', unit, unitDisplay: 'narrow', numberingSystem: 'latn' }),
    )
    .join(' ')
}

/** Circumference of a circle of radius 9. */
const ROUND = 2 * Math.PI * 9

function Ring({ reading: { standing, share } }: { readonly reading: DeadlineReading }): ReactElement {
  if (standing === 'late') {
    return (
      <svg width={18} height={18} viewBox="0 0 24 24" aria-hidden="true" className={classes.ring}>
        <circle cx="12" cy="12" r="10" strokeWidth="4" />
        <path d="M12 6.5V13M12 16.2V17.6" strokeWidth="3" strokeLinecap="round" />
      </svg>
    )
  }
  return (
    <svg width={18} height={18} viewBox="0 0 24 24" aria-hidden="true" className={classes.ring}>
      <circle cx="12" cy="12" r="9" strokeWidth="2" className={classes.ringWay} />
      <circle
        cx="12"
        cy="12"
        r="9"
        strokeWidth="4"
        strokeDasharray={`${ROUND * share} ${ROUND}`}
        transform="rotate(-90 12 12)"
      />
    </svg>
  )
}
