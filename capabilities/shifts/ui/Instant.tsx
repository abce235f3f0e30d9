import type { ReactElement } from 'react'
import { FormattedDate } from 'react-intl'

/** Day and minute in UTC, by which desks hand over. */
export function Instant({ at }: { readonly at: string }): ReactElement {
  return (
    <time dateTime={at}>
      <FormattedDate
        value={at}
        day="2-digit"
        month="short"
        hour="2-digit"
        minute="2-digit"
        hour12={false}
        timeZone="UTC"
        numberingSystem="latn"
      />
    </time>
  )
}
