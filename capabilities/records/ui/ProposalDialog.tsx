import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import { get, post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import {
  type ProposalView,
  proposalAcceptPath,
  proposalLine,
  proposalPath,
  proposalRefusePath,
  proposalView,
  proposalWithdrawPath,
} from '../contract/queues.ts'
import { CodeName } from './facts.tsx'
import classes from './life.module.css'
import { changesBetween } from './proposal-changes.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { RecordRefusal } from './RecordRefusal.tsx'
import { useWriting } from './writing.ts'

type Props = {
  readonly id: string
  readonly side: 'received' | 'sent'
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

/** One proposal: what would change, why, and the answer. */
export function ProposalDialog({ id, side, onDone, onClose }: Props): ReactElement {
  const t = useText()
  const [isRefusing, setRefusing] = useState(false)
  const { data } = useQuery({
    queryKey: ['proposal', id],
    queryFn: ({ signal }) => get(proposalPath(id), proposalView, signal),
  })
  if (isRefusing) {
    return (
      <ReasonDialog
        title={t('upkeep.refuse')}
        line={t('upkeep.refuse.line')}
        doLabel={t('upkeep.refuse')}
        work={(reason) => post(proposalRefusePath(id), proposalLine, { reason })}
        onDone={onDone}
        onClose={() => setRefusing(false)}
      />
    )
  }
  return (
    <Dialog title={t('upkeep.proposal')} opened onClose={onClose} size="44rem">
      {data === undefined ? <Skeletons rows={5} /> : null}
      {data?.ok === false ? <ErrorState problem={data.error} /> : null}
      {data?.ok === true ? (
        <Shown proposal={data.value} side={side} onDone={onDone} onRefuse={() => setRefusing(true)} />
      ) : null}
    </Dialog>
  )
}

type ShownProps = Pick<Props, 'side' | 'onDone'> & {
  readonly proposal: ProposalView
  readonly onRefuse: () => void
}

function Shown({ proposal, side, onDone, onRefuse }: ShownProps): ReactElement {
  const t = useText()
  return (
    <div className={classes.form}>
      <p className={classes.line}>
        <CodeName code={proposal.bureau} /> ·{' '}
        <AppLink href={`/records/${proposal.recordId}`}>{t('record.page')}</AppLink> ·{' '}
        {t(`upkeep.state.${proposal.state}`)}
      </p>
      {proposal.reason === null ? null : (
        <p>
          <bdi>{proposal.reason}</bdi>
        </p>
      )}
      {proposal.answer === null ? null : (
        <p className={classes.line}>
          {t('upkeep.answer')}: <bdi>{proposal.answer}</bdi>
        </p>
      )}
      <Changes proposal={proposal} />
      {proposal.state === 'open' ? (
        <Answers id={proposal.id} side={side} onDone={onDone} onRefuse={onRefuse} />
      ) : null}
    </div>
  )
}

/** Accepting writes a new version of the record, with the proposal as its source. */
function Answers({
  id,
  side,
  onDone,
  onRefuse,
}: Pick<ShownProps, 'side' | 'onDone' | 'onRefuse'> & { readonly id: string }): ReactElement {
  const t = useText()
  const { send, isSending, problem } = useWriting()
  const [answer, path] =
    side === 'received'
      ? (['accept', proposalAcceptPath(id)] as const)
      : (['take_back', proposalWithdrawPath(id)] as const)
  return (
    <>
      {problem === null ? null : <RecordRefusal problem={problem} />}
      <div className={classes.actions}>
        <Button
          loading={isSending}
          onClick={() => send(() => post(path, proposalLine), onDone).catch(reportError)}
        >
          {t(`upkeep.${answer}`)}
        </Button>
        {side === 'received' ? (
          <Button variant="default" onClick={onRefuse}>
            {t('upkeep.refuse')}
          </Button>
        ) : null}
      </div>
    </>
  )
}

function Changes({ proposal: { present, proposed } }: Pick<ShownProps, 'proposal'>): ReactElement | null {
  const t = useText()
  if (proposed === null) return null
  const changes = present === null ? [] : changesBetween(present, proposed)
  if (changes.length === 0) return <p className={classes.line}>{t('upkeep.no_change')}</p>
  return (
    <dl className={classes.fieldset}>
      {changes.map(({ label, before, after }) => (
        <div key={label} className={classes.changed}>
          <dt>{t(label)}</dt>
          {before === '' ? null : (
            <dd className={classes.before}>
              <span className="visually-hidden">{t('upkeep.before')} </span>
              <bdi>{before}</bdi>
            </dd>
          )}
          <dd>
            <span className="visually-hidden">{t('upkeep.after')} </span>
            <bdi>{after === '' ? t('upkeep.removed') : after}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
