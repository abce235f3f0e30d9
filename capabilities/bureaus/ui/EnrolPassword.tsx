import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { PasswordField, TextField } from '../../../kit/form/fields.tsx'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { paths, totpSecret } from '../contract.ts'
import { PASSWORD_MIN_LENGTH } from '../sign-in.ts'
import classes from './bureaus.module.css'
import { Refusal } from './Refusal.tsx'
import { useSending } from './sending.ts'

type Props = { readonly token: string; readonly onDone: () => void }
type Secret = z.infer<typeof totpSecret>

/** First the password, then the app: the password counts when the app has shown its first code. */
export function EnrolPassword({ token, onDone }: Props): ReactElement {
  const [secret, setSecret] = useState<Secret | null>(null)
  return secret === null ? (
    <ChoosePassword token={token} onChosen={setSecret} />
  ) : (
    <ConfirmApp token={token} secret={secret} onDone={onDone} />
  )
}

type ChooseProps = { readonly token: string; readonly onChosen: (secret: Secret) => void }

function ChoosePassword({ token, onChosen }: ChooseProps): ReactElement {
  const t = useText()
  const { control, handleSubmit } = useForm({ defaultValues: { password: '' } })
  const { send, isSending, problem } = useSending()
  const submit = handleSubmit(({ password }) =>
    send(() => post(paths.enrolPassword, totpSecret, { token, password }), onChosen),
  )
  return (
    <form className={classes.form} onSubmit={(event) => submit(event).catch(reportError)} noValidate>
      <p className={classes.quiet}>{t('signin.enrol.password_line')}</p>
      <PasswordField
        control={control}
        name="password"
        label={t('signin.enrol.new_password')}
        hint={t('signin.enrol.password_hint', { count: PASSWORD_MIN_LENGTH })}
        autoComplete="new-password"
        rules={{ required: t('signin.required') }}
      />
      <Button type="submit" variant="default" loading={isSending}>
        {t('signin.enrol.next')}
      </Button>
      {problem === null ? null : <Refusal problem={problem} />}
    </form>
  )
}

type ConfirmProps = Props & { readonly secret: Secret }

function ConfirmApp({ token, secret, onDone }: ConfirmProps): ReactElement {
  const t = useText()
  const { control, handleSubmit } = useForm({ defaultValues: { code: '' } })
  const { send, isSending, problem } = useSending()
  const submit = handleSubmit(({ code }) =>
    send(() => post(paths.confirmPassword, z.null(), { token, code }), onDone),
  )
  return (
    <form className={classes.form} onSubmit={(event) => submit(event).catch(reportError)} noValidate>
      <p className={classes.quiet}>{t('signin.enrol.app_line')}</p>
      <p className={classes.secret} dir="ltr">
        {secret.secret.match(/.{1,4}/g)?.join(' ')}
      </p>
      <a href={secret.uri}>{t('signin.enrol.open_app')}</a>
      <TextField
        control={control}
        name="code"
        label={t('signin.code')}
        hint={t('signin.code_hint')}
        autoComplete="one-time-code"
        rules={{ required: t('signin.required') }}
      />
      <Button type="submit" loading={isSending}>
        {t('signin.enrol.confirm')}
      </Button>
      {problem === null ? null : <Refusal problem={problem} />}
    </form>
  )
}
