import { useQueryClient } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { type ReactElement, useCallback, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Role } from '../../../kernel/actor.ts'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { IMPORTS_PATH, startedImport } from '../contract.ts'
import { isSheet } from '../import.ts'
import { importLists } from '../policy.ts'
import { History, importsKey } from './History.tsx'
import { ImportPanel } from './ImportPanel.tsx'
import { partsOf } from './import-words.ts'
import classes from './imports.module.css'
import { type ImportForm, type Sending, StartImport } from './StartImport.tsx'

type Props = { readonly roles: readonly Role[] }

/** Take in a list, watch it, and see what came of the ones before. */
export function ImportsPage({ roles }: Props): ReactElement {
  const t = useText()
  const mayImport = importLists.roles.some((role) => roles.includes(role))
  return (
    <>
      <PageHeader title={t('import.title')} line={t('import.line')} />
      {mayImport ? (
        <Imports />
      ) : (
        <EmptyState title={t('import.not_yours.title')} line={t('import.not_yours.line')} />
      )}
    </>
  )
}

type Shown = { readonly id: string; readonly mine: boolean }

/** The import that a link leads to. */
function useLinked(): Shown | null {
  const id = useRouterState({
    select: ({ location }) => new URLSearchParams(location.searchStr).get('import'),
  })
  return id === null ? null : { id, mine: false }
}

function Imports(): ReactElement {
  const queries = useQueryClient()
  const form = useForm<ImportForm>({
    defaultValues: { format: 'un', kind: 'vehicle', list: null, alt: null, add: null, isDryRun: false },
  })
  const [sending, setSending] = useState<Sending>({ step: 'ready' })
  /** `mine` was started here, so that its files are still at hand. */
  const [shown, setShown] = useState<Shown | null>(useLinked())
  const refresh = useCallback(() => {
    queries.invalidateQueries({ queryKey: importsKey }).catch(reportError)
  }, [queries])

  async function start(how: { readonly isDryRun: boolean; readonly acceptRemovals: boolean }): Promise<void> {
    setSending({ step: 'sending' })
    const sent = await post(IMPORTS_PATH, startedImport, uploadOf(form.getValues(), how))
    setSending(sent.ok ? { step: 'ready' } : { step: 'refused', problem: sent.error })
    if (!sent.ok) return
    setShown({ id: sent.value.id, mine: true })
    refresh()
  }

  function again(acceptRemovals: boolean): void {
    start({ isDryRun: false, acceptRemovals }).catch(reportError)
  }

  return (
    <div className={classes.page}>
      <div className={classes.work}>
        <StartImport
          form={form}
          sending={sending}
          onStart={({ isDryRun }) => start({ isDryRun, acceptRemovals: false })}
        />
        <ImportPanel
          key={shown?.id ?? 'none'}
          id={shown?.id ?? null}
          onEnd={refresh}
          onAgain={shown?.mine === true ? again : null}
        />
      </div>
      <History onShow={(id) => setShown({ id, mine: false })} />
    </div>
  )
}

/** Fields before files, so that the server can refuse before it stores a byte. */
function uploadOf(
  values: ImportForm,
  { isDryRun, acceptRemovals }: { readonly isDryRun: boolean; readonly acceptRemovals: boolean },
): FormData {
  const upload = new FormData()
  upload.append('format', values.format)
  if (isSheet(values.format)) upload.append('kind', values.kind)
  upload.append('dryRun', String(isDryRun))
  upload.append('acceptRemovals', String(acceptRemovals))
  for (const part of partsOf(values.format)) {
    const file = values[part]
    if (file !== null) upload.append(part, file)
  }
  return upload
}
