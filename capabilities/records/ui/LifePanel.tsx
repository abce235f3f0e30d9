import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import {
  deletedRecord,
  recordDeletionPath,
  recordHoldPath,
  recordReleasePath,
  recordWithdrawPath,
  writtenRecord,
} from '../contract/life.ts'
import type { RecordView } from '../contract.ts'
import { changeRecords, endRecords, proposeCorrections } from '../policy.ts'
import classes from './life.module.css'
import { ReasonDialog } from './ReasonDialog.tsx'
import { RenewDialog } from './RenewDialog.tsx'
import { holds, type Reader, receiptsPage } from './reader.ts'
import { TransferDialog } from './TransferDialog.tsx'

type Props = { readonly record: RecordView; readonly me: Reader }

/** What the reader may do with the record: all of its life for its owner, a proposal for everybody else. */
export function LifePanel({ record, me }: Props): ReactElement | null {
  const t = useText()
  if (record.owner !== me.bureau.code) {
    if (!holds(me, proposeCorrections)) return null
    return (
      <Panel title={t('record.life')}>
        <div className={classes.panelActions}>
          <LinkButton href={`/records/${record.id}/propose`}>{t('record.propose')}</LinkButton>
        </div>
      </Panel>
    )
  }
  return holds(me, changeRecords) ? <OwnLife record={record} isHead={holds(me, endRecords)} /> : null
}

function LinkButton({ href, children }: { readonly href: string; readonly children: string }): ReactElement {
  return (
    <Button component={AppLink} href={href} variant="default" className={classes.link ?? ''}>
      {children}
    </Button>
  )
}

const steps = ['renew', 'hold', 'release', 'transfer', 'withdraw', 'delete'] as const
type Step = (typeof steps)[number]

function stepsOf({ status, hold, source }: RecordView, isHead: boolean): readonly Step[] {
  const [isLive, isHeld] = [status === 'live', hold !== null]
  const isOpen: Readonly<Record<Step, boolean>> = {
    renew: true,
    hold: isHead && !isHeld,
    release: isHead && isHeld,
    transfer: isHead && isLive && source === 'own',
    withdraw: isLive,
    delete: !isHeld,
  }
  return steps.filter((step) => isOpen[step])
}

function OwnLife({
  record,
  isHead,
}: {
  readonly record: RecordView
  readonly isHead: boolean
}): ReactElement {
  const t = useText()
  const [step, setStep] = useState<Step | null>(null)
  const queries = useQueryClient()

  async function done(): Promise<void> {
    setStep(null)
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['record', record.id] }),
      queries.invalidateQueries({ queryKey: ['records'] }),
    ])
  }

  return (
    <Panel title={t('record.life')}>
      <div className={classes.panelActions}>
        <LinkButton href={`/records/${record.id}/edit`}>{t('record.edit')}</LinkButton>
        <LinkButton href={receiptsPage(record.id)}>{t('receipts.title')}</LinkButton>
        {stepsOf(record, isHead).map((one) => (
          <Button key={one} variant="default" onClick={() => setStep(one)}>
            {t(`record.do.${one}`)}
          </Button>
        ))}
      </div>
      {step === null ? null : (
        <StepDialog step={step} record={record} onDone={done} onClose={() => setStep(null)} />
      )}
    </Panel>
  )
}

type StepProps = {
  readonly step: Step
  readonly record: RecordView
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

function StepDialog({ step, record, onDone, onClose }: StepProps): ReactElement {
  const t = useText()
  if (step === 'renew') return <RenewDialog record={record} onDone={onDone} onClose={onClose} />
  if (step === 'transfer') return <TransferDialog record={record} onDone={onDone} onClose={onClose} />
  return (
    <ReasonDialog
      title={t(`record.do.${step}`)}
      line={t(`record.do.${step}.line`)}
      doLabel={t(`record.do.${step}`)}
      isGrave={step === 'delete'}
      work={(reason) => write(step, record.id, reason)}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

function write(step: Exclude<Step, 'renew' | 'transfer'>, id: string, reason: string) {
  switch (step) {
    case 'hold':
      return post(recordHoldPath(id), writtenRecord, { reason })
    case 'release':
      return post(recordReleasePath(id), writtenRecord, { reason })
    case 'withdraw':
      return post(recordWithdrawPath(id), writtenRecord, { reason })
    case 'delete':
      return post(recordDeletionPath(id), deletedRecord, { reason })
  }
}
