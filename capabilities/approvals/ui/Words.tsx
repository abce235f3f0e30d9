import type { ReactElement } from 'react'
import { FormattedDate } from 'react-intl'
import { useText } from '../../../kit/i18n.tsx'
import type { ApprovalAnswer } from '../contract.ts'
import { sentenceOf } from '../sentences.ts'

/** What would be done; a route that this page has no words for by its address. */
export function Sentence({ approval }: { readonly approval: ApprovalAnswer }): ReactElement {
  const t = useText()
  const words = sentenceOf(approval)
  return words === null ? (
    <bdi dir="ltr">
      {approval.method} {approval.route}
    </bdi>
  ) : (
    <span>{t(`approvals.act.${words}`)}</span>
  )
}

export function Moment({ at }: { readonly at: string }): ReactElement {
  return (
    <FormattedDate value={at} dateStyle="medium" timeStyle="short" hourCycle="h23" numberingSystem="latn" />
  )
}
