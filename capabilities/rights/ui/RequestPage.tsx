import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useMemo, useRef } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useCommands } from '../../../kit/commands.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { PageHeader, Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { CountryName } from '../../../kit/show/CountryName.tsx'
import { Identifier } from '../../../kit/show/Identifier.tsx'
import { PersonName } from '../../../kit/show/PersonName.tsx'
import { type RequestView, requestPath, requestView } from '../contract/requests.ts'
import { type RequestState, requestStates } from '../request.ts'
import { AffectedPanel } from './AffectedPanel.tsx'
import { ConsultationsPanel, RecipientsPanel } from './AskedPanels.tsx'
import { Missing } from './Missing.tsx'
import { NextStep } from './NextStep.tsx'
import classes from './rights.module.css'
import { Timeline, type TimelineStep } from './Timeline.tsx'
import { Day, Due, Fact } from './words.tsx'

/** One request: what is to be done next, who asks for what, and the way it has gone. */
export function RequestPage({ id }: { readonly id: string }): ReactElement {
  const t = useText()
  const client = useQueryClient()
  const query = useQuery({
    queryKey: ['rights', 'request', id],
    queryFn: ({ signal }) => get(requestPath(id), requestView, signal),
    refetchOnWindowFocus: false,
  })
  const changed = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['rights'] })
  }
  if (query.data?.ok === true) return <Shown request={query.data.value} onChanged={changed} />
  return (
    <>
      <h1 className="visually-hidden">{t('rights.request')}</h1>
      {query.data === undefined ? (
        <Skeletons rows={8} />
      ) : (
        <Missing problem={query.data.error} onRetry={() => query.refetch().catch(reportError)} />
      )}
    </>
  )
}

type Props = { readonly request: RequestView; readonly onChanged: () => Promise<void> }

function Shown({ request, onChanged }: Props): ReactElement {
  const t = useText()
  const next = useRef<HTMLDivElement>(null)
  useCommands(
    useMemo(
      () => [
        {
          id: 'rights.next',
          titleId: 'rights.next',
          keys: 'e',
          run: () => focusFirst(next.current),
        } as const,
      ],
      [],
    ),
  )
  return (
    <article className={classes.page}>
      <PageHeader
        title={<PersonName text={request.applicant.names[0] ?? ''} size="title" />}
        line={
          <span className={classes.due}>
            <strong>{t(`rights.kind.${request.kind}`)}</strong>
            <span>{t(`rights.state.${request.state}`)}</span>
            {request.dueAt === null ? null : <Due since={request.receivedAt} dueAt={request.dueAt} withDay />}
          </span>
        }
        actions={<Letter request={request} />}
      />
      <div ref={next}>
        <NextStep key={request.state} request={request} onChanged={onChanged} />
      </div>
      <div className={classes.columns}>
        <div className={classes.column}>
          <AffectedPanel request={request} onChanged={onChanged} />
          <ConsultationsPanel request={request} />
          <RecipientsPanel request={request} />
          <ApplicantPanel request={request} />
        </div>
        <Panel title={t('rights.way')}>
          <Timeline steps={useSteps(request)} />
        </Panel>
      </div>
    </article>
  )
}

function focusFirst(part: HTMLElement | null): void {
  part?.querySelector<HTMLElement>('button, input, textarea')?.focus()
}

const answerable: ReadonlySet<RequestState> = new Set([
  'inadmissible',
  'executed',
  'recipients_notified',
  'closed',
])

function Letter({ request: { id, state } }: Pick<Props, 'request'>): ReactElement | null {
  const t = useText()
  if (!answerable.has(state)) return null
  return (
    <AppLink href={`/rights/${id}/letter`} className={classes.link}>
      {t('rights.letter')}
    </AppLink>
  )
}

/** The steps that are taken on the way to the end; an inadmissible request has a short one. */
const way = requestStates.filter((state) => state !== 'inadmissible' && state !== 'received')

function useSteps(request: RequestView): readonly TimelineStep[] {
  const t = useText()
  const registered = { id: 'received', name: t('rights.state.received'), at: request.receivedAt, who: null }
  const done = request.steps.map(({ state, at, name }) => ({
    ...{ id: state, name: t(`rights.state.${state}`), at, who: name },
    text: state === 'inadmissible' && request.ground !== null ? t(`rights.ground.${request.ground}`) : null,
  }))
  const taken = new Set(request.steps.map(({ state }) => state))
  const rest: readonly RequestState[] = taken.has('inadmissible') ? ['closed'] : way
  const ahead = rest
    .filter((state) => !taken.has(state))
    .map((state) => ({ id: state, name: t(`rights.state.${state}`), at: null, who: null }))
  return [registered, ...done, ...ahead]
}

function ApplicantPanel({ request }: Pick<Props, 'request'>): ReactElement {
  const t = useText()
  const { names, born, nationality, documents, contact, representative } = request.applicant
  return (
    <Panel title={t('rights.applicant')}>
      <dl className={classes.facts}>
        <Fact name={t('rights.wish')}>
          <div className={classes.quote} dir="auto">
            {request.wish}
          </div>
        </Fact>
        <Fact name={t('rights.names')}>
          <ul className={classes.items}>
            {names.map((name) => (
              <li key={name}>
                <PersonName text={name} />
              </li>
            ))}
          </ul>
        </Fact>
        {born === null ? null : (
          <Fact name={t('check.field.born')}>
            <bdi>{born}</bdi>
          </Fact>
        )}
        {nationality === null ? null : (
          <Fact name={t('check.field.nationality')}>
            <CountryName code={nationality} />
          </Fact>
        )}
        {documents.length === 0 ? null : (
          <Fact name={t('rights.documents')}>
            {documents.map(({ number }) => (
              <Identifier key={number} value={number} />
            ))}
          </Fact>
        )}
        {representative === null ? null : (
          <Fact name={t('rights.representative')}>
            <bdi>{representative}</bdi>
          </Fact>
        )}
        <Fact name={t('rights.contact')}>
          <div className={classes.quote} dir="auto">
            {contact}
          </div>
        </Fact>
        <Fact name={t('rights.language')}>{t(`rights.language.${request.language}`)}</Fact>
        <Fact name={t('rights.received')}>
          <Day at={request.receivedAt} />
        </Fact>
      </dl>
    </Panel>
  )
}
