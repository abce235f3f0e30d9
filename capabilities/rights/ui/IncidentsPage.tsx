import { Button, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type ReactElement, useMemo, useRef, useState } from 'react'
import type { Role } from '../../../kernel/actor.ts'
import { useCommands } from '../../../kit/commands.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { QueueTabs } from '../../../kit/triage/QueueTabs.tsx'
import { INCIDENTS_PATH, type IncidentLine, incidentsPage, incidentTabs } from '../contract/incidents.ts'
import { readIncidents } from '../policy.ts'
import { type Reported, ReportIncident } from './ReportIncident.tsx'
import classes from './rights.module.css'
import { SeverityTag } from './SeverityTag.tsx'
import { Day, Due } from './words.tsx'

type Tab = (typeof incidentTabs)[number]
type Props = { readonly roles: readonly Role[]; readonly tab: Tab }

/** Whoever sees something amiss reports it here; who must act on it finds it here. */
export function IncidentsPage({ roles, tab }: Props): ReactElement {
  const t = useText()
  const client = useQueryClient()
  const mayRead = readIncidents.roles.some((role) => roles.includes(role))
  const [isReporting, setReporting] = useState(false)
  const [reported, setReported] = useState<Reported | null>(null)
  const reporting = useRef<HTMLButtonElement>(null)
  useCommands(
    useMemo(
      () => [
        {
          id: 'incident.report',
          titleId: 'incident.report',
          keys: 'n',
          run: () => setReporting(true),
        } as const,
      ],
      [],
    ),
  )
  function stop(): void {
    setReporting(false)
    reporting.current?.focus()
  }
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('incident.title')}
        line={t(mayRead ? 'incident.line' : 'incident.line_report')}
        actions={
          <Button
            leftSection={<IconAlertTriangle size={16} aria-hidden />}
            aria-expanded={isReporting}
            ref={reporting}
            onClick={() => setReporting(!isReporting)}
          >
            {t('incident.report')}
          </Button>
        }
      />
      {isReporting ? (
        <ReportIncident
          onCancel={stop}
          onReported={async (made) => {
            stop()
            setReported(made)
            await client.invalidateQueries({ queryKey: ['incidents'] })
          }}
        />
      ) : null}
      <p className={classes.hint} role="status">
        {reported === null ? null : t(reported.isLate ? 'incident.reported_late' : 'incident.reported')}
      </p>
      {mayRead ? <Readable tab={tab} /> : null}
      {mayRead || isReporting || reported !== null ? null : (
        <EmptyState title={t('incident.not_yours.title')} line={t('incident.not_yours.line')} />
      )}
    </div>
  )
}

function Readable({ tab }: { readonly tab: Tab }): ReactElement {
  const t = useText()
  return (
    <>
      <QueueTabs
        label={t('incident.title')}
        currentId={tab}
        tabs={incidentTabs.map((id) => ({
          ...{ id, title: t(`incident.tab.${id}`), href: `/incidents?tab=${id}`, count: null },
        }))}
      />
      <List key={tab} tab={tab} />
    </>
  )
}

const noCursor: string | null = null

function List({ tab }: { readonly tab: Tab }): ReactElement {
  const t = useText()
  const router = useRouter()
  const open = (id: string): void => router.history.push(`/incidents/${id}`)
  const columns = useColumns(open)
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['incidents', 'list', tab],
    initialPageParam: noCursor,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ tab, ...(pageParam === null ? {} : { after: pageParam }) })
      return get(`${INCIDENTS_PATH}?${query}`, incidentsPage, signal)
    },
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
    refetchOnWindowFocus: false,
  })
  if (data === undefined) return <Skeletons rows={5} />
  const failed = data.pages.find((page) => !page.ok)
  if (failed !== undefined && !failed.ok)
    return <ErrorState problem={failed.error} retry={() => refetch().catch(reportError)} />
  const incidents = data.pages.flatMap((page) => (page.ok ? page.value.incidents : []))
  return (
    <>
      <DenseTable
        label={t(`incident.tab.${tab}`)}
        columns={columns}
        rows={incidents}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        empty={<EmptyState title={t(`incident.empty.${tab}`)} line={t('incident.empty.line')} />}
      />
      {hasNextPage ? (
        <Button
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => fetchNextPage().catch(reportError)}
        >
          {t('rights.more')}
        </Button>
      ) : null}
    </>
  )
}

function useColumns(onOpen: (id: string) => void): readonly Column<IncidentLine>[] {
  const t = useText()
  return [
    {
      id: 'kind',
      title: t('incident.kind'),
      cell: ({ id, kind }) => (
        <UnstyledButton
          className={classes.name ?? ''}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(id)
          }}
        >
          {t(`incident.kind.${kind}`)}
        </UnstyledButton>
      ),
    },
    {
      id: 'severity',
      title: t('incident.severity'),
      cell: ({ severity }) => <SeverityTag severity={severity} />,
    },
    {
      id: 'state',
      title: t('rights.state'),
      isSecondary: true,
      cell: ({ state }) => t(`incident.state.${state}`),
    },
    {
      id: 'bureau',
      title: t('incident.bureau'),
      isSecondary: true,
      cell: ({ bureau }) => <bdi>{bureau ?? '–'}</bdi>,
    },
    {
      id: 'detected',
      title: t('incident.detected'),
      isSecondary: true,
      cell: ({ detectedAt }) => <Day at={detectedAt} />,
    },
    {
      id: 'due',
      title: t('rights.due'),
      cell: ({ detectedAt, dueAt }) => <Due since={detectedAt} dueAt={dueAt} />,
    },
  ]
}
