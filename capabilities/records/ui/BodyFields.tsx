import type { ReactElement } from 'react'
import { useFieldArray } from 'react-hook-form'
import { isNamedKind, type RecordKind } from '../../../kernel/record-kind.ts'
import {
  CountriesField,
  CountryField,
  IssuerField,
  PartialDateField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../kit/form/fields.tsx'
import { Rows } from '../../../kit/form/Rows.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { documentTypes } from '../body-parts.ts'
import { sexes } from '../record.ts'
import classes from './life.module.css'
import { type BodyControl, NameRows } from './NameRows.tsx'
import { ThingFields } from './ThingFields.tsx'

/** What is known of the person or thing, field by field. */
export function BodyFields({ control, kind }: BodyControl & { readonly kind: RecordKind }): ReactElement {
  const t = useText()
  if (!isNamedKind(kind)) return <ThingFields control={control} kind={kind} />
  return (
    <>
      <NameRows control={control} />
      {kind === 'person' ? <PersonFields control={control} /> : null}
      {kind === 'organisation' ? <OrganisationFields control={control} /> : null}
      {kind === 'vessel' ? <VesselFields control={control} /> : null}
      {kind === 'vessel' ? (
        <LineRows control={control} name="engineNumbers" label={t('record.engine_numbers')} />
      ) : null}
      <DocumentRows control={control} />
      <LineRows control={control} name="programmes" label={t('record.programmes')} />
      <TextAreaField control={control} name="body.remarks" label={t('record.remarks')} />
    </>
  )
}

function PersonFields({ control }: BodyControl): ReactElement {
  const t = useText()
  return (
    <>
      <DateRows control={control} />
      <div className={classes.pair}>
        <CountriesField control={control} name="body.countries" label={t('record.nationalities')} />
        <SelectField
          control={control}
          name="body.sex"
          label={t('record.sex')}
          choices={sexes.map((value) => ({ value, label: t(`record.sex.${value}`) }))}
        />
      </div>
      <PlaceRows control={control} name="birthPlaces" label={t('record.birth_places')} />
      <PlaceRows control={control} name="addresses" label={t('record.addresses')} />
      <LineRows control={control} name="positions" label={t('record.positions')} />
    </>
  )
}

function OrganisationFields({ control }: BodyControl): ReactElement {
  const t = useText()
  return (
    <>
      <CountriesField control={control} name="body.countries" label={t('record.countries')} />
      <PlaceRows control={control} name="addresses" label={t('record.addresses')} />
    </>
  )
}

const digits = (count: number) => new RegExp(`^\\d{${count}}$`)

function VesselFields({ control }: BodyControl): ReactElement {
  const t = useText()
  const exactly = (count: number, refused: string) => ({
    validate: (text: unknown) => text === '' || digits(count).test(String(text)) || refused,
  })
  return (
    <div className={classes.pair}>
      <TextField
        control={control}
        name="body.imo"
        label={t('record.imo')}
        rules={exactly(7, t('record.imo_digits'))}
      />
      <TextField
        control={control}
        name="body.mmsi"
        label={t('record.mmsi')}
        rules={exactly(9, t('record.mmsi_digits'))}
      />
      <TextField control={control} name="body.hin" label={t('record.hin')} />
      <TextField
        control={control}
        name="body.companyImo"
        label={t('record.company_imo')}
        rules={exactly(7, t('record.imo_digits'))}
      />
      <TextField control={control} name="body.callSign" label={t('record.call_sign')} />
      <CountryField control={control} name="body.flag" label={t('record.flag')} />
      <TextField control={control} name="body.vesselType" label={t('record.vessel_type')} />
      <TextField
        control={control}
        name="body.grossTonnage"
        label={t('record.tonnage')}
        rules={{ validate: (text) => /^\d{0,9}$/.test(String(text)) || t('record.tonnage_digits') }}
      />
      <TextField control={control} name="body.shipOwner" label={t('record.vessel_owner')} />
    </div>
  )
}

function DateRows({ control }: BodyControl): ReactElement {
  const t = useText()
  const { fields, append, remove } = useFieldArray({ control, name: 'body.born' })
  return (
    <Rows
      label={t('record.born')}
      ids={fields.map(({ id }) => id)}
      addLabel={t('record.add_date')}
      onAdd={() => append({ text: '', was: null })}
      onRemove={remove}
      row={(place) => (
        <PartialDateField control={control} name={`body.born.${place}.text`} label={t('record.born')} />
      )}
    />
  )
}

type PlacesProps = BodyControl & { readonly name: 'birthPlaces' | 'addresses'; readonly label: string }

function PlaceRows({ control, name, label }: PlacesProps): ReactElement {
  const t = useText()
  const { fields, append, remove } = useFieldArray({ control, name: `body.${name}` })
  return (
    <Rows
      label={label}
      ids={fields.map(({ id }) => id)}
      addLabel={t('record.add_place')}
      onAdd={() => append({ text: '', country: null })}
      onRemove={remove}
      row={(place) => (
        <>
          <TextField control={control} name={`body.${name}.${place}.text`} label={t('record.place')} />
          <CountryField
            control={control}
            name={`body.${name}.${place}.country`}
            label={t('record.country')}
          />
        </>
      )}
    />
  )
}

type LinesProps = BodyControl & {
  readonly name: 'positions' | 'programmes' | 'engineNumbers'
  readonly label: string
}

function LineRows({ control, name, label }: LinesProps): ReactElement {
  const t = useText()
  const { fields, append, remove } = useFieldArray({ control, name: `body.${name}` })
  return (
    <Rows
      label={label}
      ids={fields.map(({ id }) => id)}
      addLabel={t('record.add_line')}
      onAdd={() => append({ text: '' })}
      onRemove={remove}
      row={(place) => <TextField control={control} name={`body.${name}.${place}.text`} label={label} />}
    />
  )
}

function DocumentRows({ control }: BodyControl): ReactElement {
  const t = useText()
  const { fields, append, remove } = useFieldArray({ control, name: 'body.documents' })
  const types = documentTypes.map((value) => ({ value, label: t(`record.document.${value}`) }))
  return (
    <Rows
      label={t('record.documents')}
      ids={fields.map(({ id }) => id)}
      addLabel={t('record.add_document')}
      onAdd={() => append({ type: 'passport', number: '', issuer: null, note: '' })}
      onRemove={remove}
      row={(place) => (
        <>
          <SelectField
            control={control}
            name={`body.documents.${place}.type`}
            label={t('record.document_type')}
            choices={types}
          />
          <TextField
            control={control}
            name={`body.documents.${place}.number`}
            label={t('record.document_number')}
          />
          <IssuerField
            control={control}
            name={`body.documents.${place}.issuer`}
            label={t('record.document_issuer')}
          />
          <TextField
            control={control}
            name={`body.documents.${place}.note`}
            label={t('record.document_note')}
          />
        </>
      )}
    />
  )
}
