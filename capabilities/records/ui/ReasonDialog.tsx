import { Button } from '@mantine/core'
import { type ReactElement, type ReactNode, useId } from 'react'
import { useForm } from 'react-hook-form'
import type { Result } from '../../../kernel/result.ts'
import { Dialog } from '../../../kit/Dialog.tsx'
import { TextAreaField } from '../../../kit/form/fields.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { type Problem, secondPersonAsked } from '../../../kit/problem.ts'
import classes from './life.module.css'
import { RecordRefusal } from './RecordRefusal.tsx'
import { useWriting } from './writing.ts'

type Reasoned = { readonly reason: string }

type Props = {
  readonly title: string
  /** What it does, and what cannot be undone. */
  readonly line: string
  readonly doLabel: string
  readonly isGrave?: boolean
  /** Shown above the reason. */
  readonly children?: ReactNode
  readonly work: (reason: string) => Promise<Result<unknown, Problem>>
  readonly onDone: () => void | Promise<void>
  readonly onClose: () => void
}

/** The shortest reason that the server takes. */
const SHORTEST = 3

/** An act on a record that wants a reason: people will read it later, the journal only that it was done. */
export function ReasonDialog(props: Props): ReactElement {
  const t = useText()
  const line = useId()
  const { control, handleSubmit } = useForm<Reasoned>({ defaultValues: { reason: '' } })
  const { send, isSending, problem } = useWriting()
  const submit = handleSubmit(({ reason }) => send(() => work(reason.trim()), props.onDone))

  /** What now waits for a second person is told by the frame; this layer has nothing more to say. */
  async function work(reason: string): Promise<Result<unknown, Problem>> {
    const result = await props.work(reason)
    if (!result.ok && result.error.code === secondPersonAsked.code) props.onClose()
    return result
  }

  return (
    <Dialog title={props.title} opened onClose={props.onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => submit(event).catch(reportError)}
        aria-describedby={line}
        noValidate
      >
        <p id={line} className={classes.line}>
          {props.line}
        </p>
        {props.children}
        <TextAreaField
          control={control}
          name="reason"
          label={t('record.reason')}
          rules={{ validate: (text) => text.trim().length >= SHORTEST || t('record.reason_missing') }}
        />
        {problem === null ? null : <RecordRefusal problem={problem} />}
        <div className={classes.actions}>
          <Button type="submit" loading={isSending} {...(props.isGrave === true ? { color: 'red' } : {})}>
            {props.doLabel}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {t('record.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
