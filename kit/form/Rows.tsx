import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import { useText } from '../i18n.tsx'
import classes from './rows.module.css'

type Props = {
  /** What the rows are, e.g. "Documents". */
  readonly label: string
  /** The ids that the form gives its rows. */
  readonly ids: readonly string[]
  readonly row: (place: number) => ReactNode
  readonly onAdd: () => void
  readonly onRemove: (place: number) => void
  readonly addLabel: string
}

/** Any number of the same sort. Each row is named by its number, so that what is removed is said. */
export function Rows({ label, ids, row, onAdd, onRemove, addLabel }: Props): ReactElement {
  const t = useText()
  return (
    <fieldset className={classes.rows}>
      <legend className={classes.legend}>{label}</legend>
      {ids.map((id, place) => (
        <div key={id} className={classes.row}>
          <div className={classes.fields}>{row(place)}</div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('field.remove_row', { label, number: place + 1 })}
            onClick={() => onRemove(place)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        className={classes.add}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={onAdd}
      >
        {addLabel}
      </Button>
    </fieldset>
  )
}
