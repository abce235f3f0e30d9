import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { Dialog } from '../../../kit/Dialog.tsx'
import { onStepUpNeeded } from '../../../kit/guarded.ts'
import { useText } from '../../../kit/i18n.tsx'
import type { Me } from '../contract.ts'
import { giveFocusBack, lastFocusOutside } from './focus-back.ts'
import { confirmMyself } from './passkey-ceremony.ts'
import people from './people.module.css'
import { Refusal } from './Refusal.tsx'
import { useSending } from './sending.ts'

type Props = { readonly me: Me }

type Answer = (isConfirmed: boolean) => void

/** Stands in the frame and opens when any call is answered "show your passkey": then the call goes on by itself. */
export function StepUpDialog({ me }: Props): ReactElement {
  const t = useText()
  const [answer, setAnswer] = useState<{ readonly give: Answer } | null>(null)
  const before = useRef<HTMLElement | null>(null)
  useEffect(
    () =>
      onStepUpNeeded(() => {
        before.current = lastFocusOutside()
        return new Promise((give) => setAnswer({ give }))
      }),
    [],
  )
  function close(isConfirmed: boolean): void {
    answer?.give(isConfirmed)
    setAnswer(null)
    giveFocusBack(before.current)
  }
  return (
    <Dialog title={t('step_up.title')} opened={answer !== null} onClose={() => close(false)}>
      {me.signedInBy === 'password' ? (
        <NoPasskey onClose={() => close(false)} />
      ) : (
        <Confirm me={me} onConfirmed={() => close(true)} onClose={() => close(false)} />
      )}
    </Dialog>
  )
}

type ConfirmProps = Props & { readonly onConfirmed: () => void; readonly onClose: () => void }

function Confirm({ me, onConfirmed, onClose }: ConfirmProps): ReactElement {
  const t = useText()
  const { send, isSending, problem } = useSending()
  const isDemo = me.signedInBy === 'demo'
  return (
    <div className={people.parts}>
      <p>{t(isDemo ? 'step_up.line.demo' : 'step_up.line.passkey')}</p>
      {problem === null ? null : <Refusal problem={problem} />}
      <div className={people.actions}>
        <Button
          data-autofocus
          leftSection={<IconFingerprint size={16} aria-hidden />}
          loading={isSending}
          onClick={() => send(confirmMyself, onConfirmed).catch(reportError)}
        >
          {t(isDemo ? 'step_up.do.demo' : 'step_up.do.passkey')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('people.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** A password with a code can be phished: nothing in this session can confirm. */
function NoPasskey({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useText()
  return (
    <div className={people.parts}>
      <p>{t('step_up.line.password')}</p>
      <div className={people.actions}>
        <Button data-autofocus variant="default" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </div>
  )
}
