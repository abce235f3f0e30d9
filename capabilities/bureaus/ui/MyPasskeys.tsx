import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { FormattedDate } from 'react-intl'
import { z } from 'zod'
import { TextField } from '../../../kit/form/fields.tsx'
import { get, remove } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { type MyPasskey, myPasskeys, paths } from '../contract.ts'
import classes from './bureaus.module.css'
import { forMyself, setUpPasskey } from './passkey-ceremony.ts'
import { Refusal } from './Refusal.tsx'
import { useSending } from './sending.ts'

/** The passkeys that let me in. */
export function MyPasskeys(): ReactElement {
  const t = useText()
  const { data, refetch } = useQuery({
    queryKey: ['account', 'passkeys'],
    queryFn: ({ signal }) => get(paths.myPasskeys, myPasskeys, signal),
  })
  const changed = async () => {
    await refetch()
  }
  return (
    <Panel title={t('account.passkeys')}>
      {data === undefined ? <Skeletons rows={1} /> : null}
      {data?.ok === false ? <ErrorState problem={data.error} /> : null}
      {data?.ok === true ? <PasskeyList passkeys={data.value.passkeys} onChanged={changed} /> : null}
      <AddPasskey onChanged={changed} />
    </Panel>
  )
}

type Changing = { readonly onChanged: () => Promise<void> }

function PasskeyList({
  passkeys,
  onChanged,
}: Changing & { readonly passkeys: readonly MyPasskey[] }): ReactElement {
  const t = useText()
  const { send, isSending, problem } = useSending()
  if (passkeys.length === 0)
    return <EmptyState title={t('account.passkeys.none')} line={t('account.passkeys.none_line')} />
  return (
    <>
      <ul className={classes.lines}>
        {passkeys.map(({ id, label, addedAt, lastUsedAt }) => (
          <li key={id} className={classes.line}>
            <span>
              <bdi>{label}</bdi>{' '}
              <span className={classes.quiet}>
                {t('account.passkeys.added')} <FormattedDate value={addedAt} dateStyle="medium" />
                {lastUsedAt === null ? null : (
                  <>
                    {' · '}
                    {t('account.last_used')} <FormattedDate value={lastUsedAt} dateStyle="medium" />
                  </>
                )}
              </span>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isSending}
              onClick={() => send(() => remove(paths.myPasskey(id), z.null()), onChanged).catch(reportError)}
            >
              {t('account.passkeys.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {problem === null ? null : <Refusal problem={problem} />}
    </>
  )
}

function AddPasskey({ onChanged }: Changing): ReactElement {
  const t = useText()
  const { control, handleSubmit, reset } = useForm({ defaultValues: { label: '' } })
  const { send, isSending, problem } = useSending()
  const submit = handleSubmit(({ label }) =>
    send(
      () => setUpPasskey(forMyself, label),
      async () => {
        reset()
        await onChanged()
      },
    ),
  )
  return (
    <form
      className={`${classes.form} ${classes.narrow}`}
      onSubmit={(event) => submit(event).catch(reportError)}
      noValidate
    >
      <TextField
        control={control}
        name="label"
        label={t('account.passkeys.label')}
        hint={t('account.passkeys.label_hint')}
        rules={{ required: t('signin.required') }}
      />
      <Button type="submit" variant="default" loading={isSending} className={classes.start ?? ''}>
        {t('account.passkeys.add')}
      </Button>
      {problem === null ? null : <Refusal problem={problem} />}
    </form>
  )
}
