import { isNamedKind, recordKinds, type ThingKind } from '../../../kernel/record-kind.ts'
import type { CellShape } from '../body-parts.ts'
import { type BodyTexts, columnsOf, readBody, readEditedBody, textsOf } from '../body-text.ts'
import { fieldsOf } from '../fields.ts'
import type { RecordBody, ThingBody } from '../record.ts'

/** What is typed of a thing: one text for a field, or its rows. Lists to choose from hold null until one is chosen. */
export type ThingForm = {
  cells: Record<string, string | null>
  rows: Record<string, Record<string, string | null>[]>
}

export type ThingForms = Record<ThingKind, ThingForm>

const thingKinds = recordKinds.filter((kind): kind is ThingKind => !isNamedKind(kind))

/** Cells in which one of a list is chosen. */
const chosen: readonly CellShape['is'][] = ['choice', 'country', 'issuer']

/** Every field of every kind, empty: a kind may be chosen at any time. */
export const emptyThings = Object.fromEntries(
  thingKinds.map((kind) => [kind, emptyThing(kind)]),
) as ThingForms

function emptyThing(kind: ThingKind): ThingForm {
  const form: ThingForm = { cells: {}, rows: {} }
  for (const { name, shape } of fieldsOf(kind)) {
    const isChosen = shape.is === 'cell' && chosen.includes(shape.cell.is)
    if (columnsOf(shape) === null) form.cells[name] = isChosen ? null : ''
    else form.rows[name] = []
  }
  return form
}

export function thingFormOf(body: ThingBody): ThingForm {
  const { cells, rows } = textsOf(body)
  const empty = emptyThing(body.kind)
  for (const [name, text] of Object.entries(cells))
    empty.cells[name] = text === '' ? (empty.cells[name] ?? '') : text
  for (const [name, held] of Object.entries(rows)) empty.rows[name] = held.map((row) => ({ ...row }))
  return empty
}

/** The body that the form says, to be judged by the server; `was` is the one that is changed, null of a new record. */
export function thingBodyOf(kind: ThingKind, form: ThingForm, was: RecordBody | null): RecordBody {
  const texts = typedTexts(form)
  const { body } = was === null ? readBody(kind, texts) : readEditedBody(was, texts)
  return body as unknown as RecordBody
}

function typedTexts({ cells, rows }: ThingForm): BodyTexts {
  return {
    cells: withoutNull(cells),
    rows: Object.fromEntries(Object.entries(rows).map(([name, held]) => [name, held.map(withoutNull)])),
  }
}

function withoutNull(row: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text ?? '']))
}
