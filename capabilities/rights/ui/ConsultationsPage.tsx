import { Button } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import type { Role } from '../../../kernel/actor.ts'
import type { Result } from '../../../kernel/result.ts'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader, Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import type { Problem } from '../../../kit/problem.ts'
import { QueueTabs } from '../../../kit/triage/QueueTabs.tsx'
import {
  CONSULTATIONS_PATH,
  consultationsPage,
  NOTICES_PATH,
  type NoticeView,
  noticeAcknowledgementPath,
  noticesPage,
  noticeView,
  type OwnConsultation,
} from '../contract/consultations.ts'
import { headDesk } from '../policy.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { Said } from './AskedPanels.tsx'
import { useDeed } from './deed.ts'
import classes from './rights.module.css'
import { Day, Due, Refused } from './words.tsx'

const tabs = ['waiting', 'answered'] as const
type Tab = (typeof tabs)[number]
type Props = { readonly roles: readonly Role[]; readonly tab: Tab }

/** What the commission puts to a bureau, and corrections that it must take over: for its head. */
export function ConsultationsPage({ roles, tab }: Props): ReactElement {
  const t = useText()
  if (!headDesk.roles.some((role) => roles.includes(role)))
    return (
      <>
        <PageHeader title={t('rights.own.title')} />
        <EmptyState title={t('rights.own.not_yours.title')} line={t('rights.own.not_yours.line')} />
      </>
    )
  return (
    <div className={classes.page}>
      <PageHeader title={t('rights.own.title')} line={t('rights.own.line')} />
      <QueueTabs
        label={t('rights.own.title')}
        currentId={tab}
        tabs={tabs.map((id) => ({
          ...{ id, title: t(`rights.own.tab.${id}`), href: `/consultations?tab=${id}`, count: null },
        }))}
      />
      <Consultations key={`consultations ${tab}`} tab={tab} />
      <Notices key={`notices ${tab}`} tab={tab} />
    </div>
  )
}

const noCursor: string | null = null

/** A list of the server, page by page. */
function usePages<T extends { readonly next: string | null }>(path: string, tab: Tab, schema: z.ZodType<T>) {
  return useInfiniteQuery({
    queryKey: ['rights', path, tab],
    initialPageParam: noCursor,
    queryFn: ({ pageParam, signal }): Promise<Result<T, Problem>> => {
      const query = new URLSearchParams({ tab, ...(pageParam === null ? {} : { after: pageParam }) })
      return get(`${path}?${query}`, schema, signal)
    },
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
    refetchOnWindowFocus: false,
  })
}

function Consultations({ tab }: { readonly tab: Tab }): ReactElement {
  const t = useText()
  const client = useQueryClient()
  const pages = usePages(CONSULTATIONS_PATH, tab, consultationsPage)
  const changed = (): Promise<void> => client.invalidateQueries({ queryKey: ['rights'] })
  if (pages.data === undefined) return <Skeletons rows={4} />
  const failed = pages.data.pages.find((page) => !page.ok)
  if (failed !== undefined && !failed.ok)
    return <ErrorState problem={failed.error} retry={() => pages.refetch().catch(reportError)} />
  const all = pages.data.pages.flatMap((page) => (page.ok ? page.value.consultations : []))
  return (
    <Panel title={t('rights.own.questions')}>
      {all.length === 0 ? (
        <EmptyState title={t(`rights.own.none.${tab}`)} line={t('rights.own.none_line')} />
      ) : (
        <ul className={classes.list}>
          {all.map((one) => (
            <li key={one.id} className={classes.row}>
              <OneConsultation consultation={one} onChanged={changed} />
            </li>
          ))}
        </ul>
      )}
      {pages.hasNextPage ? (
        <div className={classes.row}>
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => pages.fetchNextPage().catch(reportError)}
          >
            {t('rights.more')}
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}

type OneProps = { readonly consultation: OwnConsultation; readonly onChanged: () => Promise<void> }

function OneConsultation({ consultation, onChanged }: OneProps): ReactElement {
  const t = useText()
  const { kind, about, text, records, askedAt, dueAt, answer, remindedAt } = consultation
  return (
    <>
      <div className={classes.rowHead}>
        <strong>
          {t(`rights.consultation.${kind}`)} · {t(`rights.kind.${about}`)}
        </strong>
        {answer === null ? <Due since={askedAt} dueAt={dueAt} withDay /> : null}
      </div>
      <p className={classes.quote} dir="auto">
        {text}
      </p>
      <p>
        {records.map((id, place) => (
          <span key={id}>
            <AppLink href={`/records/${id}`} className={classes.link}>
              {t('rights.own.record', { number: place + 1 })}
            </AppLink>{' '}
          </span>
        ))}
      </p>
      <Said answer={answer} remindedAt={remindedAt} />
      {answer === null ? <AnswerForm consultation={consultation} onChanged={onChanged} /> : null}
    </>
  )
}

function Notices({ tab }: { readonly tab: Tab }): ReactElement | null {
  const t = useText()
  const client = useQueryClient()
  const { data } = usePages(NOTICES_PATH, tab, noticesPage)
  const all = (data?.pages ?? []).flatMap((page) => (page.ok ? page.value.notices : []))
  if (all.length === 0) return null
  return (
    <Panel title={t('rights.own.notices')}>
      <p className={classes.body}>{t('rights.own.notices_line')}</p>
      <ul className={classes.list}>
        {all.map((one) => (
          <li key={one.id} className={classes.row}>
            <OneNotice
              notice={one}
              onChanged={() => client.invalidateQueries({ queryKey: ['rights', NOTICES_PATH] })}
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type NoticeProps = { readonly notice: NoticeView; readonly onChanged: () => Promise<void> }

function OneNotice({ notice, onChanged }: NoticeProps): ReactElement {
  const t = useText()
  const { run, isWorking, problem } = useDeed(noticeView, onChanged)
  const { id, record, owner, sentAt, dueAt, acknowledgedAt } = notice
  return (
    <>
      <div className={classes.rowHead}>
        <AppLink href={`/records/${record}`} className={classes.link}>
          {t('rights.own.corrected', { owner })}
        </AppLink>
        {acknowledgedAt === null ? (
          <Due since={sentAt} dueAt={dueAt} withDay />
        ) : (
          <span className={classes.quiet}>
            {t('rights.confirmed')} <Day at={acknowledgedAt} />
          </span>
        )}
      </div>
      {acknowledgedAt === null ? (
        <div className={classes.actions}>
          <Button size="compact-sm" loading={isWorking} onClick={() => run(noticeAcknowledgementPath(id))}>
            {t('rights.own.taken_over')}
          </Button>
        </div>
      ) : null}
      <Refused problem={problem} />
    </>
  )
}
