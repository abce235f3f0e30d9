import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { PasswordField, TextField } from '../../../kit/form/fields.tsx'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type Me, type PasswordSignIn, paths, signedIn } from '../contract.ts'
import classes from './bureaus.module.css'
import { Refusal } from './Refusal.tsx'
import { useSending } from './sending.ts'

type Props = { readonly signInName: string; readonly onSignedIn: (me: Me) => void | Promise<void> }

/** Name, password and code go together: which of them was wrong is not told. */
export function PasswordForm({ signInName, onSignedIn }: Props): ReactElement {
  const t = useText()
  const { control, handleSubmit } = useForm<PasswordSignIn>({
    defaultValues: { signInName, password: '', code: '' },
  })
  const { send, isSending, problem } = useSending()
  const required = { required: t('signin.required') }
  const submit = handleSubmit((wish) =>
    send(
      () => post(paths.passwordSignIn, signedIn, wish),
      ({ user }) => onSignedIn(user),
    ),
  )
  return (
    <form className={classes.form} onSubmit={(event) => submit(event).catch(reportError)} noValidate>
      <TextField
        control={control}
        name="signInName"
        label={t('signin.name')}
        hint={t('signin.name_hint')}
        autoComplete="username"
        rules={required}
      />
      <PasswordField
        control={control}
        name="password"
        label={t('signin.password')}
        autoComplete="current-password"
        rules={required}
      />
      <TextField
        control={control}
        name="code"
        label={t('signin.code')}
        hint={t('signin.code_hint')}
        autoComplete="one-time-code"
        rules={required}
      />
      <Button type="submit" variant="default" loading={isSending}>
        {t('signin.password.action')}
      </Button>
      {problem === null ? null : <Refusal problem={problem} />}
    </form>
  )
}
