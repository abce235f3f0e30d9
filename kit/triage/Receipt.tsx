import { CloseButton, UnstyledButton } from '@mantine/core'
import { IconArrowBackUp, IconShieldCheck } from '@tabler/icons-react'
import { type ReactElement, type ReactNode, useEffect, useMemo } from 'react'
import { type Command, useCommands } from '../commands.tsx'
import { useText } from '../i18n.tsx'
import { Kbd } from '../page/chips.tsx'
import classes from './triage.module.css'

export type Done = {
  /** Another number for everything that was done, so that the time to undo begins anew. */
  readonly key: string
  /** What was done, in one line. */
  readonly text: string
  /** Null where the law allows no undo: then it stands as proved and logged. */
  readonly undo: (() => void) | null
  /** What the journal holds the act under, for who looks it up. */
  readonly subject: string
}

type Props = {
  readonly done: Done | null
  /** The time to undo is over, or the reader has seen it. */
  readonly onClose: () => void
}

/** How long undoing is offered; the state itself stays undoable for as long as the server allows. Ours to confirm. */
const OFFERED_MS = 20_000

/** What was just done, at the foot of the page: undo where that is allowed, a receipt where it is not. */
export function Receipt({ done, onClose }: Props): ReactElement {
  return (
    <div className={classes.receiptPlace} role="status">
      {done === null ? null : <Shown key={done.key} done={done} onClose={onClose} />}
    </div>
  )
}

function Shown({
  done: { text, undo, subject },
  onClose,
}: {
  readonly done: Done
  readonly onClose: () => void
}) {
  const t = useText()
  useCommands(useMemo(() => (undo === null ? [] : [undoCommand(undo)]), [undo]))
  useEffect(() => {
    const timer = setTimeout(onClose, OFFERED_MS)
    return () => clearTimeout(timer)
  }, [onClose])
  return (
    <div className={classes.receipt} data-legal={undo === null}>
      <span className={classes.receiptText}>{text}</span>
      {undo === null ? (
        <Proof subject={subject} />
      ) : (
        <UnstyledButton className={classes.undo} onClick={undo}>
          <IconArrowBackUp size={16} aria-hidden />
          {t('triage.undo')}
          <Kbd keys="z" />
        </UnstyledButton>
      )}
      <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
    </div>
  )
}

function Proof({ subject }: { readonly subject: string }): ReactNode {
  const t = useText()
  return (
    <span className={classes.proof}>
      <IconShieldCheck size={16} aria-hidden />
      {t('triage.proved')}
      <bdi className={classes.subject}>{subject}</bdi>
    </span>
  )
}

function undoCommand(undo: () => void): Command {
  return { id: 'triage.undo', titleId: 'triage.undo', keys: 'z', run: undo }
}
