import fc from 'fast-check'
import { z } from 'zod'
import type { Random } from '../../db/seed/random.ts'

/** The part of JSON Schema that zod writes for our contracts. */
export type JsonSchema = {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/** What a property of this name should hold, when its schema alone does not say; undefined leaves it to the schema. */
type Hint = (property: string, schema: JsonSchema) => unknown

export type Drawing = {
  readonly random: Random
  readonly hint: Hint
  /** Share of optional properties that are sent. */
  readonly optional: number
}

/** Each route is asked thousands of times. */
const inputSchemas = new WeakMap<z.ZodType, JsonSchema>()

/** The input side of a zod schema; null when a route has none. */
export function inputSchema(schema: unknown): JsonSchema | null {
  if (!(schema instanceof z.ZodType)) return null
  const known = inputSchemas.get(schema)
  if (known !== undefined) return known
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  inputSchemas.set(schema, made)
  return made
}

/** One value that fits the schema. What a refinement asks beyond it is for the hints. */
export function sampleOf(schema: JsonSchema, property: string, drawing: Drawing): unknown {
  const { random, hint } = drawing
  if (schema.const !== undefined) return schema.const
  const hinted = hint(property, schema)
  if (hinted !== undefined) return hinted
  if (schema.enum !== undefined) return random.pick(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return sampleOf(random.pick(choices), property, drawing)
  if (schema.allOf !== undefined)
    return Object.assign({}, ...schema.allOf.map((part) => sampleOf(part, property, drawing)))
  switch (schema.type) {
    case 'object':
      return objectOf(schema, drawing)
    case 'array':
      return arrayOf(schema, property, drawing)
    case 'integer':
    case 'number':
      return random.int(schema.minimum ?? 0, Math.min(schema.maximum ?? 9, (schema.minimum ?? 0) + 9))
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    default:
      return textOf(schema, random)
  }
}

function objectOf(schema: JsonSchema, drawing: Drawing): Record<string, unknown> {
  const required = new Set(schema.required ?? [])
  const sent = Object.entries(schema.properties ?? {}).filter(
    ([name]) => required.has(name) || drawing.random.chance(drawing.optional),
  )
  return Object.fromEntries(sent.map(([name, part]) => [name, sampleOf(part, name, drawing)]))
}

function arrayOf(schema: JsonSchema, property: string, drawing: Drawing): unknown[] {
  const { items = {}, minItems = 0, maxItems = 2 } = schema
  const length = drawing.random.int(
    Math.max(minItems, Math.min(1, maxItems)),
    Math.min(maxItems, minItems + 2),
  )
  return Array.from({ length }, () => sampleOf(items, property, drawing))
}

const WORD = 'invented '

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema, random: Random): string {
  if (format === 'date-time') return new Date(Date.UTC(2026, random.int(3, 11), 1)).toISOString()
  if (format === 'date') return '2026-06-01'
  if (format === 'uuid') throw new Error('a hint gives ids')
  if (pattern !== undefined) return textLike(pattern, random)
  const text = WORD.repeat(Math.ceil((minLength + 1) / WORD.length)).trim()
  return text.slice(0, maxLength)
}

const textsMatching = new Map<string, fc.Arbitrary<string>>()

function textLike(pattern: string, random: Random): string {
  const texts = textsMatching.get(pattern) ?? fc.stringMatching(new RegExp(pattern))
  textsMatching.set(pattern, texts)
  const [text = ''] = fc.sample(texts, {
    numRuns: 1,
    seed: random.int(0, 2 ** 31 - 1),
  })
  return text
}
