import { Button, Textarea } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import {
  type HandoverView,
  LONGEST_SUMMARY,
  SHIFTS_PATH,
  shiftSignaturePath,
  shiftWithdrawalPath,
} from '../contract.ts'
import { Instant } from './Instant.tsx'
import classes from './shift.module.css'

type Send = (path: string, body?: unknown) => Promise<boolean>

type Props = { readonly offered: HandoverView | null; readonly meId: string; readonly onSend: Send }

/** Passing the shift on: the leaving officer offers it, the taking officer signs. */
export function Handing({ offered, meId, onSend }: Props): ReactElement {
  const t = useText()
  return (
    <Panel title={t('shift.handover')}>
      <div className={classes.handing}>
        {offered === null ? (
          <Offer onSend={onSend} />
        ) : (
          <OnOffer offered={offered} isMine={offered.leftBy.id === meId} onSend={onSend} />
        )}
      </div>
    </Panel>
  )
}

function Offer({ onSend }: { readonly onSend: Send }): ReactElement {
  const t = useText()
  const [summary, setSummary] = useState('')
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSend(SHIFTS_PATH, { summary }).catch(reportError)
      }}
    >
      <Textarea
        label={t('shift.summary')}
        description={t('shift.summary_hint')}
        className={classes.plain ?? ''}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={LONGEST_SUMMARY}
        value={summary}
        onChange={(event) => setSummary(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" leftSection={<IconSignature size={16} aria-hidden />}>
        {t('shift.offer')}
      </Button>
    </form>
  )
}

type OnOfferProps = { readonly offered: HandoverView; readonly isMine: boolean; readonly onSend: Send }

function OnOffer({ offered, isMine, onSend }: OnOfferProps): ReactElement {
  const t = useText()
  return (
    <div className={classes.form}>
      <p className={classes.offered} role="status">
        <bdi>{offered.leftBy.name ?? '–'}</bdi> {t('shift.offered_at')} <Instant at={offered.until} />
      </p>
      {offered.summary === '' ? null : (
        <bdi className={classes.noteText} dir="auto">
          {offered.summary}
        </bdi>
      )}
      <p className={classes.quiet}>{t(isMine ? 'shift.wait_line' : 'shift.sign_line')}</p>
      <div className={classes.buttons}>
        {isMine ? (
          <Button
            size="sm"
            variant="default"
            onClick={() => onSend(shiftWithdrawalPath(offered.id)).catch(reportError)}
          >
            {t('shift.withdraw')}
          </Button>
        ) : (
          <Button
            size="sm"
            leftSection={<IconSignature size={16} aria-hidden />}
            onClick={() => onSend(shiftSignaturePath(offered.id)).catch(reportError)}
          >
            {t('shift.sign')}
          </Button>
        )}
      </div>
    </div>
  )
}
