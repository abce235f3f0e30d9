import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import type { CheckAnswer } from '../contract.ts'
import classes from './check.module.css'
import { impossibleDays } from './zone.ts'

type Props = { readonly identifiers: CheckAnswer['asked']['identifiers'] }

/** Days of the zone that nobody was asked for, since no calendar has them: under the word, which is about less than was scanned. */
export function Unasked({ identifiers }: Props): ReactElement | null {
  const t = useText()
  const days = identifiers.filter(({ kind }) => kind === 'mrz').flatMap(impossibleDays)
  if (days.length === 0) return null
  return (
    <div className={classes.unasked} data-state="possible">
      {days.map((field) => (
        <p key={field}>
          <StateMark state="possible" silent />
          {t(`check.impossible.${field}`)}
        </p>
      ))}
    </div>
  )
}
