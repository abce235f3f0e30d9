import type { ReactElement } from 'react'
import { isNamedKind } from '../../../kernel/record-kind.ts'
import { useText } from '../../../kit/i18n.tsx'
import type { CandidateView } from '../contract.ts'
import classes from './candidates.module.css'

/** What a thing is reported as, before its numbers: "Stolen passport" is what an officer acts upon. Nothing of people. */
export function ReportedAs({ record }: Pick<CandidateView, 'record'>): ReactElement | null {
  const t = useText()
  const { kind, status, sort } = record
  if (isNamedKind(kind)) return null
  const isSaid = sort !== null && sort !== 'other'
  return (
    <span className={classes.reported}>
      {status === null ? null : <strong>{t(`record.choice.${status}`)}</strong>}
      <span>{isSaid ? t(`record.choice.${sort}`) : t(`record.kind.${kind}`)}</span>
    </span>
  )
}
