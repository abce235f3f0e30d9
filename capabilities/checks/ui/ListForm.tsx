import { Button, FileButton, NativeSelect, SegmentedControl, Textarea } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { type Purpose, purposes } from '../../../kernel/purpose.ts'
import { type MessageId, useText } from '../../../kit/i18n.tsx'
import classes from './list-check.module.css'
import { type ListKind, type ListWish, listKinds } from './list-sitting.ts'

/** Invented, as lists come: under a first line that names the columns. */
const samples: Readonly<Record<ListKind, string>> = {
  passenger: 'Vornicescu,Ilja,1984-02-13,MDA,PX4471902',
  crew: 'Teodoru,Magda,1979-11-02,ROU,PX9920311',
  vehicle: 'QX 41 771,1HGCM82633A004352',
}

/** As the server has it. */
const LARGEST_BYTES = 5 * 1024 ** 2

type Props = {
  readonly purpose: Purpose | null
  /** What was refused, to be put right. */
  readonly before: ListWish | null
  readonly onAsk: (wish: ListWish) => void
}

/** A file or pasted lines, what kind of list it is, and why it is asked. */
export function ListForm({ purpose, before, onAsk }: Props): ReactElement {
  const t = useText()
  const sent = before?.from ?? ''
  const [kind, setKind] = useState<ListKind>(before?.kind ?? 'passenger')
  const [why, setWhy] = useState(before?.purpose ?? purpose)
  const [lines, setLines] = useState(typeof sent === 'string' ? sent : '')
  const [file, setFile] = useState(typeof sent === 'string' ? null : sent)
  const [fault, setFault] = useState<MessageId | null>(null)

  function ask(): void {
    const found = faultOf(why, file, lines)
    setFault(found)
    if (found === null && why !== null) onAsk({ purpose: why, kind, from: file ?? lines })
  }

  return (
    <form
      className={classes.form}
      aria-label={t('list_check.title')}
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
    >
      <div className={classes.choices}>
        <SegmentedControl
          aria-label={t('list_check.kind')}
          value={kind}
          onChange={(value) => setKind(listKinds.find((one) => one === value) ?? 'passenger')}
          data={listKinds.map((value) => ({ value, label: t(`list_check.kind.${value}`) }))}
        />
        <NativeSelect
          label={t('purpose.label')}
          value={why ?? ''}
          onChange={(event) => setWhy(purposes.find((one) => one === event.currentTarget.value) ?? null)}
          data={[
            ...(why === null ? [{ value: '', label: t('list_check.choose') }] : []),
            ...purposes.map((value) => ({ value, label: t(`purpose.${value}`) })),
          ]}
        />
      </div>
      <div className={classes.file}>
        <FileButton accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain" onChange={setFile}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
              {t('list_check.file')}
            </Button>
          )}
        </FileButton>
        {file === null ? (
          <span className={classes.quiet}>{t('list_check.file_hint')}</span>
        ) : (
          <>
            <bdi>{file.name}</bdi>
            <Button variant="subtle" size="sm" onClick={() => setFile(null)}>
              {t('list_check.no_file')}
            </Button>
          </>
        )}
      </div>
      {file === null ? (
        <Textarea
          label={t('list_check.lines')}
          description={t(`list_check.columns.${kind}`)}
          placeholder={`${t(`list_check.header.${kind}`)}\n${samples[kind]}`}
          value={lines}
          onChange={(event) => setLines(event.currentTarget.value)}
          dir="auto"
          rows={8}
          spellCheck={false}
          classNames={{ input: classes.lines ?? '' }}
        />
      ) : null}
      <div className={classes.send}>
        <Button type="submit" size="md">
          {t('list_check.ask')}
        </Button>
        {fault === null ? null : (
          <span role="alert" className={classes.fault}>
            {t(fault)}
          </span>
        )}
      </div>
    </form>
  )
}

function faultOf(purpose: Purpose | null, file: File | null, lines: string): MessageId | null {
  if (purpose === null) return 'list_check.fault.purpose'
  if (file === null && lines.trim() === '') return 'list_check.fault.nothing'
  const bytes = file?.size ?? new Blob([lines]).size
  return bytes > LARGEST_BYTES ? 'list_check.fault.too_large' : null
}
