import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { Dialog } from '../../../kit/Dialog.tsx'
import { TextAreaField } from '../../../kit/form/fields.tsx'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type InquiryAnswer, inquiry as inquirySchema, paths } from '../contract.ts'
import { type Asker, maySayAnswer } from './asker.ts'
import type { ListedBureau } from './bureaus.ts'
import classes from './inquiries.module.css'
import { Moment, NameOf, Refused } from './Words.tsx'
import { useWork } from './working.ts'

type Props = {
  readonly me: Asker
  readonly bureaus: ReadonlyMap<string, ListedBureau>
  readonly inquiry: InquiryAnswer | null
  readonly opened: boolean
  readonly onClose: () => void
  readonly onChanged: (inquiry: InquiryAnswer) => Promise<void>
}

/** One question: what is asked, until when, and what each bureau said. */
export function InquiryDialog({ me, bureaus, inquiry, opened, onClose, onChanged }: Props): ReactElement {
  const t = useText()
  return (
    <Dialog title={t('inquiries.one')} opened={opened} onClose={onClose} size="40rem">
      {inquiry === null ? null : (
        <div className={classes.parts}>
          <Facts inquiry={inquiry} bureaus={bureaus} />
          <Lines inquiry={inquiry} bureaus={bureaus} />
          <Choices key={inquiry.id} me={me} inquiry={inquiry} onChanged={onChanged} />
        </div>
      )}
    </Dialog>
  )
}

type Part = { readonly inquiry: InquiryAnswer; readonly bureaus: Props['bureaus'] }

function Facts({ inquiry, bureaus }: Part): ReactElement {
  const t = useText()
  return (
    <>
      <p className={classes.question}>
        <bdi>{inquiry.question ?? t('inquiries.forgotten')}</bdi>
      </p>
      <dl className={classes.facts}>
        <dt>{t('inquiries.asker')}</dt>
        <dd>
          <NameOf code={inquiry.asker} bureaus={bureaus} />
        </dd>
        <dt>{t('purpose.label')}</dt>
        <dd>{t(`purpose.${inquiry.purpose}`)}</dd>
        <dt>{t('inquiries.level')}</dt>
        <dd>{t(`record.level.${inquiry.level}`)}</dd>
        <dt>{t('inquiries.asked_at')}</dt>
        <dd>
          <Moment at={inquiry.askedAt} />
        </dd>
        <dt>{t('inquiries.reply_by')}</dt>
        <dd>
          <Moment at={inquiry.replyBy} />
        </dd>
        <dt>{t('inquiries.state')}</dt>
        <dd>{t(`inquiries.state.${inquiry.state}`)}</dd>
      </dl>
    </>
  )
}

function Lines({ inquiry, bureaus }: Part): ReactElement {
  const t = useText()
  return (
    <ul className={classes.lines} aria-label={t('inquiries.answers')}>
      {inquiry.lines.map(({ bureau, state, answer, reply, answeredAt }) => (
        <li key={bureau} className={classes.line}>
          <strong>
            <NameOf code={bureau} bureaus={bureaus} />
          </strong>
          <span>{answer === null ? t(`inquiries.line.${state}`) : t(`inquiries.answer.${answer}`)}</span>
          {reply === null ? null : <bdi>{reply}</bdi>}
          {answeredAt === null ? null : (
            <span className={classes.quiet}>
              <Moment at={answeredAt} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

type ChoicesProps = Pick<Props, 'me' | 'onChanged'> & { readonly inquiry: InquiryAnswer }

function Choices({ me, inquiry, onChanged }: ChoicesProps): ReactElement | null {
  const isOpen = inquiry.state === 'waiting' || inquiry.state === 'late'
  if (!isOpen) return null
  if (inquiry.side === 'asked') return <Withdraw inquiry={inquiry} onChanged={onChanged} />
  const waits = inquiry.lines.some(({ state }) => state === 'waiting')
  return waits && maySayAnswer(me) ? <Answer inquiry={inquiry} onChanged={onChanged} /> : null
}

type WorkProps = Omit<ChoicesProps, 'me'>

/** "Nothing for you" is one button and takes no word: both of its meanings look the same. */
function Answer({ inquiry, onChanged }: WorkProps): ReactElement {
  const t = useText()
  const { work, isWorking, problem } = useWork(onChanged)
  const { control, handleSubmit } = useForm({ defaultValues: { reply: '' } })
  const send = (body: object) => work(() => post(paths.answer(inquiry.id), inquirySchema, body))
  const reply = handleSubmit((wish) => send({ answer: 'reply', ...wish }))
  return (
    <form className={classes.parts} onSubmit={(event) => reply(event).catch(reportError)} noValidate>
      <p className={classes.quiet}>{t('inquiries.answer_hint')}</p>
      <TextAreaField
        control={control}
        name="reply"
        label={t('inquiries.reply')}
        rules={{ validate: (text) => text.trim() !== '' || t('signin.required') }}
      />
      {problem === null ? null : <Refused problem={problem} />}
      <div className={classes.actions}>
        <Button type="submit" loading={isWorking}>
          {t('inquiries.send_reply')}
        </Button>
        <Button
          variant="default"
          loading={isWorking}
          onClick={() => send({ answer: 'nothing' }).catch(reportError)}
        >
          {t('inquiries.answer.nothing')}
        </Button>
      </div>
    </form>
  )
}

function Withdraw({ inquiry, onChanged }: WorkProps): ReactElement {
  const t = useText()
  const { work, isWorking, problem } = useWork(onChanged)
  return (
    <>
      {problem === null ? null : <Refused problem={problem} />}
      <div className={classes.actions}>
        <Button
          variant="default"
          loading={isWorking}
          onClick={() => work(() => post(paths.withdraw(inquiry.id), inquirySchema)).catch(reportError)}
        >
          {t('inquiries.withdraw')}
        </Button>
      </div>
    </>
  )
}
