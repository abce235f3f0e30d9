import { Button } from '@mantine/core'
import type { InputEvent, ReactElement } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import type { Role } from '../../../kernel/actor.ts'
import { languages } from '../../../kernel/country.ts'
import { levels } from '../../../kernel/handling.ts'
import { purposes } from '../../../kernel/purpose.ts'
import { SelectField, TextField } from '../../../kit/form/fields.tsx'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { languageNames } from '../../../kit/language.ts'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { type Me, type NewUser, paths, userAdded } from '../contract.ts'
import { formatSignInName, HANDLE, isWithinClearance } from '../user.ts'
import classes from './bureaus.module.css'
import people from './people.module.css'
import { type Invited, suggestHandle } from './people.ts'
import { Refusal } from './Refusal.tsx'
import { RolesField } from './RolesField.tsx'
import { useSending } from './sending.ts'
import { startAtFirst } from './start-at-first.ts'

/** As long as the contract takes. */
const LONGEST = 120

type Props = {
  readonly me: Me
  readonly onAdded: (invited: Invited) => Promise<void>
  readonly onCancel: () => void
}

/** Somebody new: who they are, how they sign in, what they may. The least clearance stands there until more is chosen. */
export function AddPerson({ me, onAdded, onCancel }: Props): ReactElement {
  const t = useText()
  const { control, handleSubmit, setValue, formState } = useForm<NewUser>({
    defaultValues: {
      name: '',
      handle: '',
      post: '',
      roles: noRoles,
      clearance: 'fouo',
      purpose: me.purpose,
      language: me.language,
    },
  })
  const { send, isSending, problem } = useSending()
  const submit = handleSubmit((wish) => send(() => post(paths.users, userAdded, wish), onAdded))

  const { dirtyFields, isSubmitted } = formState

  /** While the name is typed, so that Tab finds the proposal and selects it; never over what somebody typed. */
  function propose({ target }: InputEvent<HTMLFormElement>): void {
    if (!(target instanceof HTMLInputElement) || target.name !== 'name' || dirtyFields.handle) return
    setValue('handle', suggestHandle(target.value), { shouldValidate: isSubmitted })
  }

  return (
    <Panel title={t('people.add')}>
      <form
        className={classes.form}
        onSubmit={(event) => submit(event).catch(reportError)}
        onInput={propose}
        ref={startAtFirst}
        noValidate
      >
        <Who control={control} bureau={me.bureau.code} />
        <RolesField control={control} name="roles" bureau={me.bureau.code} />
        <HowTheyWork control={control} clearance={me.clearance} />
        {problem === null ? null : <Refusal problem={problem} />}
        <div className={people.actions}>
          <Button type="submit" loading={isSending}>
            {t('people.add.submit')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('people.cancel')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

const noRoles: Role[] = []

type PartProps = { readonly control: ReturnType<typeof useForm<NewUser>>['control'] }

function Who({ control, bureau }: PartProps & { readonly bureau: string }): ReactElement {
  const t = useText()
  const handle = useWatch({ control, name: 'handle' })
  const isHandle = HANDLE.test(handle)
  const maxLength = { value: LONGEST, message: t('people.too_long', { count: LONGEST }) }
  const needed = {
    required: t('signin.required'),
    maxLength,
    validate: (text: unknown) => String(text).trim() !== '' || t('signin.required'),
  }
  return (
    <div className={people.fields}>
      <TextField control={control} name="name" label={t('people.name')} rules={needed} />
      <TextField
        control={control}
        name="handle"
        label={t('signin.name')}
        hint={
          isHandle
            ? t('people.handle_signs_in', { name: formatSignInName({ handle, bureau }) })
            : t('people.handle_hint')
        }
        rules={{
          required: t('signin.required'),
          validate: (text) => HANDLE.test(String(text)) || t('people.handle_wrong'),
        }}
      />
      <TextField
        control={control}
        name="post"
        label={t('people.post')}
        hint={t('people.post_hint')}
        rules={needed}
      />
    </div>
  )
}

function HowTheyWork({ control, clearance }: PartProps & Pick<Me, 'clearance'>): ReactElement {
  const t = useText()
  return (
    <div className={people.fields}>
      <SelectField
        control={control}
        name="clearance"
        label={t('people.clearance')}
        hint={t('people.clearance_hint')}
        choices={levels
          .filter((level) => isWithinClearance(level, clearance))
          .map((value) => ({ value, label: t(`record.level.${value}`) }))}
      />
      <SelectField
        control={control}
        name="purpose"
        label={t('purpose.label')}
        hint={t('people.purpose_hint')}
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
