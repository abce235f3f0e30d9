import type { ReactElement } from 'react'
import { type Control, useFieldArray } from 'react-hook-form'
import { nameTypes } from '../../../kernel/person-name.ts'
import { SelectField, TextField } from '../../../kit/form/fields.tsx'
import { Rows } from '../../../kit/form/Rows.tsx'
import { useText } from '../../../kit/i18n.tsx'
import type { RecordForm } from './record-form.ts'

export type BodyControl = { readonly control: Control<RecordForm> }

/** At least one name; the script is read from its letters. */
export function NameRows({ control }: BodyControl): ReactElement {
  const t = useText()
  const { fields, append, remove } = useFieldArray({ control, name: 'body.names' })
  const types = nameTypes.map((value) => ({ value, label: t(`record.name.${value}`) }))
  return (
    <Rows
      label={t('record.names')}
      ids={fields.map(({ id }) => id)}
      addLabel={t('record.add_name')}
      onAdd={() => append({ text: '', type: 'alias', was: null })}
      onRemove={remove}
      row={(place) => (
        <>
          <TextField
            control={control}
            name={`body.names.${place}.text`}
            label={t('record.name')}
            rules={place === 0 ? { required: t('record.name_missing') } : {}}
          />
          <SelectField
            control={control}
            name={`body.names.${place}.type`}
            label={t('record.name_type')}
            choices={types}
          />
        </>
      )}
    />
  )
}
