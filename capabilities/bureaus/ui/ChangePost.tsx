import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { useForm } from 'react-hook-form'
import { languages } from '../../../kernel/country.ts'
import { type Level, levels } from '../../../kernel/handling.ts'
import { purposes } from '../../../kernel/purpose.ts'
import { SelectField, TextField } from '../../../kit/form/fields.tsx'
import { patch } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { languageNames } from '../../../kit/language.ts'
import { paths, type UserAnswer, type UserChange, user } from '../contract.ts'
import { isWithinClearance } from '../user.ts'
import classes from './people.module.css'
import { Refusal } from './Refusal.tsx'
import { useSending } from './sending.ts'

type Form = Pick<UserAnswer, 'name' | 'post' | 'clearance' | 'purpose' | 'language'>

type Props = {
  readonly person: UserAnswer
  readonly clearance: Level
  readonly onChanged: () => Promise<void>
}

/** What is known of somebody: name, post, clearance, purpose, language. Only what changed is sent. */
export function ChangePost({ person, clearance, onChanged }: Props): ReactElement {
  const t = useText()
  const { name, post, purpose, language } = person
  const { control, handleSubmit, formState, reset } = useForm<Form>({
    defaultValues: { name, post, clearance: person.clearance, purpose, language },
  })
  const [isSaved, setSaved] = useState(false)
  const { send, isSending, problem } = useSending()
  const { dirtyFields, isDirty } = formState
  const submit = handleSubmit((wish) =>
    send(
      () => patch(paths.user(person.id), user, changedOf(wish, dirtyFields)),
      async () => {
        reset(wish)
        setSaved(true)
        await onChanged()
      },
    ),
  )
  return (
    <form className={classes.part} onSubmit={(event) => submit(event).catch(reportError)} noValidate>
      <h3 className={classes.partTitle}>{t('people.change')}</h3>
      <Fields control={control} clearance={clearance} />
      {problem === null ? null : <Refusal problem={problem} />}
      <div className={classes.actions}>
        <Button type="submit" loading={isSending} disabled={!isDirty}>
          {t('people.change.save')}
        </Button>
        <span role="status">{isSaved && !isDirty ? t('people.roles_saved') : null}</span>
      </div>
    </form>
  )
}

function changedOf(wish: Form, dirty: Partial<Record<keyof Form, boolean>>): UserChange {
  return Object.fromEntries(Object.entries(wish).filter(([field]) => dirty[field as keyof Form] === true))
}

type FieldsProps = {
  readonly control: ReturnType<typeof useForm<Form>>['control']
  readonly clearance: Level
}

function Fields({ control, clearance }: FieldsProps): ReactElement {
  const t = useText()
  const needed = { validate: (text: unknown) => String(text).trim() !== '' || t('signin.required') }
  return (
    <div className={classes.fields}>
      <TextField control={control} name="name" label={t('people.name')} rules={needed} />
      <TextField control={control} name="post" label={t('people.post')} rules={needed} />
      <SelectField
        control={control}
        name="clearance"
        label={t('people.clearance')}
        choices={levels
          .filter((level) => isWithinClearance(level, clearance))
          .map((value) => ({ value, label: t(`record.level.${value}`) }))}
      />
      <SelectField
        control={control}
        name="purpose"
        label={t('purpose.label')}
        choices={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
      />
      <SelectField
        control={control}
        name="language"
        label={t('people.language')}
        choices={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
    </div>
  )
}
