import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useIntl } from 'react-intl'
import { useText } from '../../../kit/i18n.tsx'
import { enrolmentPage } from '../contract.ts'
import bureaus from './bureaus.module.css'
import classes from './people.module.css'
import type { Invited } from './people.ts'

type Props = { readonly invited: Invited; readonly onDone: () => void }

type Copying = 'ready' | 'copied' | 'not_copied'

/** The one-time link, which nobody can look up again: what it is for, until when, and a button that copies it. */
export function InvitationOnce({ invited: { user, invitation }, onDone }: Props): ReactElement {
  const t = useText()
  const [copying, setCopying] = useState<Copying>('ready')
  const link = new URL(enrolmentPage(invitation.token), location.origin).href
  const until = useIntl().formatDate(invitation.expiresAt, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    numberingSystem: 'latn',
  })
  return (
    <section className={classes.once} aria-label={t('people.link.for', { name: user.name })}>
      <p className={classes.onceTitle} tabIndex={-1} ref={takeFocus}>
        {t('people.link.for', { name: user.name })}
      </p>
      <p className={classes.warning}>{t('people.link.once')}</p>
      <p className={bureaus.secret} dir="ltr">
        {link}
      </p>
      <div className={classes.actions}>
        <Button
          leftSection={
            copying === 'copied' ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
          }
          onClick={() => copy(link).then(setCopying, reportError)}
        >
          {t('people.link.copy')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('people.link.done')}
        </Button>
        <span role="status">{copying === 'ready' ? null : t(`people.link.${copying}`)}</span>
      </div>
      <p>{t('people.link.until', { until })}</p>
      <p>{t('people.link.send')}</p>
    </section>
  )
}

/** The link came from a button that is gone: who listens hears it, who types goes on from here. */
function takeFocus(line: HTMLElement | null): void {
  line?.focus()
}

/** Browsers give the clipboard to pages of a trusted address only, and may still refuse. */
async function copy(text: string): Promise<Copying> {
  if (!('clipboard' in navigator)) return 'not_copied'
  return await navigator.clipboard.writeText(text).then(
    () => 'copied',
    () => 'not_copied',
  )
}
