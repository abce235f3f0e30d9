import { z } from 'zod'
import type { RecordKind } from '../../kernel/record-kind.ts'
import { type FieldShape, shapes } from './body-parts.ts'
import { type BodyOf, recordBody } from './record.ts'

/** The fields of a kind's body, `kind` itself left out. */
export type FieldOf<Kind extends RecordKind> = Exclude<keyof BodyOf<Kind>, 'kind'>
export type Field<Name extends string = string> = { readonly name: Name; readonly shape: FieldShape }

const byKind = new Map<string, readonly Field[]>(
  recordBody.options.map((body) => [body.shape.kind.value, fieldsIn(body.shape)]),
)

/** How the body of a kind is written, in the order of its schema. */
export function fieldsOf<Kind extends RecordKind>(kind: Kind): readonly Field<FieldOf<Kind> & string>[] {
  const fields = byKind.get(kind)
  if (fields === undefined) throw new Error(`no body of the kind ${kind}`)
  return fields as readonly Field<FieldOf<Kind> & string>[]
}

function fieldsIn(shape: Readonly<Record<string, z.ZodType>>): readonly Field[] {
  return Object.entries(shape)
    .filter(([name]) => name !== 'kind')
    .map(([name, schema]) => ({ name, shape: shapeOf(name, schema) }))
}

function shapeOf(name: string, schema: z.ZodType): FieldShape {
  const inner = schema instanceof z.ZodDefault ? schema.unwrap() : schema
  const shape = shapes.get(inner as z.ZodType)
  if (shape === undefined) throw new Error(`the field ${name} has no shape`)
  return shape
}
