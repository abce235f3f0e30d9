import { Radio, TextInput } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { fail } from '../../../kernel/result.ts'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { JUDGEMENTS_PATH, madeThing } from '../contract/queues.ts'
import { type Verdict, verdicts } from '../judgement.ts'
import classes from './life.module.css'
import { ReasonDialog } from './ReasonDialog.tsx'

type Props = {
  readonly recordId: string
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

/** Another record is named by its address, as it stands in the browser or in an answer. */
export function JudgeDialog({ recordId, onDone, onClose }: Props): ReactElement {
  const t = useText()
  const [other, setOther] = useState('')
  const [verdict, setVerdict] = useState<Verdict>('same')
  const right = ID.exec(other)?.[0]?.toLowerCase() ?? null
  return (
    <ReasonDialog
      title={t('record.judge')}
      line={t('record.judge.line')}
      doLabel={t('record.judge.do')}
      work={async (reason) =>
        right === null
          ? fail({ status: 0, code: 'not_found', detail: t('record.judge.no_address') })
          : await post(JUDGEMENTS_PATH, madeThing, { left: recordId, right, verdict, reason })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <TextInput
        label={t('record.judge.other')}
        description={t('record.judge.other_hint')}
        value={other}
        onChange={(event) => setOther(event.currentTarget.value)}
        autoComplete="off"
        withAsterisk
      />
      <Radio.Group
        label={t('record.verdict')}
        value={verdict}
        onChange={(next) => setVerdict(verdicts.find((one) => one === next) ?? 'unsure')}
      >
        <div className={classes.actions}>
          {verdicts.map((one) => (
            <Radio key={one} value={one} label={t(`record.verdict.${one}`)} />
          ))}
        </div>
      </Radio.Group>
    </ReasonDialog>
  )
}
