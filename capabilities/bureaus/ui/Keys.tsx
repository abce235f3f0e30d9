import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { FormattedDate } from 'react-intl'
import { z } from 'zod'
import type { Level } from '../../../kernel/handling.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import { get, remove } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { type ApiKeyAnswer, keyList, paths } from '../contract.ts'
import classes from './bureaus.module.css'
import { IssueKey } from './IssueKey.tsx'
import { Refusal } from './Refusal.tsx'
import { useSending } from './sending.ts'

/** Keys shown at once; a bureau has a handful. */
const SHOWN = 200

type Props = { readonly clearance: Level; readonly purpose: Purpose }

/** The programs of the bureau: what they may, until when, and when they last came. */
export function Keys({ clearance, purpose }: Props): ReactElement {
  const t = useText()
  const { data, refetch } = useQuery({
    queryKey: ['account', 'keys'],
    queryFn: ({ signal }) => get(`${paths.keys}?limit=${SHOWN}`, keyList, signal),
  })
  const [secret, setSecret] = useState<string | null>(null)
  const { send, isSending, problem } = useSending()
  const changed = async () => {
    await refetch()
  }
  const revoke = ({ id }: ApiKeyAnswer) => send(() => remove(paths.key(id), z.null()), changed)
  const columns = useColumns(isSending, (key) => {
    revoke(key).catch(reportError)
  })
  return (
    <Panel title={t('account.keys')}>
      {data === undefined ? <Skeletons rows={2} /> : null}
      {data?.ok === false ? <ErrorState problem={data.error} /> : null}
      {data?.ok === true ? (
        <div className={classes.flush}>
          <DenseTable
            label={t('account.keys')}
            columns={columns}
            rows={data.value.keys}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t('account.keys.none')} line={t('account.keys.none_line')} />}
          />
        </div>
      ) : null}
      {problem === null ? null : <Refusal problem={problem} />}
      {secret === null ? null : (
        <div className={classes.form} role="status">
          <strong>{t('account.keys.shown_once')}</strong>
          <p className={classes.secret} dir="ltr">
            {secret}
          </p>
        </div>
      )}
      <IssueKey
        clearance={clearance}
        purpose={purpose}
        onIssued={async (issued) => {
          setSecret(issued)
          await changed()
        }}
      />
    </Panel>
  )
}

function useColumns(
  isSending: boolean,
  onRevoke: (key: ApiKeyAnswer) => void,
): readonly Column<ApiKeyAnswer>[] {
  const t = useText()
  return [
    { id: 'label', title: t('account.keys.label'), cell: ({ label }) => <bdi>{label}</bdi> },
    {
      id: 'scopes',
      title: t('account.keys.scopes'),
      cell: ({ scopes }) => scopes.map((scope) => t(`account.scope.${scope}`)).join(' · '),
    },
    {
      id: 'until',
      title: t('account.keys.until'),
      cell: ({ expiresAt, revokedAt }) =>
        revokedAt === null ? (
          <FormattedDate value={expiresAt} dateStyle="medium" />
        ) : (
          <strong>{t('account.keys.revoked')}</strong>
        ),
    },
    {
      id: 'used',
      title: t('account.last_used'),
      isSecondary: true,
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? '–' : <FormattedDate value={lastUsedAt} dateStyle="medium" timeStyle="short" />,
    },
    {
      id: 'revoke',
      title: t('account.action'),
      align: 'end',
      cell: (key) => (
        <Button
          size="compact-sm"
          variant="default"
          disabled={isSending || key.revokedAt !== null}
          onClick={() => onRevoke(key)}
        >
          {t('account.keys.revoke')}
        </Button>
      ),
    },
  ]
}
