import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader, Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import type { Problem } from '../../../kit/problem.ts'
import { Copied } from '../../../kit/show/Copied.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { type ReceiptList, receiptList, recordReceiptsPath } from '../contract/life.ts'
import { ActName } from './ActName.tsx'
import { CodeName, Fact } from './facts.tsx'
import life from './life.module.css'
import type { Reader } from './reader.ts'
import classes from './records.module.css'
import { Day } from './Standing.tsx'

type Props = { readonly id: string; readonly me: Reader }
type Receipt = ReceiptList['receipts'][number]
type Deletion = NonNullable<ReceiptList['deletion']>

/** Whom a record of the bureau was shown to; of a deleted one who was told, who answered, and which acts prove it. */
export function ReceiptsPage({ id, me }: Props): ReactElement {
  const t = useText()
  const { data, refetch } = useQuery({
    queryKey: ['receipts', id],
    queryFn: ({ signal }) => get(recordReceiptsPath(id), receiptList, signal),
  })
  return (
    <div className={life.page}>
      <PageHeader title={t('receipts.title')} line={t('receipts.line')} />
      {data === undefined ? <Skeletons rows={5} /> : null}
      {data?.ok === false ? (
        <Missing problem={data.error} onRetry={() => refetch().catch(reportError)} />
      ) : null}
      {data?.ok === true ? <Shown id={id} me={me} list={data.value} /> : null}
    </div>
  )
}

type MissingProps = { readonly problem: Problem; readonly onRetry: () => void }

function Missing({ problem, onRetry }: MissingProps): ReactElement {
  const t = useText()
  return problem.status === 404 || problem.code === 'malformed' ? (
    <EmptyState title={t('receipts.not_ours.title')} line={t('receipts.not_ours.line')} />
  ) : (
    <ErrorState problem={problem} retry={onRetry} />
  )
}

function Shown({ id, me, list }: Props & { readonly list: ReceiptList }): ReactElement {
  const t = useText()
  const { deletion, receipts } = list
  const columns = useColumns(id, me, deletion !== null)
  return (
    <>
      {deletion === null ? (
        <p className={life.line}>
          {t('receipts.live')}{' '}
          <AppLink href={`/records/${id}`} className={classes.back}>
            {t('receipts.live.open')}
          </AppLink>
        </p>
      ) : (
        <>
          <Left id={id} deletion={deletion} act={receipts[0]?.deletionAct} />
          {receipts.length === 0 ? null : <Answered receipts={receipts} />}
        </>
      )}
      <DenseTable
        label={t('receipts.title')}
        columns={columns}
        rows={receipts}
        rowKey={({ bureau }) => bureau}
        empty={<EmptyState title={t('receipts.none.title')} line={t('receipts.none.line')} />}
      />
    </>
  )
}

type LeftProps = {
  readonly id: string
  readonly deletion: Deletion
  /** Each bureau that was told names it; undefined when there was none to tell. */
  readonly act: Receipt['deletionAct'] | undefined
}

/** All that there still is of the record. */
function Left({ id, deletion: { kind, ground, deletedAt, proof }, act }: LeftProps): ReactElement {
  const t = useText()
  return (
    <Panel title={t('receipts.left')}>
      <dl className={classes.facts}>
        <Fact label={t('record.page')}>
          {t(`record.kind.${kind}`)} <bdi className={classes.mono}>{id}</bdi>
        </Fact>
        <Fact label={t('upkeep.deleted_on')}>
          <Day at={deletedAt} />
        </Fact>
        <Fact label={t('upkeep.ground')}>{t(`upkeep.deleted.${ground}`)}</Fact>
        <Fact label={t('receipts.proof')}>
          <Copied value={proof}>{proof}</Copied>
        </Fact>
        {act === undefined ? null : (
          <Fact label={t('upkeep.act')}>
            <ActName act={act} name="record.deleted" recordId={id} isShown />
          </Fact>
        )}
      </dl>
    </Panel>
  )
}

/** How many of those who were told have answered, before each of them. */
function Answered({ receipts }: { readonly receipts: readonly Receipt[] }): ReactElement {
  const t = useText()
  const done = receipts.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length
  const state = done === receipts.length ? 'no_hit' : 'possible'
  return (
    <p className={life.answered} data-state={state} role="status">
      <StateMark state={state} silent />
      <strong>
        {state === 'no_hit'
          ? t('receipts.all', { count: done })
          : t('receipts.some', { done, count: receipts.length })}
      </strong>
    </p>
  )
}

function useColumns(id: string, me: Reader, isDeleted: boolean): readonly Column<Receipt>[] {
  const t = useText()
  const shown: readonly Column<Receipt>[] = [
    { id: 'bureau', title: t('receipts.bureau'), cell: ({ bureau }) => <CodeName code={bureau} /> },
    {
      id: 'first',
      title: t('receipts.first_shown'),
      isSecondary: true,
      cell: ({ firstShownAt }) => <Day at={firstShownAt} />,
    },
    {
      id: 'last',
      title: t('receipts.last_shown'),
      ...(isDeleted ? { isSecondary: true } : {}),
      cell: ({ lastShownAt }) => <Day at={lastShownAt} />,
    },
  ]
  if (!isDeleted) return shown
  return [
    ...shown,
    { id: 'told', title: t('receipts.told'), cell: ({ noticeAt }) => <DayOrDash at={noticeAt} /> },
    { id: 'answered', title: t('receipts.acknowledged'), cell: Acknowledged },
    {
      id: 'act',
      title: t('receipts.act'),
      isSecondary: true,
      cell: ({ bureau, receiptAct, acknowledgedAt }) =>
        acknowledgedAt === null ? (
          '–'
        ) : (
          <ActName
            act={receiptAct}
            name="receipt.acknowledged"
            recordId={id}
            isShown={showsActsOf(me, bureau)}
          />
        ),
    },
  ]
}

/** The journal shows the bureau's own acts, and to the hub all. */
function showsActsOf(me: Reader, bureau: string): boolean {
  return me.bureau.code === bureau || me.bureau.code === 'HUB'
}

function DayOrDash({ at }: { readonly at: string | null }): ReactElement {
  return at === null ? <>–</> : <Day at={at} />
}

function Acknowledged({ acknowledgedAt }: Receipt): ReactElement {
  const t = useText()
  const state = acknowledgedAt === null ? 'possible' : 'no_hit'
  return (
    <span className={life.mark} data-state={state}>
      <StateMark state={state} silent />
      {acknowledgedAt === null ? t('receipts.waits') : <Day at={acknowledgedAt} />}
    </span>
  )
}
