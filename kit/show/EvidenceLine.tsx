import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import type { Evidence } from '../../kernel/match.ts'
import { useText } from '../i18n.tsx'
import classes from './match.module.css'

/** The weight that fills half of the bar; heavier ones fill it too. Ours to confirm. */
const FULL_WEIGHT = 0.5

/** One fact beside the name: what was asked, what is recorded, and how much it counts for or against. A list of them is a `ul`. */
export function EvidenceLine({ field, how, asked, found, weight, identifier }: Evidence): ReactElement {
  const t = useText()
  const share = Math.min(1, Math.abs(weight) / FULL_WEIGHT)
  return (
    <li className={classes.evidence} data-side={weight < 0 ? 'against' : 'for'}>
      <span className={classes.field}>
        {identifier === undefined ? t(`evidence.field.${field}`) : t(`identifier.kind.${identifier}`)}
      </span>
      <span className={classes.facts}>
        <bdi>{asked}</bdi>
        <span className={classes.evidenceHow}>{t(`evidence.how.${how}`)}</span>
        <bdi>{found}</bdi>
      </span>
      <span className={classes.scale} aria-hidden>
        <span className={classes.scaleBar} style={{ inlineSize: `${share * 50}%` }} />
      </span>
      <span className={classes.weight}>
        <FormattedNumber
          value={weight}
          signDisplay="always"
          minimumFractionDigits={2}
          maximumFractionDigits={2}
        />
      </span>
    </li>
  )
}
