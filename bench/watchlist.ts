import { createReadStream, existsSync } from 'node:fs'
import path from 'node:path'
import { indexRecord } from '../capabilities/checks/jobs/index-entry.ts'
import type { ImportSource, ImportStream } from '../capabilities/records/import-item.ts'
import { readOfacList } from '../capabilities/records/import-ofac.ts'
import { readUnList } from '../capabilities/records/import-un.ts'
import { IdentifierIndex } from '../engines/identifier-index/identifier-index.ts'
import { MatchIndex } from '../engines/matching/match-index.ts'
import type { IndexEntry } from '../engines/matching/types.ts'
import { newId } from '../kernel/id.ts'

/** Of a public list, in Latin script: `originals` are its names as the bearer writes them. */
export type Listed = { readonly entry: IndexEntry; readonly originals: readonly string[] }

/** The consolidated list of the United Nations, as its importer reads it; `folder` holds it as `UN_consolidated.xml`. */
export async function listedByUn(folder: string): Promise<readonly Listed[]> {
  return await listed(readUnList(source(folder, 'UN_consolidated.xml')))
}

/** OFAC's list of Specially Designated Nationals; nothing where the folder has no `ofac-sdn.csv`. */
export async function listedByOfac(folder: string): Promise<readonly Listed[]> {
  const side = (name: string) => (existsSync(path.join(folder, name)) ? source(folder, name) : null)
  const sdn = side('ofac-sdn.csv')
  if (sdn === null) return []
  const comments = side('ofac-sdn_comments.csv')
  const files = { sdn, alt: side('ofac-alt.csv'), add: side('ofac-add.csv'), comments }
  return await listed(readOfacList(files))
}

function source(folder: string, name: string): ImportSource {
  return createReadStream(path.join(folder, name))
}

/** Everything that a list names, under the names by which a server finds it. */
async function listed(items: ImportStream): Promise<readonly Listed[]> {
  const into = { names: new MatchIndex(), numbers: IdentifierIndex.create() }
  const all: Listed[] = []
  for (let next = await items.next(); !next.done; next = await items.next()) {
    const item = next.value
    if (item.kind === 'rejected') continue
    const { entry } = indexRecord(into, { id: newId<'Record'>(new Date()), body: item.body })
    if (entry !== null) all.push(split(entry))
  }
  return all
}

function split(entry: IndexEntry): Listed {
  const names = entry.names.filter(({ type }) => type !== 'original')
  const originals = entry.names.filter(({ type }) => type === 'original').map(({ text }) => text)
  return { entry: { ...entry, names }, originals }
}
