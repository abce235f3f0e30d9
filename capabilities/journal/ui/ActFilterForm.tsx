import { Button, Select, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useText } from '../../../kit/i18n.tsx'
import { type Filter, knownActs, noFilter } from './act-words.ts'
import classes from './journal.module.css'

type Props = { readonly filter: Filter; readonly onFilter: (filter: Filter) => void }

/** Narrows the acts. Each search is an act, so it is made by Enter or the button, not by every letter. */
export function ActFilterForm({ filter, onFilter }: Props): ReactElement {
  const t = useText()
  const { control, register, handleSubmit, reset, formState } = useForm<Filter>({ defaultValues: filter })
  const clear = { 'aria-label': t('field.clear') }
  return (
    <form className={classes.filter} aria-label={t('journal.filter')} onSubmit={handleSubmit(onFilter)}>
      <Controller
        control={control}
        name="act"
        render={({ field }) => (
          <Select
            {...field}
            label={t('journal.field.act')}
            data={knownActs.map((act) => ({ value: act, label: t(`journal.act.${act}`) }))}
            searchable
            clearable
            clearButtonProps={clear}
            nothingFoundMessage={t('journal.no_such_act')}
          />
        )}
      />
      <Controller
        control={control}
        name="outcome"
        render={({ field }) => (
          <Select
            {...field}
            label={t('journal.field.outcome')}
            data={[
              { value: 'done', label: t('journal.outcome.done') },
              { value: 'refused', label: t('journal.outcome.refused') },
            ]}
            clearable
            clearButtonProps={clear}
          />
        )}
      />
      <TextInput
        {...register('bureau')}
        label={t('journal.field.bureau')}
        placeholder="FRA"
        maxLength={8}
        autoComplete="off"
      />
      <TextInput
        {...register('subject')}
        label={t('journal.field.subject')}
        placeholder="record:018f"
        maxLength={100}
        autoComplete="off"
      />
      <TextInput
        {...register('actor', { pattern: /^[0-9a-f-]{36}$/ })}
        label={t('journal.field.actor')}
        error={formState.errors.actor === undefined ? null : t('journal.field.actor_wrong')}
        placeholder="018f…"
        maxLength={36}
        autoComplete="off"
      />
      <TextInput
        {...register('from')}
        label={t('journal.field.from')}
        type="datetime-local"
        className={classes.wide}
      />
      <TextInput
        {...register('to')}
        label={t('journal.field.to')}
        type="datetime-local"
        className={classes.wide}
      />
      <div className={classes.filterActions}>
        <Button type="submit">{t('journal.search')}</Button>
        <Button
          variant="default"
          onClick={() => {
            reset(noFilter)
            onFilter(noFilter)
          }}
        >
          {t('journal.clear')}
        </Button>
      </div>
    </form>
  )
}
