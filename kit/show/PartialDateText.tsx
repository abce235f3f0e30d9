import type { ReactElement } from 'react'
import type { PartialDate } from '../../kernel/partial-date.ts'
import { useLanguage, useText } from '../i18n.tsx'
import { localeOf } from '../language.ts'
import { gregorianOf, sayPartialDate } from './partial-date-words.ts'
import classes from './show.module.css'

/** A date no more exact than it is known; one of another calendar with that calendar's name and the Gregorian date. */
export function PartialDateText({ date }: { readonly date: PartialDate }): ReactElement {
  const t = useText()
  const { language } = useLanguage()
  const locale = localeOf(language)
  const said = sayPartialDate(date, locale)
  const gregorian = gregorianOf(date, locale)
  return (
    <bdi className={classes.date}>
      {t(said.id, said.values)}
      {gregorian === null ? null : (
        <span className={classes.quiet}>
          {' '}
          {t('date.calendar', {
            calendar: t(`calendar.${date.calendar}`),
            date: t(gregorian.id, gregorian.values),
          })}
        </span>
      )}
    </bdi>
  )
}
