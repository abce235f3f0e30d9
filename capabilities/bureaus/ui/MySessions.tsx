import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { FormattedDate } from 'react-intl'
import { z } from 'zod'
import { get, remove } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { type MySession, mySessions, paths } from '../contract.ts'
import { browserName } from './browser-name.ts'
import classes from './bureaus.module.css'
import { Refusal } from './Refusal.tsx'
import { useSending } from './sending.ts'

/** Where I am signed in; what I do not know I end. */
export function MySessions(): ReactElement {
  const t = useText()
  const { data, refetch } = useQuery({
    queryKey: ['account', 'sessions'],
    queryFn: ({ signal }) => get(paths.mySessions, mySessions, signal),
  })
  const { send, isSending, problem } = useSending()
  const end = ({ id }: MySession) =>
    send(
      () => remove(paths.mySession(id), z.null()),
      async () => {
        await refetch()
      },
    )
  const columns = useColumns(isSending, (session) => {
    end(session).catch(reportError)
  })
  return (
    <Panel title={t('account.sessions')}>
      {data === undefined ? <Skeletons rows={2} /> : null}
      {data?.ok === false ? <ErrorState problem={data.error} /> : null}
      {data?.ok === true ? (
        <div className={classes.flush}>
          <DenseTable
            label={t('account.sessions')}
            columns={columns}
            rows={data.value.sessions}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t('account.sessions.none')} line={t('account.sessions.none_line')} />}
          />
        </div>
      ) : null}
      {problem === null ? null : <Refusal problem={problem} />}
    </Panel>
  )
}

function useColumns(isSending: boolean, onEnd: (session: MySession) => void): readonly Column<MySession>[] {
  const t = useText()
  return [
    {
      id: 'browser',
      title: t('account.sessions.browser'),
      cell: ({ browser, isThis }) => (
        <>
          <bdi title={browser}>{browserName(browser) ?? t('account.sessions.unknown')}</bdi>
          {isThis ? <strong className={classes.mark}>{t('account.sessions.this')}</strong> : null}
        </>
      ),
    },
    { id: 'by', title: t('account.signed_in_by'), cell: ({ signedInBy }) => t(`account.by.${signedInBy}`) },
    {
      id: 'seen',
      title: t('account.sessions.seen'),
      cell: ({ lastSeenAt }) => <FormattedDate value={lastSeenAt} dateStyle="medium" timeStyle="short" />,
    },
    {
      id: 'state',
      title: t('account.sessions.state'),
      isSecondary: true,
      cell: ({ isLocked }) => t(isLocked ? 'account.sessions.locked' : 'account.sessions.open'),
    },
    {
      id: 'end',
      title: t('account.action'),
      align: 'end',
      cell: (session) => (
        <Button size="compact-sm" variant="default" disabled={isSending} onClick={() => onEnd(session)}>
          {t('account.sessions.end')}
        </Button>
      ),
    },
  ]
}
