import { Checkbox, FileInput, MultiSelect, PasswordInput, Select, Textarea, TextInput } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import {
  type Control,
  type FieldPath,
  type FieldValues,
  type RegisterOptions,
  useController,
} from 'react-hook-form'
import { countries, countryName, type Language } from '../../kernel/country.ts'
import { organisations, parseIssuer } from '../../kernel/issuer.ts'
import { parsePartialDate } from '../../kernel/partial-date.ts'
import { useLanguage, useText } from '../i18n.tsx'
import { PartialDateText } from '../show/PartialDateText.tsx'

/** What every field needs: the form's control, its name in the form, and words. Values are text unless said. */
type FieldProps<Form extends FieldValues> = {
  readonly control: Control<Form>
  readonly name: FieldPath<Form>
  readonly label: string
  readonly hint?: string
  readonly rules?: Pick<RegisterOptions<Form, FieldPath<Form>>, 'required' | 'maxLength' | 'validate'>
  readonly disabled?: boolean
}

type TextProps<Form extends FieldValues> = FieldProps<Form> & {
  readonly autoComplete?: string
  readonly placeholder?: string
}

export function TextField<Form extends FieldValues>(props: TextProps<Form>): ReactElement {
  return <TextInput {...useField(props)} {...hints(props)} />
}

export function TextAreaField<Form extends FieldValues>(props: TextProps<Form>): ReactElement {
  return <Textarea autosize minRows={3} {...useField(props)} {...hints(props)} />
}

export function PasswordField<Form extends FieldValues>(props: TextProps<Form>): ReactElement {
  const t = useText()
  const toggle = { 'aria-label': t('field.show_password') }
  return <PasswordInput {...useField(props)} {...hints(props)} visibilityToggleButtonProps={toggle} />
}

export type Choice = { readonly value: string; readonly label: string }

/** One of a few. The value is null until something is chosen. */
export function SelectField<Form extends FieldValues>(
  props: FieldProps<Form> & { readonly choices: readonly Choice[] },
): ReactElement {
  return <Select data={[...props.choices]} allowDeselect={false} {...useField(props)} />
}

/** A country by name in the reader's language; the value is its alpha-3 code or null. */
export function CountryField<Form extends FieldValues>(props: FieldProps<Form>): ReactElement {
  const t = useText()
  return <CodeField {...props} choices={useCountryChoices()} nothing={t('field.no_country')} />
}

/** Who issues documents: a country, or an organisation. The value is its code or null. */
export function IssuerField<Form extends FieldValues>(props: FieldProps<Form>): ReactElement {
  const t = useText()
  return <CodeField {...props} choices={useIssuerChoices()} nothing={t('field.no_issuer')} />
}

type CodeProps<Form extends FieldValues> = FieldProps<Form> & {
  readonly choices: readonly Choice[]
  /** What is said when no choice is meant. */
  readonly nothing: string
}

function CodeField<Form extends FieldValues>({ choices, nothing, ...props }: CodeProps<Form>): ReactElement {
  const t = useText()
  return (
    <Select
      data={[...choices]}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('field.clear') }}
      nothingFoundMessage={nothing}
      filter={({ options, search }) =>
        options.filter((option) => 'value' in option && isMeant(option, search))
      }
      {...useField(props)}
    />
  )
}

function useCountryChoices(): Choice[] {
  const { language } = useLanguage()
  const choices = countries.map((code) => ({ value: code, label: countryName(code, language) }))
  return byLabel(choices, language)
}

function useIssuerChoices(): Choice[] {
  const { language } = useLanguage()
  const others = organisations.map(({ code, names }) => ({ value: code, label: names[language] }))
  return byLabel([...useCountryChoices(), ...others], language)
}

function byLabel(choices: readonly Choice[], language: Language): Choice[] {
  const order = new Intl.Collator(language)
  return [...choices].sort((a, b) => order.compare(a.label, b.label))
}

/** Several of some. The value is a list of their values, in the order in which they were chosen. */
export function ChoicesField<Form extends FieldValues>(
  props: FieldProps<Form> & { readonly choices: readonly Choice[] },
): ReactElement {
  const t = useText()
  return (
    <MultiSelect
      data={[...props.choices]}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('field.clear') }}
      nothingFoundMessage={t('field.no_choice')}
      filter={({ options, search }) =>
        options.filter((option) => 'value' in option && isMeant(option, search))
      }
      {...useField(props)}
    />
  )
}

/** Countries by name in the reader's language; the value is a list of alpha-3 codes. */
export function CountriesField<Form extends FieldValues>(props: FieldProps<Form>): ReactElement {
  return <ChoicesField {...props} choices={useCountryChoices()} />
}

/** By any part of the name, or by a code: `fra`, `fr`, `d`. */
function isMeant(option: Choice, search: string): boolean {
  const typed = search.trim().toLowerCase()
  return option.label.toLowerCase().includes(typed) || parseIssuer(typed) === option.value
}

/** A date as somebody knows it, typed freely; under it stands how it was understood. The value is the text. */
export function PartialDateField<Form extends FieldValues>(props: FieldProps<Form>): ReactElement {
  const t = useText()
  const field = useField({
    ...props,
    rules: { validate: (text) => isDateOrEmpty(text) || t('field.no_date') },
  })
  const date = typeof field.value === 'string' ? parsePartialDate(field.value) : null
  const understood = date === null ? (props.hint ?? t('field.date_hint')) : <PartialDateText date={date} />
  return <TextInput {...field} description={understood} autoComplete="off" />
}

function isDateOrEmpty(text: unknown): boolean {
  return typeof text !== 'string' || text.trim() === '' || parsePartialDate(text) !== null
}

/** The value is true or false. */
export function CheckboxField<Form extends FieldValues>(props: FieldProps<Form>): ReactElement {
  const { value, ...field } = useField(props)
  return <Checkbox {...field} checked={value === true} />
}

/** The value is a File or null. */
export function FileField<Form extends FieldValues>(
  props: FieldProps<Form> & { readonly accept: string },
): ReactElement {
  const t = useText()
  const { label, ...field } = useField(props)
  return (
    <FileInput
      {...field}
      label={label}
      accept={props.accept}
      leftSection={<IconFile size={16} aria-hidden />}
      placeholder={t('field.choose_file')}
      clearable
      clearButtonProps={{ 'aria-label': t('field.clear') }}
    />
  )
}

function useField<Form extends FieldValues>({
  control,
  name,
  label,
  hint,
  rules,
  disabled,
}: FieldProps<Form>) {
  const { field, fieldState } = useController({ control, name, ...(rules === undefined ? {} : { rules }) })
  return {
    ...field,
    label,
    description: hint,
    error: fieldState.error?.message,
    disabled: disabled ?? false,
    withAsterisk: rules?.required !== undefined,
  }
}

function hints<Form extends FieldValues>({ autoComplete, placeholder }: TextProps<Form>) {
  return { autoComplete: autoComplete ?? 'off', ...(placeholder === undefined ? {} : { placeholder }) }
}
