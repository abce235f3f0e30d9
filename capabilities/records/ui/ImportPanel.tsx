import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useCallback } from 'react'
import { FormattedNumber } from 'react-intl'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { Progress } from '../../../kit/page/Progress.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { importPath, importView } from '../contract.ts'
import { ImportResult } from './ImportResult.tsx'
import { useImportProgress } from './import-progress.ts'
import { kilobytes, verdictOf } from './import-words.ts'
import classes from './imports.module.css'

type Props = {
  readonly id: string | null
  readonly onEnd: () => void
  /** Sends the same files again; null when they are not at hand. */
  readonly onAgain: ((acceptRemovals: boolean) => void) | null
}

/** The import that runs or was chosen. Its place is kept while nothing is chosen. */
export function ImportPanel({ id, onEnd, onAgain }: Props): ReactElement {
  const t = useText()
  return (
    <Panel title={t('import.result')}>
      <div className={classes.result}>
        {id === null ? (
          <EmptyState title={t('import.none.title')} line={t('import.none.line')} />
        ) : (
          <One id={id} onEnd={onEnd} onAgain={onAgain} />
        )}
      </div>
    </Panel>
  )
}

function One({ id, onEnd, onAgain }: Props & { readonly id: string }): ReactElement {
  const t = useText()
  const { data, refetch } = useQuery({
    queryKey: ['import', id],
    queryFn: ({ signal }) => get(importPath(id), importView, signal),
  })
  const look = useCallback(() => {
    refetch()
      .then(({ data: fresh }) => {
        if (fresh?.ok === true && fresh.value.state !== 'running') onEnd()
      })
      .catch(reportError)
  }, [refetch, onEnd])
  if (data === undefined) return <Skeletons rows={4} />
  if (!data.ok) return <ErrorState problem={data.error} retry={look} />
  const found = data.value
  return (
    <>
      <p className="visually-hidden" role="status">
        {t(`import.verdict.${verdictOf(found)}`)}
      </p>
      {found.state === 'running' ? (
        <Running id={id} onQuiet={look} />
      ) : (
        <ImportResult found={found} onAgain={onAgain} />
      )}
    </>
  )
}

/** The bar grows with the bytes; under it stands how many records were read. */
function Running({ id, onQuiet }: { readonly id: string; readonly onQuiet: () => void }): ReactElement {
  const t = useText()
  const progress = useImportProgress(id, onQuiet)
  const isReading = progress?.step !== 'comparing'
  return (
    <div className={classes.running}>
      <Progress
        label={t(isReading ? 'import.step.reading' : 'import.step.comparing')}
        done={kilobytes(progress?.bytes ?? 0)}
        total={progress === null ? null : kilobytes(progress.totalBytes)}
      />
      <dl className={classes.counts}>
        <div>
          <dt>{t('import.count.records')}</dt>
          <dd>
            <FormattedNumber value={progress?.records ?? 0} numberingSystem="latn" />
          </dd>
        </div>
        <div>
          <dt>{t('import.count.rejected')}</dt>
          <dd>
            <FormattedNumber value={progress?.rejected ?? 0} numberingSystem="latn" />
          </dd>
        </div>
      </dl>
      <p className={classes.hint}>{t('import.running_line')}</p>
    </div>
  )
}
