import type { ReactElement } from 'react'
import { FormattedDate } from 'react-intl'

/** To the second; a dash for what has not been. */
export function Instant({ at }: { readonly at: string | Date | null }): ReactElement {
  if (at === null) return <>–</>
  return (
    <FormattedDate value={at} dateStyle="medium" timeStyle="medium" hour12={false} numberingSystem="latn" />
  )
}
