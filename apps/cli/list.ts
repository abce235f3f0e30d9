import type { ZodError } from 'zod'
import {
  type AudienceWish,
  audienceView,
  audienceWish,
  LISTS_PATH,
  type ListView,
  listPage,
  listPath,
  listVersionPage,
  listVersionsPath,
  listView,
  PREVIEW_PATH,
} from '../../capabilities/records/contract/visibility.ts'
import { purposes } from '../../kernel/purpose.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { type Client, complain, print, withComity } from './client.ts'

const text = { type: 'string' } as const
const several = { type: 'string', multiple: true } as const
const options = {
  ...{ name: text, version: text, approval: text, to: text, level: text, grade: text },
  ...{ bureau: several, list: several, denied: several, handling: several, purpose: several },
  'on-release': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

type Wish = {
  readonly what: string
  readonly id: string
  readonly name: string
  readonly bureaus: readonly string[]
  readonly version: number
  readonly approval: string | null
  readonly isJson: boolean
  /** Of a record to be, for a preview. */
  readonly terms: AudienceWish | null
}

type Doing = (client: Client, wish: Wish) => Promise<number>

const doings: Readonly<Record<string, Doing>> = { show, versions, add, change, delete: remove, preview }

/** Bureaus to share with again and again: shows the lists, makes, changes and deletes one. */
export async function list(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const [what = 'show', id = ''] = read.value.positionals
  const { name = '', bureau: bureaus = [], version, approval = null, json = false } = read.value.values
  const doing = doings[what]
  if (doing === undefined) return misunderstood(`There is no "list ${what}".`)
  const missing = missingOf(what, { id, name, version })
  if (missing !== null) return misunderstood(missing)
  const terms = audienceWish.safeParse(termsOf(read.value.values))
  if (what === 'preview' && !terms.success) return misunderstood(faultOf(terms.error))
  const wish = {
    ...{ what, id, name, bureaus, version: Number(version), approval, isJson: json },
    terms: terms.success ? terms.data : null,
  }
  return await withComity((client) => doing(client, wish))
}

type Named = { readonly id: string; readonly name: string; readonly version: string | undefined }

function missingOf(what: string, { id, name, version }: Named): string | null {
  if (['versions', 'change', 'delete'].includes(what) && id === '') return 'Name the id of the list.'
  if (['add', 'change'].includes(what) && name === '') return 'Say --name NAME.'
  const isSeen = what !== 'change' || /^\d+$/.test(version ?? '')
  return isSeen ? null : 'Say --version N: the one that you have seen.'
}

async function show(client: Client, { isJson }: Wish): Promise<number> {
  for (let after: string | null = ''; after !== null; ) {
    const path: string = after === '' ? LISTS_PATH : `${LISTS_PATH}?after=${after}`
    const page = await client.json('GET', path, listPage)
    if (!page.ok) return complain(page.error.detail)
    for (const one of page.value.lists) printList(one, isJson)
    after = page.value.next
  }
  return 0
}

async function versions(client: Client, { id, isJson }: Wish): Promise<number> {
  const page = await client.json('GET', listVersionsPath(encodeURIComponent(id)), listVersionPage)
  if (!page.ok) return complain(page.error.detail)
  for (const { version, at, state, name, bureaus } of page.value.versions)
    print(
      isJson
        ? JSON.stringify({ version, at, state, name, bureaus })
        : `${version}  ${at}  ${state}  ${name}  ${bureaus.join(' ')}`,
    )
  return 0
}

async function add(client: Client, { name, bureaus, isJson }: Wish): Promise<number> {
  const added = await client.json('POST', LISTS_PATH, listView, { name, bureaus })
  if (!added.ok) return complain(added.error.detail)
  printList(added.value, isJson)
  return 0
}

async function change(
  client: Client,
  { id, name, bureaus, version, approval, isJson }: Wish,
): Promise<number> {
  const sending = { body: { name, bureaus }, version, approval }
  const changed = await client.write('PUT', listPath(encodeURIComponent(id)), listView, sending)
  if (!changed.ok) return complain(changed.error.detail)
  printList(changed.value, isJson)
  return 0
}

async function remove(client: Client, { id, isJson }: Wish): Promise<number> {
  const deleted = await client.json('DELETE', listPath(encodeURIComponent(id)), listView)
  if (!deleted.ok) return complain(deleted.error.detail)
  printList(deleted.value, isJson)
  return 0
}

/** Who would see a record on these terms. */
async function preview(client: Client, { terms, isJson }: Wish): Promise<number> {
  const seen = await client.json('POST', PREVIEW_PATH, audienceView, terms)
  if (!seen.ok) return complain(seen.error.detail)
  const { text: sentence, seenBy, withheldFrom } = seen.value
  print(isJson ? JSON.stringify(seen.value) : sentence)
  if (isJson) return 0
  for (const { bureau, mask } of seenBy) print(`${bureau}  ${mask}`)
  for (const { bureau, reason } of withheldFrom) print(`${bureau}  nothing: ${reason}`)
  return 0
}

type Given = {
  readonly [name in 'to' | 'level' | 'grade']?: string
} & { readonly [name in 'bureau' | 'list' | 'denied' | 'handling' | 'purpose']?: readonly string[] } & {
  readonly 'on-release'?: boolean
}

/** What was typed as the terms of a record; the interface's own schema says whether they are any. */
function termsOf(given: Given): unknown {
  const { to = 'listed', level = 'fouo', grade = null, bureau = [], list: lists = [], denied = [] } = given
  const sharing = {
    all: { to },
    owner: { to },
    all_except: { to, bureaus: bureau, lists },
    listed: { to, bureaus: bureau, lists, denied },
  }
  return {
    sharing: to in sharing ? sharing[to as keyof typeof sharing] : { to },
    ...{ level, grade, handling: given.handling ?? [], purposes: given.purpose ?? purposes },
    disclosure: given['on-release'] === true ? 'on_release' : 'full',
  }
}

function faultOf({ issues: [fault] }: ZodError): string {
  return `${fault?.path.join('.') ?? ''}: ${fault?.message ?? 'not understood'}`
}

function printList(one: ListView, isJson: boolean): void {
  const { id, version, state, name, bureaus } = one
  print(
    isJson
      ? JSON.stringify(one)
      : `${id}  version ${version}  ${state}  ${name}  ${bureaus.join(' ') || '-'}`,
  )
}
