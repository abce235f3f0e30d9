import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { Dialog } from '../../../kit/Dialog.tsx'
import { ChoicesField, TextField } from '../../../kit/form/fields.tsx'
import { get, post, putVersion, remove } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import {
  LISTS_PATH,
  type ListView,
  listPath,
  listVersionPage,
  listVersionsPath,
  listView,
} from '../contract/visibility.ts'
import { useBureauChoices } from './bureau-choices.ts'
import classes from './life.module.css'
import { RecordRefusal } from './RecordRefusal.tsx'
import { Day } from './Standing.tsx'
import { useWriting } from './writing.ts'

type Props = {
  /** Null for a new one. */
  readonly list: ListView | null
  readonly bureau: string
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}
type Form = { name: string; bureaus: string[] }

/** One list: its name, its bureaus, and every version it has had. More bureaus want a second person. */
export function ListDialog({ list, bureau, onDone, onClose }: Props): ReactElement {
  const t = useText()
  const choices = useBureauChoices(bureau)
  const { control, handleSubmit } = useForm<Form>({
    defaultValues: { name: list?.name ?? '', bureaus: [...(list?.bureaus ?? [])] },
  })
  const { send, isSending, problem } = useWriting()
  const save = handleSubmit((wish) =>
    send(
      () =>
        list === null
          ? post(LISTS_PATH, listView, wish)
          : putVersion(listPath(list.id), listView, list.version, wish),
      onDone,
    ),
  )
  const isGone = list?.state === 'deleted'
  return (
    <Dialog title={list?.name ?? t('lists.new')} opened onClose={onClose} size="36rem">
      <form className={classes.form} onSubmit={(event) => save(event).catch(reportError)} noValidate>
        <p className={classes.line}>{t(isGone ? 'lists.gone_line' : 'lists.dialog_line')}</p>
        <TextField
          control={control}
          name="name"
          label={t('lists.name')}
          rules={{ required: t('lists.name_missing') }}
          disabled={isGone}
        />
        <ChoicesField
          control={control}
          name="bureaus"
          label={t('lists.bureaus')}
          choices={choices}
          disabled={isGone}
        />
        {problem === null ? null : <RecordRefusal problem={problem} />}
        {isGone ? null : (
          <div className={classes.actions}>
            <Button type="submit" loading={isSending}>
              {t('lists.save')}
            </Button>
            {list === null ? null : (
              <Button
                variant="default"
                loading={isSending}
                onClick={() => send(() => remove(listPath(list.id), listView), onDone).catch(reportError)}
              >
                {t('lists.delete')}
              </Button>
            )}
          </div>
        )}
      </form>
      {list === null ? null : <Versions id={list.id} />}
    </Dialog>
  )
}

function Versions({ id }: { readonly id: string }): ReactElement | null {
  const t = useText()
  const { data } = useQuery({
    queryKey: ['sharing-lists', id, 'versions'],
    queryFn: ({ signal }) => get(listVersionsPath(id), listVersionPage, signal),
  })
  if (data?.ok !== true) return null
  return (
    <section aria-label={t('record.versions')}>
      <h3>{t('record.versions')}</h3>
      <ol className={classes.list} reversed>
        {data.value.versions.map(({ version, at, bureaus }) => (
          <li key={version} className={classes.judgement}>
            <p>
              {version} · <Day at={at} />
            </p>
            <p>
              <bdi className={classes.mono}>{bureaus.join(' ')}</bdi>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
