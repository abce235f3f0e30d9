import { Checkbox } from '@mantine/core'
import type { ReactElement } from 'react'
import { type Control, useController, useWatch } from 'react-hook-form'
import { handlingCodes, levels } from '../../../kernel/handling.ts'
import { purposes } from '../../../kernel/purpose.ts'
import { ChoicesField, SelectField, TextField } from '../../../kit/form/fields.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { disclosures } from '../guard.ts'
import { useBureauChoices } from './bureau-choices.ts'
import classes from './life.module.css'
import { useListChoices } from './list-choices.ts'
import type { RecordForm } from './record-form.ts'

type Props = { readonly control: Control<RecordForm>; readonly bureau: string }

const GRADE = /^(?:[A-F][1-6])?$/

/** On which terms the record is kept and shared: what the policy judges every reader by. */
export function TermsFields({ control, bureau }: Props): ReactElement {
  const t = useText()
  return (
    <>
      <SelectField
        control={control}
        name="terms.purpose"
        label={t('record.purpose')}
        choices={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
      />
      <SelectField
        control={control}
        name="terms.level"
        label={t('record.level')}
        choices={levels.map((value) => ({ value, label: t(`record.level.${value}`) }))}
      />
      <Handling control={control} />
      <Sharing control={control} bureau={bureau} />
      <ChoicesField
        control={control}
        name="terms.purposes"
        label={t('record.purposes')}
        hint={t('record.purposes_hint')}
        choices={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
      />
      <SelectField
        control={control}
        name="terms.disclosure"
        label={t('record.disclosure')}
        choices={disclosures.map((value) => ({ value, label: t(`record.disclosure.${value}`) }))}
      />
      <TextField
        control={control}
        name="terms.grade"
        label={t('record.grade')}
        hint={t('record.grade_hint')}
        rules={{ validate: (text) => GRADE.test(String(text)) || t('record.grade_hint') }}
      />
      <TextField control={control} name="terms.ownerUnit" label={t('record.owner_unit')} />
    </>
  )
}

function Handling({ control }: Pick<Props, 'control'>): ReactElement {
  const t = useText()
  const { field } = useController({ control, name: 'terms.handling' })
  return (
    <>
      <Checkbox.Group
        label={t('record.handling')}
        value={field.value}
        onChange={(given) => field.onChange(handlingCodes.filter((code) => given.includes(code)))}
      >
        <div className={classes.fieldset}>
          {handlingCodes.map((code) => (
            <Checkbox key={code} value={code} label={`${code} · ${t(`record.handling.${code}`)}`} />
          ))}
        </div>
      </Checkbox.Group>
      {field.value.includes('H3') ? (
        <TextField
          control={control}
          name="terms.handlingText"
          label={t('record.handling_text')}
          rules={{ required: t('record.handling_text_missing') }}
        />
      ) : null}
    </>
  )
}

const audiences = ['owner', 'listed', 'all_except', 'all'] as const

function Sharing({ control, bureau }: Props): ReactElement {
  const t = useText()
  const shareTo = useWatch({ control, name: 'terms.shareTo' })
  const choices = useBureauChoices(bureau)
  const lists = useListChoices()
  return (
    <>
      <SelectField
        control={control}
        name="terms.shareTo"
        label={t('record.sharing')}
        choices={audiences.map((value) => ({ value, label: t(`record.sharing.choice.${value}`) }))}
      />
      {shareTo === 'listed' || shareTo === 'all_except' ? (
        <>
          <ChoicesField
            control={control}
            name="terms.shareBureaus"
            label={t(`record.sharing.bureaus.${shareTo}`)}
            choices={choices}
          />
          <ChoicesField
            control={control}
            name="terms.shareLists"
            label={t(`record.sharing.lists.${shareTo}`)}
            choices={lists}
          />
        </>
      ) : null}
      {shareTo === 'listed' ? (
        <ChoicesField
          control={control}
          name="terms.denied"
          label={t('record.sharing.denied')}
          hint={t('record.sharing.denied_hint')}
          choices={choices}
        />
      ) : null}
    </>
  )
}
