import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import type { Me, SessionAnswer } from '../contract.ts'
import classes from './bureaus.module.css'
import { Chooser } from './Chooser.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { signInWithPasskey } from './passkey-ceremony.ts'
import { Refusal } from './Refusal.tsx'
import { useSending } from './sending.ts'

type Props = {
  readonly session: Pick<SessionAnswer, 'locked' | 'chooser'>
  readonly onSignedIn: (me: Me) => void | Promise<void>
}

/** The door: a passkey first, password and code second; on a laptop the people of the demo world before both. */
export function SignInPage({ session, onSignedIn }: Props): ReactElement {
  const t = useText()
  const { locked, chooser } = session
  return (
    <div className={classes.door} data-wide={chooser}>
      <header className={classes.doorHead}>
        <h1 className={classes.doorTitle}>{t(locked === null ? 'signin.title' : 'signin.locked.title')}</h1>
        <p className={classes.quiet}>
          {locked === null ? t('signin.line') : t('signin.locked.line', { name: locked.name })}
        </p>
      </header>
      <div className={classes.ways}>
        {chooser ? <Chooser onSignedIn={onSignedIn} /> : null}
        <div className={classes.proofs}>
          <PasskeyPanel onSignedIn={onSignedIn} />
          <Panel title={t('signin.password.title')}>
            <PasswordForm signInName={locked?.signInName ?? ''} onSignedIn={onSignedIn} />
          </Panel>
          <p className={classes.quiet}>{t('signin.trouble')}</p>
        </div>
      </div>
    </div>
  )
}

function PasskeyPanel({ onSignedIn }: Pick<Props, 'onSignedIn'>): ReactElement {
  const t = useText()
  const { send, isSending, problem } = useSending()
  const signIn = () => send(signInWithPasskey, ({ user }) => onSignedIn(user))
  return (
    <Panel title={t('signin.passkey.title')}>
      <div className={classes.form}>
        <p className={classes.quiet}>{t('signin.passkey.line')}</p>
        <Button
          leftSection={<IconFingerprint size={20} aria-hidden />}
          loading={isSending}
          onClick={() => signIn().catch(reportError)}
        >
          {t('signin.passkey.action')}
        </Button>
        {problem === null ? null : <Refusal problem={problem} />}
      </div>
    </Panel>
  )
}
