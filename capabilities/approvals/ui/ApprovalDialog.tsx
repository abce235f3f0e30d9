import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import type { Result } from '../../../kernel/result.ts'
import { AppLink } from '../../../kit/AppLink.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import { TextAreaField } from '../../../kit/form/fields.tsx'
import { type ApprovedRequest, fetchApproved, get, post, sendApproved } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { ErrorState } from '../../../kit/page/EmptyState.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import type { Problem } from '../../../kit/problem.ts'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { type ApprovalWhole, approvalWhole, paths } from '../contract.ts'
import { seenAt } from '../sentences.ts'
import classes from './approvals.module.css'
import { BodyTree } from './BodyTree.tsx'
import { Moment, Sentence } from './Words.tsx'

type Props = {
  readonly id: string | null
  readonly opened: boolean
  readonly onClose: () => void
  readonly onChanged: () => Promise<void>
}

/** One request: all that it would do, who asked, and what may be done about it. */
export function ApprovalDialog({ id, opened, onClose, onChanged }: Props): ReactElement {
  const t = useText()
  const queries = useQueryClient()
  const [done, setDone] = useState<{ readonly id: string; readonly seenAt: string | null } | null>(null)
  const { data, refetch } = useQuery({
    queryKey: ['approval', id],
    queryFn: ({ signal }) => get(paths.approval(id ?? ''), approvalWhole, signal),
    enabled: id !== null && opened,
  })
  const changed = async () => {
    await Promise.all([refetch(), onChanged()])
  }
  const finished = async (approval: ApprovalWhole): Promise<void> => {
    const { method, route, request } = approval
    setDone({ id: approval.id, seenAt: request && seenAt({ method, route, url: request.url }) })
    await Promise.all([changed(), queries.invalidateQueries()])
  }
  return (
    <Dialog title={t('approvals.one')} opened={opened} onClose={onClose} size="40rem">
      {data === undefined ? <Skeletons rows={4} /> : null}
      {data?.ok === false ? (
        <ErrorState problem={data.error} retry={() => refetch().catch(reportError)} />
      ) : null}
      {data?.ok === true ? (
        <div className={classes.parts}>
          <Facts approval={data.value} />
          <Choices approval={data.value} onChanged={changed} onDone={finished} />
          {done !== null && done.id === id && done.seenAt !== null ? (
            <AppLink href={done.seenAt} className={classes.link}>
              {t('approvals.seen')}
            </AppLink>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  )
}

type Part = { readonly approval: ApprovalWhole }

function Facts({ approval }: Part): ReactElement {
  const t = useText()
  const { askedBy, isMine, askedAt, expiresAt, request, reason } = approval
  return (
    <>
      <p className={classes.what}>
        <Sentence approval={approval} />
      </p>
      <dl className={classes.facts}>
        <dt>{t('approvals.asked_by')}</dt>
        <dd>{isMine ? t('people.you') : <bdi>{askedBy.name ?? askedBy.id}</bdi>}</dd>
        <dt>{t('approvals.asked_at')}</dt>
        <dd>
          <Moment at={askedAt} />
        </dd>
        <dt>{t('approvals.until')}</dt>
        <dd>
          <Moment at={expiresAt} />
        </dd>
        <dt>{t('approvals.state')}</dt>
        <dd>{t(`approvals.state.${approval.state}`)}</dd>
        {reason === null ? null : (
          <>
            <dt>{t('approvals.reason')}</dt>
            <dd>
              <bdi>{reason}</bdi>
            </dd>
          </>
        )}
      </dl>
      {request === null ? (
        <p className={classes.quiet}>{t('approvals.forgotten')}</p>
      ) : (
        <section className={classes.request} aria-label={t('approvals.request')}>
          <p className={classes.address} dir="ltr">
            {approval.method} {request.url}
          </p>
          <BodyTree value={request.body} />
        </section>
      )}
    </>
  )
}

type ChangedProps = Part & { readonly onChanged: () => Promise<void> }
type DoneProps = Part & {
  /** Told of the request as it was sent: once it is done, what it said is forgotten. */
  readonly onDone: (approval: ApprovalWhole) => Promise<void>
}

function Choices({ approval, onChanged, onDone }: ChangedProps & DoneProps): ReactElement | null {
  const { state, isMine } = approval
  const t = useText()
  if (isMine && state === 'asked') return <p role="status">{t('approvals.waits')}</p>
  if (isMine && state === 'approved') return <DoIt approval={approval} onDone={onDone} />
  if (isMine || state !== 'asked') return null
  return <Decide approval={approval} onChanged={onChanged} />
}

function DoIt({ approval, onDone }: DoneProps): ReactElement {
  const t = useText()
  const { work, isWorking, problem } = useWork(() => onDone(approval))
  const { request, method, id } = approval
  return (
    <>
      <p role="status">{t('approvals.ready')}</p>
      {problem === null ? null : <Refused problem={problem} />}
      <div className={classes.actions}>
        <Button
          loading={isWorking}
          disabled={request === null}
          onClick={() => {
            if (request !== null) work(() => doApproved({ method, ...request }, id)).catch(reportError)
          }}
        >
          {t('approvals.do')}
        </Button>
      </div>
    </>
  )
}

/** What is read comes as a file; what is changed comes back as an answer that the list shows anew. */
async function doApproved(request: ApprovedRequest, approval: string): Promise<Result<unknown, Problem>> {
  if (request.method !== 'GET') return await sendApproved(request, approval)
  const file = await fetchApproved(request.url, approval)
  if (file.ok) saveFile(file.value)
  return file
}

function saveFile(file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `comity-${new Date().toISOString().slice(0, 10)}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href))
}

function Decide({ approval, onChanged }: ChangedProps): ReactElement {
  const t = useText()
  const [isRefusing, setRefusing] = useState(false)
  const { work, isWorking, problem } = useWork(onChanged)
  const { control, handleSubmit } = useForm({ defaultValues: { reason: '' } })
  const refuse = handleSubmit((wish) => work(() => post(paths.refuse(approval.id), z.unknown(), wish)))
  return (
    <>
      <p>{t('approvals.decide')}</p>
      {problem === null ? null : <Refused problem={problem} />}
      {isRefusing ? (
        <form className={classes.parts} onSubmit={(event) => refuse(event).catch(reportError)} noValidate>
          <TextAreaField
            control={control}
            name="reason"
            label={t('approvals.reason')}
            rules={{ validate: (text) => text.trim() !== '' || t('signin.required') }}
          />
          <div className={classes.actions}>
            <Button type="submit" loading={isWorking}>
              {t('approvals.refuse')}
            </Button>
            <Button variant="default" onClick={() => setRefusing(false)}>
              {t('people.cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={classes.actions}>
          <Button
            loading={isWorking}
            onClick={() => work(() => post(paths.approve(approval.id), approvalWhole)).catch(reportError)}
          >
            {t('approvals.approve')}
          </Button>
          <Button variant="default" onClick={() => setRefusing(true)}>
            {t('approvals.refuse')}
          </Button>
        </div>
      )}
    </>
  )
}

function Refused({ problem }: { readonly problem: Problem }): ReactElement {
  const t = useText()
  return (
    <p role="alert" className={classes.refusal} data-state="not_answered">
      <StateMark state="not_answered" silent />
      <span>{t(problemText(problem).line)}</span>
    </p>
  )
}

/** One request at a time, with what became of it. */
function useWork(onDone: () => Promise<void>) {
  const [isWorking, setWorking] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  async function work(send: () => Promise<Result<unknown, Problem>>): Promise<void> {
    setWorking(true)
    const result = await send()
    setProblem(result.ok ? null : result.error)
    setWorking(false)
    if (result.ok) await onDone()
  }
  return { work, isWorking, problem }
}
