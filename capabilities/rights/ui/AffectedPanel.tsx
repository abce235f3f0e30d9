import { Switch } from '@mantine/core'
import type { ReactElement } from 'react'
import { z } from 'zod'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import { type AffectedRecord, type RequestView, requestDeedPath } from '../contract/requests.ts'
import { useDeed } from './deed.ts'
import classes from './rights.module.css'
import { Refused } from './words.tsx'

type Props = { readonly request: RequestView; readonly onChanged: () => Promise<void> }

const done = z.object({ id: z.uuid() })

/** While these states last, the request weighs on its records. */
const pending: ReadonlySet<RequestView['state']> = new Set([
  'located',
  'owner_consulted',
  'decision_proposed',
  'decided',
])

/** The records that the request is about, each with what was decided on it. */
export function AffectedPanel({ request, onChanged }: Props): ReactElement | null {
  const t = useText()
  const isLocated = request.steps.some(({ state }) => state === 'located')
  if (!isLocated) return null
  return (
    <Panel title={t('rights.affected')}>
      {request.affected.length === 0 ? (
        <p className={classes.body}>{t('rights.nothing_located')}</p>
      ) : (
        <ul className={classes.list}>
          {request.affected.map((record) => (
            <li key={record.id} className={classes.row}>
              <Affected record={record} request={request} onChanged={onChanged} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Affected({ record, request, onChanged }: Props & { readonly record: AffectedRecord }): ReactElement {
  const t = useText()
  const { run, isWorking, problem } = useDeed(done, onChanged)
  const ruling = request.proposal?.rulings.find((one) => one.record === record.id)
  return (
    <>
      <div className={classes.rowHead}>
        <strong>{record.name === null ? t('rights.deleted') : <NameText text={record.name} />}</strong>
        <span className={classes.quiet}>
          <bdi>{record.owner}</bdi> · <bdi className={classes.mono}>{record.reference ?? '–'}</bdi>
          {record.status === 'withdrawn' ? ` · ${t('record.withdrawn')}` : null}
        </span>
      </div>
      {ruling === undefined ? null : (
        <p className={classes.quiet}>
          {t(`rights.ruling.${ruling.ruling}`)}
          {ruling.correction === null ? null : (
            <>
              {': '}
              <bdi>{ruling.correction}</bdi>
            </>
          )}
        </p>
      )}
      {record.status === 'deleted' ? null : (
        <div className={classes.rowHead}>
          <AppLink href={`/records/${record.id}`} className={classes.link}>
            {t('rights.open_record')}
          </AppLink>
          {pending.has(request.state) ? (
            <Switch
              label={t('rights.limited')}
              checked={record.limited}
              disabled={isWorking}
              onChange={(event) =>
                run(requestDeedPath(request.id, 'limit'), {
                  ...{ record: record.id, limited: event.currentTarget.checked },
                })
              }
            />
          ) : null}
        </div>
      )}
      <Refused problem={problem} />
    </>
  )
}
