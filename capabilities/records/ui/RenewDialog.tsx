import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { Dialog } from '../../../kit/Dialog.tsx'
import { TextAreaField, TextField } from '../../../kit/form/fields.tsx'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { recordRenewPath, writtenRecord } from '../contract/life.ts'
import type { RecordView } from '../contract.ts'
import classes from './life.module.css'
import { RecordRefusal } from './RecordRefusal.tsx'
import { useWriting } from './writing.ts'

type Props = {
  readonly record: Pick<RecordView, 'id' | 'reviewAt' | 'deleteAt'>
  readonly onDone: () => void | Promise<void>
  readonly onClose: () => void
}
type Form = { readonly reason: string; readonly reviewOn: string; readonly deleteOn: string }

const DAY = /^\d{4}-\d{2}-\d{2}$/
const isDayOrEmpty = (text: string): boolean =>
  text === '' || (DAY.test(text) && !Number.isNaN(Date.parse(text)))
const instantOf = (day: string): string | null => (day === '' ? null : `${day}T00:00:00.000Z`)

/** A renewed record needs a reason; dates left out are the latest that the rules allow. */
export function RenewDialog({ record, onDone, onClose }: Props): ReactElement {
  const t = useText()
  const { control, handleSubmit } = useForm<Form>({
    defaultValues: { reason: '', reviewOn: '', deleteOn: '' },
  })
  const { send, isSending, problem } = useWriting()
  const submit = handleSubmit(({ reason, reviewOn, deleteOn }) =>
    send(
      () =>
        post(recordRenewPath(record.id), writtenRecord, {
          reason: reason.trim(),
          reviewAt: instantOf(reviewOn),
          deleteAt: instantOf(deleteOn),
        }),
      onDone,
    ),
  )
  const dayRules = { validate: (text: string) => isDayOrEmpty(text) || t('record.no_day') }
  return (
    <Dialog title={t('record.do.renew')} opened onClose={onClose}>
      <form className={classes.form} onSubmit={(event) => submit(event).catch(reportError)} noValidate>
        <p className={classes.line}>{t('record.do.renew.line')}</p>
        <TextAreaField
          control={control}
          name="reason"
          label={t('record.reason')}
          rules={{ validate: (text) => text.trim().length > 2 || t('record.reason_missing') }}
        />
        <div className={classes.pair}>
          <TextField
            control={control}
            name="reviewOn"
            label={t('record.review_at')}
            hint={t('record.day_hint')}
            placeholder={record.reviewAt.slice(0, 10)}
            rules={dayRules}
          />
          <TextField
            control={control}
            name="deleteOn"
            label={t('record.delete_at')}
            hint={t('record.day_hint')}
            placeholder={record.deleteAt.slice(0, 10)}
            rules={dayRules}
          />
        </div>
        {problem === null ? null : <RecordRefusal problem={problem} />}
        <div className={classes.actions}>
          <Button type="submit" loading={isSending}>
            {t('record.do.renew')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('record.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
