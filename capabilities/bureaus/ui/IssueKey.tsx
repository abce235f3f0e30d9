import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { scopes } from '../../../kernel/actor.ts'
import { type Level, levels } from '../../../kernel/handling.ts'
import { type Purpose, purposes } from '../../../kernel/purpose.ts'
import { CheckboxField, SelectField, TextField } from '../../../kit/form/fields.tsx'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { keyIssued, paths } from '../contract.ts'
import { isWithinClearance } from '../user.ts'
import classes from './bureaus.module.css'
import { Refusal } from './Refusal.tsx'
import { useSending } from './sending.ts'

/** How long keys may hold, in days; a year at most. */
const terms = [30, 90, 180, 365] as const
const DAY_MS = 24 * 60 * 60_000

type Form = {
  readonly label: string
  readonly days: string
  readonly purpose: Purpose
  readonly clearance: Level
  readonly scope: Readonly<Record<(typeof scopes)[number], boolean>>
}

type Props = {
  readonly clearance: Level
  readonly purpose: Purpose
  readonly onIssued: (secret: string) => Promise<void>
}

/** What the program may, why it asks, and until when: a key without an end is not made. */
export function IssueKey({ clearance, purpose, onIssued }: Props): ReactElement {
  const t = useText()
  const { control, handleSubmit, resetField } = useForm<Form>({
    defaultValues: {
      label: '',
      days: String(terms[1]),
      purpose,
      clearance: 'fouo',
      scope: { check: true, import: false, verify: false, administer: false },
    },
  })
  const { send, isSending, problem } = useSending()
  const submit = handleSubmit(({ scope, days, ...grant }) => {
    const expiresAt = new Date(Date.now() + Number(days) * DAY_MS).toISOString()
    const wish = { ...grant, scopes: scopes.filter((each) => scope[each]), expiresAt }
    return send(
      () => post(paths.keys, keyIssued, wish),
      async ({ secret }) => {
        resetField('label')
        await onIssued(secret)
      },
    )
  })
  return (
    <form
      className={`${classes.form} ${classes.narrow}`}
      onSubmit={(event) => submit(event).catch(reportError)}
      noValidate
    >
      <TextField
        control={control}
        name="label"
        label={t('account.keys.label')}
        hint={t('account.keys.label_hint')}
        rules={{ required: t('signin.required') }}
      />
      <div className={classes.pair}>
        <SelectField
          control={control}
          name="purpose"
          label={t('purpose.label')}
          choices={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
        />
        <SelectField
          control={control}
          name="clearance"
          label={t('account.clearance')}
          choices={levels
            .filter((level) => isWithinClearance(level, clearance))
            .map((value) => ({ value, label: t(`record.level.${value}`) }))}
        />
        <SelectField
          control={control}
          name="days"
          label={t('account.keys.term')}
          choices={terms.map((days) => ({
            value: String(days),
            label: t('account.keys.days', { count: days }),
          }))}
        />
      </div>
      <fieldset className={classes.scopes}>
        <legend>{t('account.keys.scopes')}</legend>
        {scopes.map((scope) => (
          <CheckboxField
            key={scope}
            control={control}
            name={`scope.${scope}`}
            label={t(`account.scope.${scope}`)}
          />
        ))}
      </fieldset>
      <Button type="submit" variant="default" loading={isSending} className={classes.start ?? ''}>
        {t('account.keys.issue')}
      </Button>
      {problem === null ? null : <Refusal problem={problem} />}
    </form>
  )
}
