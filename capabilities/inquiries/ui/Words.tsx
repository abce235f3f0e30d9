import type { ReactElement } from 'react'
import { FormattedDate } from 'react-intl'
import { type MessageId, useText } from '../../../kit/i18n.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import type { Problem } from '../../../kit/problem.ts'
import { BureauName } from '../../../kit/show/CountryName.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import type { ListedBureau } from './bureaus.ts'
import classes from './inquiries.module.css'

export function Moment({ at }: { readonly at: string }): ReactElement {
  return (
    <FormattedDate value={at} dateStyle="medium" timeStyle="short" hourCycle="h23" numberingSystem="latn" />
  )
}

type NameProps = { readonly code: string; readonly bureaus: ReadonlyMap<string, ListedBureau> }

/** The name of a bureau; its code until the names have come. */
export function NameOf({ code, bureaus }: NameProps): ReactElement {
  const bureau = bureaus.get(code)
  return bureau === undefined ? <bdi>{code}</bdi> : <BureauName bureau={bureau} />
}

const words: Readonly<Record<string, MessageId>> = {
  beyond_own_clearance: 'inquiries.beyond_own_clearance',
  unknown_bureau: 'inquiries.unknown_bureau',
  bureau_not_active: 'inquiries.bureau_not_active',
  inquiry_over: 'inquiries.over',
  reply_too_soon: 'inquiries.reply_too_soon',
  reply_too_far: 'inquiries.reply_too_far',
}

/** Why it was not done, beside what was tried. */
export function Refused({ problem }: { readonly problem: Problem }): ReactElement {
  const t = useText()
  return (
    <p role="alert" className={classes.refusal} data-state="not_answered">
      <StateMark state="not_answered" silent />
      <span>{t(words[problem.code] ?? problemText(problem).line)}</span>
    </p>
  )
}
