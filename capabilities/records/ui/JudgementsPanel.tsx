import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get, post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import {
  judgementList,
  judgementUndoPath,
  type judgementView,
  madeThing,
  recordJudgementsPath,
} from '../contract/queues.ts'
import type { RecordView } from '../contract.ts'
import { judgePairs } from '../policy.ts'
import { CodeName } from './facts.tsx'
import { JudgeDialog } from './JudgeDialog.tsx'
import classes from './life.module.css'
import { RecordRefusal } from './RecordRefusal.tsx'
import { holds, type Reader } from './reader.ts'
import { Day } from './Standing.tsx'
import { useWriting } from './writing.ts'

type Props = { readonly record: RecordView; readonly me: Reader }
type Judged = z.infer<typeof judgementView>

/** What was found about this record and others: records are linked, never merged, and a link can be taken back. */
export function JudgementsPanel({ record, me }: Props): ReactElement | null {
  const t = useText()
  const queries = useQueryClient()
  const [isJudging, setJudging] = useState(false)
  const key = ['record', record.id, 'judgements']
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get(recordJudgementsPath(record.id), judgementList, signal),
  })
  if (data?.ok !== true) return null
  const { judgements } = data.value
  const again = () => queries.invalidateQueries({ queryKey: key })
  return (
    <Panel title={t('record.judgements')}>
      {judgements.length === 0 ? <p className={classes.nothing}>{t('record.judgements.none')}</p> : null}
      <ul className={classes.list}>
        {judgements.map((one) => (
          <Line key={one.id} judged={one} recordId={record.id} me={me} onUndone={again} />
        ))}
      </ul>
      {holds(me, judgePairs) ? (
        <div className={classes.panelActions}>
          <Button variant="default" onClick={() => setJudging(true)}>
            {t('record.judge')}
          </Button>
        </div>
      ) : null}
      {isJudging ? (
        <JudgeDialog
          recordId={record.id}
          onDone={async () => {
            setJudging(false)
            await again()
          }}
          onClose={() => setJudging(false)}
        />
      ) : null}
    </Panel>
  )
}

type LineProps = {
  readonly judged: Judged
  readonly recordId: string
  readonly me: Reader
  readonly onUndone: () => Promise<void>
}

function Line({ judged, recordId, me, onUndone }: LineProps): ReactElement {
  const t = useText()
  const { send, isSending, problem } = useWriting()
  const isLeft = judged.left === recordId
  const other = isLeft ? judged.right : judged.left
  const undo = () => send(() => post(judgementUndoPath(judged.id), madeThing), onUndone)
  return (
    <li className={classes.judgement}>
      <p>
        <strong>{t(`record.verdict.${judged.verdict}`)}</strong>{' '}
        <AppLink href={`/records/${other}`}>{t('record.judged_with')}</AppLink>{' '}
        <CodeName code={isLeft ? judged.rightOwner : judged.leftOwner} />
      </p>
      {judged.bureau === me.bureau.code && holds(me, judgePairs) ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={isSending}
          onClick={() => undo().catch(reportError)}
        >
          {t('record.judgement.undo')}
        </Button>
      ) : null}
      {judged.reason === null ? null : (
        <p>
          <bdi>{judged.reason}</bdi>
        </p>
      )}
      <p>
        <CodeName code={judged.bureau} /> · <Day at={judged.at} />
        {judged.isCurrent ? null : ` · ${t('record.judgement.outgrown')}`}
      </p>
      {problem === null ? null : <RecordRefusal problem={problem} />}
    </li>
  )
}
