import type { ReactElement } from 'react'
import type { z } from 'zod'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useText } from '../../../kit/i18n.tsx'
import type { namedAct } from '../contract/life.ts'
import classes from './life.module.css'

type Props = {
  readonly act: z.infer<typeof namedAct>
  /** What it is called in the journal, and the record that it is on. */
  readonly name: 'receipt.sent' | 'record.deleted' | 'receipt.acknowledged'
  readonly recordId: string
  /** Whether the journal shows the reader this bureau's acts: then its place is a link to it. */
  readonly isShown: boolean
}

/** What a bureau's auditors ask the proof of; who is one sees where it stands in the journal. */
export function ActName({ act, name, recordId, isShown }: Props): ReactElement {
  const t = useText()
  if (act === null) return <>{t('upkeep.act.none')}</>
  const id = <bdi className={classes.mono}>{act.id}</bdi>
  if (act.index === null) return id
  const place = t('upkeep.act.place', { index: act.index })
  const acts = new URLSearchParams({ act: name, subject: `record:${recordId}` })
  return (
    <>
      {id} {isShown ? <AppLink href={`/journal?${acts}`}>{place}</AppLink> : place}
    </>
  )
}
