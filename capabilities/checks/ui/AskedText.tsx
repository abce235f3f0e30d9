import type { ReactElement } from 'react'
import { IdentifierText } from '../../../kit/show/Identifier.tsx'
import { PartialDateText } from '../../../kit/show/PartialDateText.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import type { CheckAnswer } from '../contract.ts'
import { readDate } from './answer.ts'
import classes from './asked-text.module.css'
import { titleOf } from './question.ts'

type Props = { readonly asked: CheckAnswer['asked'] }

/** A question in one line: who or what was asked, and what tells it from another of that name. */
export function AskedText({ asked }: Props): ReactElement {
  const date = asked.born === null ? null : readDate(asked.born)
  const number = asked.name === null ? null : asked.document
  return (
    <span className={classes.asked}>
      <NameText text={titleOf(asked)} />
      {date === null ? null : (
        <span className={classes.quiet}>
          <PartialDateText date={date} />
        </span>
      )}
      {number === null ? null : <IdentifierText value={number} />}
    </span>
  )
}
