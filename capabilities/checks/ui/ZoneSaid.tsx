import { IconCalendarOff } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { PartialDate } from '../../../kernel/partial-date.ts'
import { useLanguage, useText } from '../../../kit/i18n.tsx'
import { localeOf } from '../../../kit/language.ts'
import { sayPartialDate } from '../../../kit/show/partial-date-words.ts'
import type { CheckAnswer } from '../contract.ts'
import { readDate } from './answer.ts'
import classes from './check.module.css'

type Props = { readonly zone: NonNullable<CheckAnswer['asked']['zone']> }

/** What the zone says besides: that the document is over, which is no hit, and the numbers that were asked with its own. */
export function ZoneSaid({ zone: { expires, hasExpired, further } }: Props): ReactElement | null {
  const t = useText()
  const last = hasExpired === true && expires !== null ? readDate(expires) : null
  if (last === null && further.length === 0) return null
  return (
    <div className={classes.zoneSaid}>
      {last === null ? null : <Expired last={last} />}
      {further.map(({ text, isNational }) => (
        <p key={text}>
          <span className={classes.quiet}>{t('check.further')}</span>
          {isNational ? <span>{t('identifier.kind.national_number')}</span> : null}
          <bdi dir="ltr" className={classes.mono}>
            {text}
          </bdi>
        </p>
      ))}
    </div>
  )
}

function Expired({ last }: { readonly last: PartialDate }): ReactElement {
  const t = useText()
  const { language } = useLanguage()
  const { id, values } = sayPartialDate(last, localeOf(language))
  return (
    <p>
      <IconCalendarOff size={16} aria-hidden />
      <span>{t('check.document_expired', { date: t(id, values) })}</span>
    </p>
  )
}
