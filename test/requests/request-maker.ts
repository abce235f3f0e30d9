import { LISTS_PATH } from '../../capabilities/checks/contract/batch.ts'
import { IMPORTS_PATH } from '../../capabilities/records/contract.ts'
import { someThings } from '../things.ts'
import { encode, type Method, type TestRoute } from '../world.ts'
import type { Facts } from './facts.ts'
import { recipes } from './recipes.ts'
import { inputSchema, type JsonSchema, sampleOf } from './schema-value.ts'

export type TestRequest = {
  readonly route: TestRoute
  readonly method: Method
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Buffer | null
}

/** Share of optional fields that are sent. */
const OPTIONAL = 0.4

const kindsOfSegments: Readonly<Record<string, string>> = {
  users: 'app_user',
  keys: 'api_key',
  'access-requests': 'inquiry',
  'deletion-notices': 'record',
  shifts: 'handover',
  lists: 'sharing_list',
}

/** A request that the schema of the route admits, about things that `facts` choose. */
export async function requestFor(route: TestRoute, facts: Facts): Promise<TestRequest> {
  const url = pathOf(route, facts) + queryOf(route, facts)
  const recipe = recipes[`${route.method} ${route.url}`]
  const body = recipe?.(facts) ?? bodyOf(route, facts)
  const base = { route, method: route.method, url }
  if (route.method === 'POST' && route.url === IMPORTS_PATH) return { ...base, ...(await importForm(facts)) }
  if (route.method === 'POST' && route.url === LISTS_PATH) return { ...base, ...(await listForm(facts)) }
  const headers = headersOf(route, facts)
  if (body === null) return { ...base, payload: null, headers }
  const payload = Buffer.from(JSON.stringify(body))
  return { ...base, payload, headers: { ...headers, 'content-type': 'application/json' } }
}

function pathOf(route: TestRoute, facts: Facts): string {
  const segments = route.url.split('/')
  const params = inputSchema(route.schema.params)?.properties ?? {}
  return segments
    .map((segment, at) => {
      if (!segment.startsWith(':')) return segment
      const [name, before] = [segment.slice(1), segments[at - 1] ?? '']
      const schema = params[name] ?? { format: 'uuid', type: 'string' }
      return encodeURIComponent(String(paramOf(name, schema, { before, facts })))
    })
    .join('/')
}

function paramOf(
  name: string,
  schema: JsonSchema,
  { before, facts }: { readonly before: string; readonly facts: Facts },
): unknown {
  if (schema.format === 'uuid') return facts.id(kindOf(before))
  // A piece that comes before its turn waits for a second.
  return name === 'piece' && facts.random.chance(0.95) ? 1 : draw(schema, name, facts)
}

/** `standing-checks` → `standing_check`, as tables are named. */
function kindOf(segment: string): string {
  return kindsOfSegments[segment] ?? segment.replaceAll('-', '_').replace(/(?:ies|s)$/, plural)
}

function plural(ending: string): string {
  return ending === 'ies' ? 'y' : ''
}

function queryOf(route: TestRoute, facts: Facts): string {
  const schema = inputSchema(route.schema.querystring)
  if (schema === null) return ''
  const drawn = draw(schema, '', facts) as Record<string, unknown>
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(drawn)) query.set(name, String(value))
  return query.size === 0 ? '' : `?${query}`
}

/** Those that the route declares; most things are at their first version. */
function headersOf(route: TestRoute, facts: Facts): Record<string, string> {
  const declared = inputSchema(route.schema.headers)?.properties ?? {}
  const made = Object.entries(declared).map(([name, schema]) => {
    const version = `"${facts.random.weighted([
      [1, 5],
      [2, 1],
    ] as const)}"`
    return [name, name === 'if-match' ? version : String(draw(schema, name, facts))] as const
  })
  return Object.fromEntries(made)
}

function bodyOf(route: TestRoute, facts: Facts): unknown {
  const schema = inputSchema(route.schema.body)
  if (schema !== null) return draw(schema, '', facts)
  return ['POST', 'PUT', 'PATCH'].includes(route.method) ? {} : null
}

function draw(schema: JsonSchema, property: string, facts: Facts): unknown {
  const hint = (name: string, part: JsonSchema) => hintOf(name, part, facts)
  return sampleOf(schema, property, { random: facts.random, hint, optional: OPTIONAL })
}

const COUNTRY_FIELDS = ['country', 'countries', 'nationality', 'nationalities', 'issuer', 'flag']
const COUNTRIES = ['PRT', 'MAR', 'FRA']
const NAME_FIELDS = ['name', 'text', 'given', 'family', 'q', 'query']
const BUREAU_FIELDS = [
  'bureau',
  'bureaus',
  'denied',
  'code',
  'to',
  'recipient',
  'owner',
  'asker',
  'toBureau',
  'newOwner',
]
const PLACES_OF_IDS = [
  'after',
  'before',
  'cursor',
  'left',
  'right',
  'a',
  'b',
  'first',
  'second',
  'same',
  'with',
]

type Hinting = readonly [
  applies: (name: string, schema: JsonSchema) => boolean,
  value: (facts: Facts) => unknown,
]

/** By name alone, whatever the schema says. */
const named: Readonly<Record<string, (facts: Facts) => unknown>> = {
  purpose: ({ purpose }) => purpose,
  version: () => 1,
  // Only H3 has a text, and a text only H3.
  handling: ({ random }) => random.pick(['H0', 'H1', 'H2']),
  handlingText: () => null,
  // What a pattern asks of a number, no text drawn from a schema has.
  body: recordBodyOf,
}

/** Of a person or of any kind of thing. */
function recordBodyOf({ random, name }: Facts): unknown {
  if (random.chance(0.4)) return random.pick(Object.values(someThings))
  return {
    ...{
      kind: 'person',
      names: [{ text: name().slice(0, 200), script: 'Latn', type: 'primary', parts: null }],
    },
    ...{ born: [], birthPlaces: [], nationalities: [random.pick(COUNTRIES)], sex: 'U', positions: [] },
    ...{ addresses: [], documents: [], programmes: [], remarks: null },
  }
}

/** What a text is, when no list of words says it. The first that applies counts. */
const texts: readonly Hinting[] = [
  [
    (name, { minLength }) => COUNTRY_FIELDS.includes(name) || minLength === 3,
    ({ random }) => random.pick(COUNTRIES),
  ],
  [(name) => NAME_FIELDS.includes(name), (facts) => facts.name()],
  [(name) => BUREAU_FIELDS.includes(name), (facts) => facts.bureau()],
  [(name) => /document|^number$/.test(name), (facts) => facts.document()],
  [(name) => /^born$|date$/i.test(name), () => '1984-02-13'],
]

/** What the schema cannot say: which word is a name, a number, a country, a bureau or an id. */
function hintOf(name: string, schema: JsonSchema, facts: Facts): unknown {
  const isList = schema.type === 'array'
  if (!isList && named[name] !== undefined) return named[name](facts)
  if (schema.format === 'date-time') return dateOf(name, facts)
  if (schema.format === 'uuid') return facts.id(kindOfField(name))
  if (schema.type !== 'string' || schema.enum !== undefined) return undefined
  const value = texts.find(([applies]) => applies(name, schema))?.[1](facts)
  return typeof value === 'string' ? value.slice(0, schema.maxLength ?? 200) : value
}

const DAY_MS = 86_400_000

/** What was, was lately; what is to come comes within the month. */
function dateOf(name: string, { now, random }: Facts): string {
  const isPast = /^(?:detected|received|from|since)/.test(name)
  return new Date(now.getTime() + random.int(1, 20) * (isPast ? -DAY_MS : DAY_MS)).toISOString()
}

function kindOfField(name: string): string {
  if (PLACES_OF_IDS.includes(name)) return 'record'
  if (name in kindsOfSegments) return kindsOfSegments[name] ?? ''
  return name.replace(/(?:Ids?|s)$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

async function importForm(facts: Facts): Promise<Pick<TestRequest, 'headers' | 'payload'>> {
  const line = { id: 'leak-1', schema: 'Person', properties: { name: [facts.name()] } }
  const fields = { format: 'ftm', dryRun: String(facts.random.chance(0.5)), acceptRemovals: 'true' }
  return await withFixedBoundary(encode(fields, { list: JSON.stringify(line) }))
}

async function listForm(facts: Facts): Promise<Pick<TestRequest, 'headers' | 'payload'>> {
  const lines = [facts.name(), facts.document(), 'X0000001', '\u0001'].join('\n')
  return await withFixedBoundary(encode({ purpose: facts.purpose, lines }, {}))
}

async function withFixedBoundary(form: Response): Promise<Pick<TestRequest, 'headers' | 'payload'>> {
  const type = form.headers.get('content-type') ?? ''
  // The boundary is random, and so would be the length and hash of the request.
  const text = Buffer.from(await form.arrayBuffer()).toString('latin1')
  const boundary = /boundary=(\S+)/.exec(type)?.[1] ?? ''
  const payload = Buffer.from(text.replaceAll(boundary, 'leak-test-boundary'), 'latin1')
  return { headers: { 'content-type': type.replace(boundary, 'leak-test-boundary') }, payload }
}
