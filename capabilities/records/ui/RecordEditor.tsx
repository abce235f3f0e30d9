import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { type Control, useForm, useWatch } from 'react-hook-form'
import { recordKinds } from '../../../kernel/record-kind.ts'
import type { Result } from '../../../kernel/result.ts'
import { SelectField, TextAreaField, TextField } from '../../../kit/form/fields.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { PageHeader, Panel } from '../../../kit/page/PageHeader.tsx'
import type { Problem } from '../../../kit/problem.ts'
import { AudiencePreview } from './AudiencePreview.tsx'
import { BodyFields } from './BodyFields.tsx'
import classes from './life.module.css'
import { RecordRefusal } from './RecordRefusal.tsx'
import type { RecordForm } from './record-form.ts'
import { TermsFields } from './TermsFields.tsx'
import { useWriting } from './writing.ts'

type Props = {
  readonly title: string
  readonly line: string
  readonly doLabel: string
  readonly bureau: string
  readonly start: RecordForm
  /** `new` chooses kind and reference, `edit` keeps them, `proposal` speaks of the body alone. */
  readonly mode: 'new' | 'edit' | 'proposal'
  readonly work: (form: RecordForm) => Promise<Result<{ readonly id: string }, Problem>>
  readonly onDone: (id: string) => void
  readonly onCancel: () => void
}

/** A record as it is written: what is known at the start side, on which terms and who will see it at the end side. */
export function RecordEditor(props: Props): ReactElement {
  const { mode, start, work, onDone } = props
  const t = useText()
  const { control, handleSubmit } = useForm<RecordForm>({ defaultValues: start })
  const { send, isSending, problem } = useWriting()
  const kind = useWatch({ control, name: 'kind' })
  const submit = handleSubmit((typed) =>
    send(
      () => work(typed),
      ({ id }) => onDone(id),
    ),
  )
  return (
    <form className={classes.editor} onSubmit={(event) => submit(event).catch(reportError)} noValidate>
      <PageHeader title={props.title} line={props.line} />
      <div className={mode === 'proposal' ? classes.page : classes.side}>
        <Panel title={t('record.content')}>
          <div className={classes.section}>
            {mode === 'new' ? <Beginning control={control} /> : null}
            <BodyFields control={control} kind={kind} />
          </div>
        </Panel>
        {mode === 'proposal' ? null : (
          <div className={classes.page}>
            <Panel title={t('record.terms')}>
              <div className={classes.section}>
                <TermsFields control={control} bureau={props.bureau} />
              </div>
            </Panel>
            <AudiencePreview control={control} />
          </div>
        )}
      </div>
      {mode === 'new' ? null : <Reason control={control} isNeeded={mode === 'proposal'} />}
      {problem === null ? null : <RecordRefusal problem={problem} />}
      <div className={classes.actions}>
        <Button type="submit" loading={isSending}>
          {props.doLabel}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {t('record.cancel')}
        </Button>
      </div>
    </form>
  )
}

type ControlProps = { readonly control: Control<RecordForm> }

function Beginning({ control }: ControlProps): ReactElement {
  const t = useText()
  return (
    <div className={classes.pair}>
      <SelectField
        control={control}
        name="kind"
        label={t('record.kind')}
        choices={recordKinds.map((value) => ({ value, label: t(`record.kind.${value}`) }))}
      />
      <TextField
        control={control}
        name="terms.reference"
        label={t('record.reference')}
        rules={{ required: t('record.reference_missing') }}
      />
    </div>
  )
}

type ReasonProps = ControlProps & { readonly isNeeded: boolean }

function Reason({ control, isNeeded }: ReasonProps): ReactElement {
  const t = useText()
  const isLongEnough = (text: unknown): boolean => {
    const { length } = String(text).trim()
    return length > 2 || (length === 0 && !isNeeded)
  }
  return (
    <TextAreaField
      control={control}
      name="reason"
      label={t('record.reason')}
      rules={{ validate: (text) => isLongEnough(text) || t('record.reason_missing') }}
    />
  )
}
