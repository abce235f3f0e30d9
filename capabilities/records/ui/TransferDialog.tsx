import { Select } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { fail } from '../../../kernel/result.ts'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { madeThing, recordTransferPath } from '../contract/queues.ts'
import type { RecordView } from '../contract.ts'
import { useBureauChoices } from './bureau-choices.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

type Props = {
  readonly record: Pick<RecordView, 'id' | 'owner'>
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

/** Offered to another bureau, which owns it once it accepts; until then nothing changes. */
export function TransferDialog({ record, onDone, onClose }: Props): ReactElement {
  const t = useText()
  const choices = useBureauChoices(record.owner)
  const [to, setTo] = useState<string | null>(null)
  return (
    <ReasonDialog
      title={t('record.do.transfer')}
      line={t('record.do.transfer.line')}
      doLabel={t('record.do.transfer')}
      work={async (reason) =>
        to === null
          ? fail({ status: 0, code: 'unknown_bureau', detail: '' })
          : await post(recordTransferPath(record.id), madeThing, { to, reason })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Select
        label={t('record.transfer_to')}
        data={[...choices]}
        value={to}
        onChange={setTo}
        searchable
        withAsterisk
      />
    </ReasonDialog>
  )
}
