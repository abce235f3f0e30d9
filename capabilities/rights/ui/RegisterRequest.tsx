import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { type Control, useFieldArray, useForm } from 'react-hook-form'
import { type Language, languages } from '../../../kernel/country.ts'
import {
  CountryField,
  IssuerField,
  PartialDateField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../kit/form/fields.tsx'
import { Rows } from '../../../kit/form/Rows.tsx'
import { useLanguage, useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { REQUESTS_PATH, requestMade } from '../contract/requests.ts'
import { type RequestKind, requestKinds } from '../request.ts'
import { useDeed } from './deed.ts'
import classes from './rights.module.css'
import { Refused } from './words.tsx'

type Form = {
  kind: RequestKind
  language: Language
  receivedOn: string
  names: { text: string }[]
  born: string
  nationality: string | null
  documents: { number: string; issuer: string | null }[]
  contact: string
  representative: string
  wish: string
}

type Props = { readonly onAdded: (id: string) => void; readonly onCancel: () => void }

/** A letter that arrived, put into the form. Nothing of it leaves the commission. */
export function RegisterRequest({ onAdded, onCancel }: Props): ReactElement {
  const t = useText()
  const { language } = useLanguage()
  const { control, handleSubmit } = useForm<Form>({ defaultValues: emptyForm(language) })
  const { send, isWorking, problem } = useDeed(requestMade, ({ id }) => onAdded(id))
  const submit = handleSubmit((form) => send(REQUESTS_PATH, requestOf(form)))
  const needed = { required: t('signin.required') }
  return (
    <Panel title={t('rights.add')}>
      <form
        className={`${classes.form} ${classes.narrow}`}
        noValidate
        onSubmit={(event) => submit(event).catch(reportError)}
      >
        <p className={classes.hint}>{t('rights.add_hint')}</p>
        <Letter control={control} />
        <Person control={control} />
        <TextAreaField control={control} name="contact" label={t('rights.contact')} rules={needed} />
        <TextAreaField control={control} name="wish" label={t('rights.wish')} rules={needed} />
        <Refused problem={problem} />
        <div className={classes.actions}>
          <Button type="submit" loading={isWorking}>
            {t('rights.register')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('people.cancel')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function emptyForm(language: Language): Form {
  return {
    ...{ kind: 'access', language, receivedOn: new Date().toISOString().slice(0, 10) },
    ...{ names: [{ text: '' }], born: '', nationality: null, documents: [] },
    ...{ contact: '', representative: '', wish: '' },
  }
}

type PartProps = { readonly control: Control<Form> }

function Letter({ control }: PartProps): ReactElement {
  const t = useText()
  return (
    <div className={classes.fields}>
      <SelectField
        control={control}
        name="kind"
        label={t('rights.kind')}
        choices={requestKinds.map((value) => ({ value, label: t(`rights.kind.${value}`) }))}
      />
      <SelectField
        control={control}
        name="language"
        label={t('rights.language')}
        choices={languages.map((value) => ({ value, label: t(`rights.language.${value}`) }))}
      />
      <TextField
        control={control}
        name="receivedOn"
        label={t('rights.received_on')}
        placeholder="2026-03-01"
        rules={{ validate: (text) => isDay(String(text)) || t('rights.no_day') }}
      />
    </div>
  )
}

function Person({ control }: PartProps): ReactElement {
  const t = useText()
  const names = useFieldArray({ control, name: 'names' })
  const documents = useFieldArray({ control, name: 'documents' })
  const needed = { required: t('signin.required') }
  return (
    <>
      <Rows
        label={t('rights.names')}
        addLabel={t('rights.add_name')}
        ids={names.fields.map(({ id }) => id)}
        onAdd={() => names.append({ text: '' })}
        onRemove={(place) => {
          if (names.fields.length > 1) names.remove(place)
        }}
        row={(place) => (
          <TextField control={control} name={`names.${place}.text`} label={t('rights.name')} rules={needed} />
        )}
      />
      <div className={classes.fields}>
        <PartialDateField control={control} name="born" label={t('check.field.born')} />
        <CountryField control={control} name="nationality" label={t('check.field.nationality')} />
        <TextField control={control} name="representative" label={t('rights.representative')} />
      </div>
      <Rows
        label={t('rights.documents')}
        addLabel={t('rights.add_document')}
        ids={documents.fields.map(({ id }) => id)}
        onAdd={() => documents.append({ number: '', issuer: null })}
        onRemove={documents.remove}
        row={(place) => (
          <>
            <TextField
              control={control}
              name={`documents.${place}.number`}
              label={t('rights.number')}
              rules={needed}
            />
            <IssuerField control={control} name={`documents.${place}.issuer`} label={t('rights.issuer')} />
          </>
        )}
      />
    </>
  )
}

/** A day that exists and is not ahead. */
function isDay(text: string): boolean {
  const at = new Date(`${text.trim()}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text.trim()) && !Number.isNaN(at.getTime()) && at.getTime() <= Date.now()
}

function requestOf({
  receivedOn,
  names,
  born,
  representative,
  contact,
  nationality,
  documents,
  ...rest
}: Form) {
  return {
    ...rest,
    receivedAt: `${receivedOn.trim()}T00:00:00Z`,
    applicant: {
      ...{ contact, nationality, documents },
      names: names.map(({ text }) => text),
      born: born.trim() === '' ? null : born.trim(),
      representative: representative.trim() === '' ? null : representative.trim(),
    },
  }
}
