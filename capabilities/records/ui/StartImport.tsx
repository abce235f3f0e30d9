import { Button, SegmentedControl, Switch } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactElement, useState } from 'react'
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form'
import { type RecordKind, recordKinds } from '../../../kernel/record-kind.ts'
import { FileField, SelectField } from '../../../kit/form/fields.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import type { Problem } from '../../../kit/problem.ts'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { templatePath } from '../contract.ts'
import { type ImportFormat, importFormats, isSheet } from '../import.ts'
import { assignFiles, fileParts, formatOf, partsOf } from './import-words.ts'
import classes from './imports.module.css'

export type ImportForm = {
  readonly format: ImportFormat
  /** What a table is about; of tables alone it counts. */
  readonly kind: RecordKind
  readonly list: File | null
  readonly alt: File | null
  readonly add: File | null
  readonly isDryRun: boolean
}

export type Sending =
  | { readonly step: 'ready' }
  | { readonly step: 'sending' }
  | { readonly step: 'refused'; readonly problem: Problem }

type Props = {
  readonly form: UseFormReturn<ImportForm>
  readonly sending: Sending
  readonly onStart: (values: ImportForm) => Promise<void>
}

const accepted: Readonly<Record<ImportFormat, string>> = {
  un: '.xml',
  ofac: '.csv',
  ftm: '.json,.jsonl,.ndjson,.ftm',
  csv: '.csv,.txt,.tsv',
  xlsx: '.xlsx',
}

/** Which list, its files, and whether it is only tried. */
export function StartImport({ form, sending, onStart }: Props): ReactElement {
  const t = useText()
  const { format, isDryRun } = useWatch({ control: form.control, compute: (values: ImportForm) => values })
  return (
    <Panel title={t('import.start')}>
      <form className={classes.form} onSubmit={form.handleSubmit(onStart)} noValidate>
        <FormatChoice form={form} />
        <p className={classes.hint}>{t(`import.format.${format}_hint`)}</p>
        {isSheet(format) ? <KindChoice form={form} format={format} /> : null}
        <DropZone form={form} format={format} />
        <Controller
          control={form.control}
          name="isDryRun"
          render={({ field }) => (
            <Switch
              label={t('import.dry_run')}
              description={t('import.dry_run_hint')}
              checked={field.value}
              onChange={(event) => field.onChange(event.currentTarget.checked)}
            />
          )}
        />
        <Button type="submit" loading={sending.step === 'sending'} className={classes.submit}>
          {t(isDryRun ? 'import.try' : 'import.run')}
        </Button>
        {sending.step === 'refused' ? <Refused problem={sending.problem} /> : null}
      </form>
    </Panel>
  )
}

const known = [
  'not_your_list',
  'too_large',
  'too_many_imports',
  'not_allowed',
  'malformed',
  'offline',
] as const

/** The import did not begin, and why. */
function Refused({ problem }: { readonly problem: Problem }): ReactElement {
  const t = useText()
  const code = known.find((mine) => mine === problem.code)
  const line =
    code === undefined ? problem.detail || t(problemText(problem).line) : t(`import.refused.${code}`)
  return (
    <div className={classes.refused} role="alert" data-state="not_answered">
      <StateMark state="not_answered" size={20} silent />
      <div>
        <p className={classes.refusedTitle}>{t('import.refused.title')}</p>
        <p>{line}</p>
        <p className={classes.code}>
          {problem.status === 0 ? problem.code : `${problem.status} ${problem.code}`}
        </p>
      </div>
    </div>
  )
}

type FormProps = { readonly form: UseFormReturn<ImportForm> }

function FormatChoice({ form }: FormProps): ReactElement {
  const t = useText()
  return (
    <Controller
      control={form.control}
      name="format"
      render={({ field }) => (
        <SegmentedControl
          aria-label={t('import.format')}
          fullWidth
          data={importFormats.map((format) => ({ value: format, label: t(`import.format.${format}`) }))}
          value={field.value}
          onChange={field.onChange}
        />
      )}
    />
  )
}

/** Which template a table was made from, and where to get it. */
function KindChoice({ form, format }: FormProps & { readonly format: ImportFormat }): ReactElement {
  const t = useText()
  const kind = useWatch({ control: form.control, name: 'kind' })
  return (
    <div className={classes.kind}>
      <SelectField
        control={form.control}
        name="kind"
        label={t('import.kind')}
        choices={recordKinds.map((value) => ({ value, label: t(`record.kind.${value}`) }))}
      />
      <a className={classes.template} href={templatePath(kind, format)} download>
        {t('import.template')}
      </a>
    </div>
  )
}

/** Files may be dropped all at once: their names tell which part each is. Without a mouse each has its own field. */
function DropZone({ form, format }: FormProps & { readonly format: ImportFormat }): ReactElement {
  const t = useText()
  const [isOver, setOver] = useState(false)

  function onDrop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    const dropped = formatOf(files[0]?.name ?? '') ?? format
    const assigned = assignFiles(dropped, files)
    form.setValue('format', dropped)
    for (const part of fileParts) {
      const file = assigned[part]
      if (file !== undefined) form.setValue(part, file, { shouldValidate: true })
    }
  }

  return (
    <fieldset
      className={classes.drop}
      data-over={isOver}
      aria-label={t('import.files')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <p className={classes.dropLine}>
        <IconFileUpload size={20} aria-hidden />{' '}
        {t(format === 'ofac' ? 'import.drop_many' : 'import.drop_one')}
      </p>
      {partsOf(format).map((part) => (
        <FileField
          key={part}
          control={form.control}
          name={part}
          label={t(format === 'ofac' ? `import.file.ofac_${part}` : 'import.file.list')}
          accept={accepted[format]}
          {...(part === 'list' ? { rules: { required: t('import.no_file') } } : {})}
        />
      ))}
    </fieldset>
  )
}
