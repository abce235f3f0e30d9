import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { FormattedDate } from 'react-intl'
import { AppLink } from '../../../kit/AppLink.tsx'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader, Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { BureauName } from '../../../kit/show/CountryName.tsx'
import { type Enrolment, enrolment, paths } from '../contract.ts'
import classes from './bureaus.module.css'
import { EnrolPassword } from './EnrolPassword.tsx'
import { byInvitation, setUpPasskey } from './passkey-ceremony.ts'
import { Refusal } from './Refusal.tsx'
import { useSending } from './sending.ts'

type Props = {
  /** What stands behind `#` in the link. */
  readonly token: string
}

/** Opened from a one-time link: who it is for, and the choice between a passkey and password with app. */
export function EnrolPage({ token }: Props): ReactElement {
  const t = useText()
  const [isDone, setDone] = useState(false)
  const { data } = useQuery({
    queryKey: ['enrolment'],
    queryFn: () => post(paths.enrolment, enrolment, { token }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const isOpen = !isDone && data?.ok === true
  return (
    <div className={classes.door}>
      {isOpen ? null : <h1 className="visually-hidden">{t('signin.enrol.page')}</h1>}
      {isDone ? (
        <EmptyState
          title={t('signin.enrol.done')}
          line={t('signin.enrol.done_line')}
          action={<AppLink href="/">{t('signin.enrol.to_door')}</AppLink>}
        />
      ) : null}
      {!isDone && data === undefined ? <Skeletons rows={4} /> : null}
      {!isDone && data?.ok === false ? <Void problem={data.error} /> : null}
      {isOpen ? <Ways token={token} invited={data.value} onDone={() => setDone(true)} /> : null}
    </div>
  )
}

function Void({ problem }: { readonly problem: Parameters<typeof ErrorState>[0]['problem'] }): ReactElement {
  const t = useText()
  const isVoid = problem.code === 'invitation_void' || problem.status === 400
  return isVoid ? (
    <EmptyState title={t('signin.enrol.void')} line={t('signin.invitation_void')} />
  ) : (
    <ErrorState problem={problem} />
  )
}

type WaysProps = { readonly token: string; readonly invited: Enrolment; readonly onDone: () => void }

function Ways({ token, invited, onDone }: WaysProps): ReactElement {
  const t = useText()
  return (
    <>
      <PageHeader
        title={t('signin.enrol.title', { name: invited.name })}
        line={
          <>
            <BureauName bureau={invited.bureau} /> ·{' '}
            <span dir="ltr" className={classes.mono}>
              {invited.signInName}
            </span>{' '}
            · {t('signin.enrol.until')}{' '}
            <FormattedDate value={invited.expiresAt} dateStyle="medium" timeStyle="short" />
          </>
        }
      />
      <div className={classes.proofs}>
        <EnrolPasskey token={token} onDone={onDone} />
        <Panel title={t('signin.enrol.password')}>
          <EnrolPassword token={token} onDone={onDone} />
        </Panel>
      </div>
    </>
  )
}

function EnrolPasskey({ token, onDone }: Omit<WaysProps, 'invited'>): ReactElement {
  const t = useText()
  const { send, isSending, problem } = useSending()
  const setUp = () => send(() => setUpPasskey(byInvitation(token), t('account.passkeys.first_label')), onDone)
  return (
    <Panel title={t('signin.passkey.title')}>
      <div className={classes.form}>
        <p className={classes.quiet}>{t('signin.enrol.passkey_line')}</p>
        <Button
          leftSection={<IconFingerprint size={20} aria-hidden />}
          loading={isSending}
          onClick={() => setUp().catch(reportError)}
        >
          {t('signin.enrol.passkey')}
        </Button>
        {problem === null ? null : <Refusal problem={problem} />}
      </div>
    </Panel>
  )
}
