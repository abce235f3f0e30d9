import {
  LISTS_PATH,
  type ListView,
  listPage,
  listPath,
  listVersionPage,
  listVersionsPath,
  listView,
} from '../../capabilities/records/contract/visibility.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { type Client, complain, print, withComity } from './client.ts'

const text = { type: 'string' } as const
const options = {
  ...{ name: text, version: text, approval: text },
  bureau: { type: 'string', multiple: true },
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
}

type Doing = (client: Client, wish: Wish) => Promise<number>

const doings: Readonly<Record<string, Doing>> = { show, versions, add, change, delete: remove }

/** Bureaus to share with again and again: shows the lists, makes, changes and deletes one. */
export async function list(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const [what = 'show', id = ''] = read.value.positionals
  const { name = '', bureau: bureaus = [], version, approval = null, json = false } = read.value.values
  const doing = doings[what]
  if (doing === undefined) return misunderstood(`There is no "list ${what}".`)
  if (what !== 'show' && what !== 'add' && id === '') return misunderstood('Name the id of the list.')
  if ((what === 'add' || what === 'change') && name === '') return misunderstood('Say --name NAME.')
  if (what === 'change' && !/^\d+$/.test(version ?? ''))
    return misunderstood('Say --version N: the one that you have seen.')
  const wish = { what, id, name, bureaus, version: Number(version), approval, isJson: json }
  return await withComity((client) => doing(client, wish))
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

function printList(one: ListView, isJson: boolean): void {
  const { id, version, state, name, bureaus } = one
  print(
    isJson
      ? JSON.stringify(one)
      : `${id}  version ${version}  ${state}  ${name}  ${bureaus.join(' ') || '-'}`,
  )
}
