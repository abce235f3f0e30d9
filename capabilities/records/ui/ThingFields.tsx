import type { ReactElement } from 'react'
import { type Control, useFieldArray } from 'react-hook-form'
import { type FactField, factChoices, factFields } from '../../../kernel/record-facts.ts'
import type { ThingKind } from '../../../kernel/record-kind.ts'
import {
  CountryField,
  IssuerField,
  PartialDateField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../kit/form/fields.tsx'
import { Rows } from '../../../kit/form/Rows.tsx'
import { type Said, useText } from '../../../kit/i18n.tsx'
import type { CellShape } from '../body-parts.ts'
import { columnsOf } from '../body-text.ts'
import { type Field, fieldsOf } from '../fields.ts'
import classes from './life.module.css'
import type { RecordForm } from './record-form.ts'

type Props = { readonly control: Control<RecordForm>; readonly kind: ThingKind }

/** What is known of a thing: its fields from its schema, short ones side by side. */
export function ThingFields({ control, kind }: Props): ReactElement {
  const t = useText()
  const fields = fieldsOf(kind) as readonly Field[]
  const isShort = ({ shape }: Field): boolean => shape.is === 'cell'
  return (
    <>
      {kind === 'travel_document' ? (
        <p className={classes.hint}>{t('record.travel_document_owner')}</p>
      ) : null}
      {impersonal.includes(kind) ? <p className={classes.hint}>{t('record.impersonal')}</p> : null}
      <div className={classes.pair}>
        {fields.filter(isShort).map((field) => (
          <CellField key={field.name} control={control} kind={kind} field={field} />
        ))}
      </div>
      {fields
        .filter((field) => !isShort(field))
        .map((field) =>
          field.shape.is === 'long' ? (
            <TextAreaField
              key={field.name}
              control={control}
              name={`body.things.${kind}.cells.${field.name}`}
              label={t(`record.field.${fieldName(field)}`)}
            />
          ) : (
            <RowsField key={`${kind}.${field.name}`} control={control} kind={kind} field={field} />
          ),
        )}
    </>
  )
}

/** Databases without personal data [domain.md §2.1]. */
const impersonal: readonly ThingKind[] = ['travel_document', 'vehicle', 'work_of_art']

function fieldName({ name }: Field): FactField {
  const known = factFields.find((field) => field === name)
  if (known === undefined) throw new Error(`the field ${name} has no words`)
  return known
}

type FieldProps = Props & { readonly field: Field }

function CellField({ control, kind, field }: FieldProps): ReactElement | null {
  const t = useText()
  const { shape } = field
  if (shape.is !== 'cell') return null
  return (
    <OneCell
      control={control}
      name={`body.things.${kind}.cells.${field.name}`}
      label={t(`record.field.${fieldName(field)}`)}
      cell={shape.cell}
      isNeeded={shape.isNeeded}
    />
  )
}

function RowsField({ control, kind, field }: FieldProps): ReactElement {
  const t = useText()
  const name = `body.things.${kind}.rows.${field.name}` as const
  const { fields, append, remove } = useFieldArray({ control, name })
  const label = t(`record.field.${fieldName(field)}`)
  const columns = Object.entries(columnsOf(field.shape) ?? {})
  const isOne = columns.length === 1
  return (
    <Rows
      label={label}
      ids={fields.map(({ id }) => id)}
      addLabel={t('record.add_row')}
      onAdd={() => append(Object.fromEntries(columns.map(([column, { is }]) => [column, emptyOf(is)])))}
      onRemove={remove}
      row={(place) =>
        columns.map(([column, cell]) => (
          <OneCell
            key={column}
            control={control}
            name={`${name}.${place}.${column}`}
            label={isOne ? label : columnLabel(t, column)}
            cell={cell}
            isNeeded={false}
          />
        ))
      }
    />
  )
}

function emptyOf(is: CellShape['is']): string | null {
  return is === 'choice' || is === 'country' || is === 'issuer' ? null : ''
}

const columnNames = ['number', 'country', 'part', 'state', 'text'] as const

function columnLabel(t: Said, column: string): string {
  const known = columnNames.find((name) => name === column)
  if (known === undefined) throw new Error(`the column ${column} has no words`)
  return t(`record.column.${known}`)
}

type CellProps = {
  readonly control: Control<RecordForm>
  readonly name:
    | `body.things.${ThingKind}.cells.${string}`
    | `body.things.${ThingKind}.rows.${string}.${number}.${string}`
  readonly label: string
  readonly cell: CellShape
  readonly isNeeded: boolean
}

function OneCell({ control, name, label, cell, isNeeded }: CellProps): ReactElement {
  const t = useText()
  const needed = isNeeded ? { rules: { required: t('record.not_optional') } } : {}
  switch (cell.is) {
    case 'country':
      return <CountryField control={control} name={name} label={label} {...needed} />
    case 'issuer':
      return <IssuerField control={control} name={name} label={label} {...needed} />
    case 'date':
      return <PartialDateField control={control} name={name} label={label} />
    case 'choice':
      return (
        <SelectField
          control={control}
          name={name}
          label={label}
          choices={cell.of.map((value) => ({ value, label: choiceLabel(t, value) }))}
          {...needed}
        />
      )
    case 'text':
    case 'number':
    case 'whole':
      return <TextField control={control} name={name} label={label} {...needed} />
  }
}

function choiceLabel(t: Said, value: string): string {
  const code = factChoices.find((known) => known === value)
  return code === undefined ? value : t(`record.choice.${code}`)
}
