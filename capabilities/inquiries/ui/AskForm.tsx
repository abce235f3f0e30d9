import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { type Level, levels } from '../../../kernel/handling.ts'
import { type Purpose, purposes } from '../../../kernel/purpose.ts'
import { ChoicesField, SelectField, TextAreaField } from '../../../kit/form/fields.tsx'
import { post } from '../../../kit/http.ts'
import { useLanguage, useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { type InquiryAnswer, inquiry, paths } from '../contract.ts'
import type { Asker } from './asker.ts'
import type { ListedBureau } from './bureaus.ts'
import classes from './inquiries.module.css'
import { Refused } from './Words.tsx'
import { useWork } from './working.ts'

type Form = {
  readonly to: readonly string[]
  readonly question: string
  readonly purpose: Purpose
  readonly level: Level
  readonly days: string
}

/** Times to reply that are offered. Ten working days, two weeks, are usual; ours to confirm. */
const DAYS = ['1', '3', '7', '14', '30'] as const
const DAY_MS = 86_400_000

type Props = {
  readonly me: Asker
  readonly bureaus: ReadonlyMap<string, ListedBureau>
  readonly onAsked: (asked: InquiryAnswer) => void | Promise<void>
  readonly onCancel: () => void
}

export function AskForm({ me, bureaus, onAsked, onCancel }: Props): ReactElement {
  const t = useText()
  const { control, handleSubmit } = useForm<Form>({
    defaultValues: { to: [], question: '', purpose: me.purpose, level: 'fouo', days: '14' },
  })
  const { work, isWorking, problem } = useWork(onAsked)
  const submit = handleSubmit(({ days, ...wish }) => {
    const replyBy = new Date(Date.now() + Number(days) * DAY_MS).toISOString()
    return work(() => post(paths.inquiries, inquiry, { ...wish, replyBy }))
  })
  const needed = { validate: (text: unknown) => String(text).trim() !== '' || t('signin.required') }
  return (
    <Panel title={t('inquiries.ask')}>
      <form className={classes.form} onSubmit={(event) => submit(event).catch(reportError)} noValidate>
        <ChoicesField
          control={control}
          name="to"
          label={t('inquiries.to')}
          hint={t('inquiries.to_hint')}
          choices={useChoices(me, bureaus)}
          rules={{ validate: (to) => to.length > 0 || t('signin.required') }}
        />
        <TextAreaField
          control={control}
          name="question"
          label={t('inquiries.question')}
          hint={t('inquiries.question_hint')}
          rules={needed}
        />
        <Terms control={control} me={me} />
        {problem === null ? null : <Refused problem={problem} />}
        <div className={classes.actions}>
          <Button type="submit" loading={isWorking}>
            {t('inquiries.send')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('people.cancel')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

type TermsProps = { readonly control: ReturnType<typeof useForm<Form>>['control']; readonly me: Asker }

function Terms({ control, me }: TermsProps): ReactElement {
  const t = useText()
  const readable = levels.slice(0, levels.indexOf(me.clearance) + 1)
  return (
    <div className={classes.fields}>
      <SelectField
        control={control}
        name="purpose"
        label={t('purpose.label')}
        choices={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
      />
      <SelectField
        control={control}
        name="level"
        label={t('inquiries.level')}
        choices={readable.map((value) => ({ value, label: t(`record.level.${value}`) }))}
      />
      <SelectField
        control={control}
        name="days"
        label={t('inquiries.reply_by')}
        choices={DAYS.map((value) => ({ value, label: t('inquiries.days', { count: Number(value) }) }))}
      />
    </div>
  )
}

/** Other bureaus that take part now, by name in the reader's language. */
function useChoices(me: Asker, bureaus: ReadonlyMap<string, ListedBureau>) {
  const { language } = useLanguage()
  const order = new Intl.Collator(language)
  return [...bureaus.values()]
    .filter(({ code, kind, state }) => kind !== 'partner' && state === 'active' && code !== me.bureau.code)
    .map(({ code, names, footnote }) => ({
      value: code,
      label: footnote === null ? names[language] : `${names[language]} — ${footnote}`,
    }))
    .sort((a, b) => order.compare(a.label, b.label))
}
