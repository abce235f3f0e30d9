import { z } from 'zod'
import type { Country } from '../../kernel/country.ts'
import { parseCountry } from '../../kernel/country.ts'
import { type Issuer, parseIssuer } from '../../kernel/issuer.ts'
import { calendars, type PartialDate, qualifiers } from '../../kernel/partial-date.ts'
import { nameTypes, scripts } from '../../kernel/person-name.ts'
import { type NumberFormName, numberForms, type PatternedForm } from './number-forms.ts'

/** One value as somebody writes it: in a form's field, in a cell of a table. `of` are the codes of a choice. */
export type CellShape =
  | { readonly is: 'text' | 'country' | 'issuer' | 'date' | 'whole' }
  | { readonly is: 'number'; readonly form: NumberFormName }
  /** `unsaid`: what an empty cell means. */
  | { readonly is: 'choice'; readonly of: readonly string[]; readonly unsaid?: string }

/**
 * How a field of a body is written and read. Each part below is registered with its shape, so that forms, templates,
 * pages and differences follow from the schema.
 */
export type FieldShape =
  | { readonly is: 'cell'; readonly cell: CellShape; readonly isNeeded: boolean }
  /** A remark or description of many lines. */
  | { readonly is: 'long' }
  | { readonly is: 'list'; readonly cell: CellShape }
  | { readonly is: 'rows'; readonly columns: Readonly<Record<string, CellShape>> }
  | { readonly is: 'names' }

export const shapes = z.registry<FieldShape>()

/** Longest text of one line, and of a remark. Ours to confirm. */
const LINE = 500
const REMARK = 20_000

/** A country by its alpha-3 code. A transform would make the schema one-way, and answers are written with it as well. */
export const countryCode = z
  .string()
  .length(3)
  .refine(
    (code) => parseCountry(code) === code,
    'not an ISO 3166-1 alpha-3 code',
  ) as unknown as z.ZodType<Country>

/** A country by its alpha-3 code, or an organisation that issues travel documents. */
export const issuerCode = z
  .string()
  .length(3)
  .refine(
    (code) => parseIssuer(code) === code,
    'neither an ISO 3166-1 alpha-3 code nor that of an organisation in ICAO Doc 9303-3',
  ) as unknown as z.ZodType<Issuer>

const year = z.number().int().min(1).max(2700)
const month = z.number().int().min(1).max(12)
const day = z.number().int().min(1).max(31)
const calendar = z.enum(calendars)
const qualifier = z.enum(qualifiers)

const partialDate = z.discriminatedUnion('precision', [
  z.strictObject({ precision: z.literal('day'), year, month, day, qualifier, calendar }),
  z.strictObject({ precision: z.literal('month'), year, month, qualifier, calendar }),
  z.strictObject({ precision: z.literal('year'), year, qualifier, calendar }),
  z.strictObject({ precision: z.literal('range'), fromYear: year, toYear: year, calendar }),
]) satisfies z.ZodType<PartialDate>

export const line = z.string().min(1).max(LINE)

/** A line that must be there. */
export const neededText = () =>
  line.clone().register(shapes, { is: 'cell', cell: { is: 'text' }, isNeeded: true })
export const text = () =>
  line.nullable().register(shapes, { is: 'cell', cell: { is: 'text' }, isNeeded: false })
/** A number of a form, as it stands in a row. */
export const numberOf = (form: PatternedForm) =>
  z.string().regex(numberForms[form].pattern, numberForms[form].says)
export const numberCell = (form: NumberFormName) => ({ is: 'number', form }) as const
/** An identifier of a form, or null. */
export const number = (form: PatternedForm = 'any') =>
  numberOf(form)
    .nullable()
    .register(shapes, { is: 'cell', cell: numberCell(form), isNeeded: false })
export const neededNumber = (form: PatternedForm = 'any') =>
  numberOf(form).register(shapes, { is: 'cell', cell: numberCell(form), isNeeded: true })
export const country = () =>
  countryCode.nullable().register(shapes, { is: 'cell', cell: { is: 'country' }, isNeeded: false })
export const issuer = () =>
  issuerCode.nullable().register(shapes, { is: 'cell', cell: { is: 'issuer' }, isNeeded: false })
export const date = () =>
  partialDate.nullable().register(shapes, { is: 'cell', cell: { is: 'date' }, isNeeded: false })
export const choice = <const Of extends readonly [string, ...string[]]>(of: Of) =>
  z.enum(of).register(shapes, { is: 'cell', cell: { is: 'choice', of }, isNeeded: true })
/** A choice of which an empty cell says that it is not known. */
export const choiceOrUnknown = <const Of extends readonly ['unknown', ...string[]]>(of: Of) =>
  z.enum(of).register(shapes, { is: 'cell', cell: { is: 'choice', of, unsaid: 'unknown' }, isNeeded: false })
export const whole = () =>
  z
    .number()
    .int()
    .nonnegative()
    .nullable()
    .register(shapes, { is: 'cell', cell: { is: 'whole' }, isNeeded: false })
export const long = () => z.string().max(REMARK).nullable().register(shapes, { is: 'long' })
export const lines = (most: number) =>
  z
    .array(line)
    .max(most)
    .register(shapes, { is: 'list', cell: { is: 'text' } })
export const numbers = (most: number) =>
  z
    .array(numberOf('any'))
    .max(most)
    .register(shapes, { is: 'list', cell: numberCell('any') })
export const countriesList = (most: number) =>
  z
    .array(countryCode)
    .max(most)
    .register(shapes, { is: 'list', cell: { is: 'country' } })
export const dates = (most: number) =>
  z
    .array(partialDate)
    .max(most)
    .register(shapes, { is: 'list', cell: { is: 'date' } })

const recordName = z.strictObject({
  text: line,
  script: z.enum(scripts),
  type: z.enum(nameTypes),
  parts: z
    .strictObject({ given: line.nullable(), middle: line.nullable(), family: line.nullable() })
    .nullable(),
})
export type RecordName = z.infer<typeof recordName>

/** A place as the contributor wrote it; `country` where it is known which one is meant. */
const place = z.strictObject({ text: z.string().max(LINE), country: countryCode.nullable() })
export type Place = z.infer<typeof place>

export const documentTypes = [
  'passport',
  'identity_card',
  'national_number',
  'tax_number',
  'driving_licence',
  'registration',
  'other',
] as const
const identityDocument = z.strictObject({
  type: z.enum(documentTypes),
  number: line,
  issuer: issuerCode.nullable(),
  /** What the contributor calls it or says about it. */
  note: z.string().max(LINE).nullable(),
})
export type IdentityDocument = z.infer<typeof identityDocument>

export const names = () => z.array(recordName).min(1).max(500).register(shapes, { is: 'names' })
export const documents = () =>
  z
    .array(identityDocument)
    .max(500)
    .register(shapes, {
      is: 'rows',
      columns: {
        type: { is: 'choice', of: documentTypes },
        number: numberCell('listed'),
        issuer: { is: 'issuer' },
        note: { is: 'text' },
      },
    })
export const places = () =>
  z
    .array(place)
    .max(500)
    .register(shapes, { is: 'rows', columns: { text: { is: 'text' }, country: { is: 'country' } } })
/** Sanctions programmes or lists within a source, e.g. "DRC". */
export const programmes = () => lines(50)
