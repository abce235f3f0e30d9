import type { IdentifierIndex } from '../../../engines/identifier-index/identifier-index.ts'
import { plainKeys } from '../../../engines/identifiers/read-as.ts'
import { MatchIndex } from '../../../engines/matching/match-index.ts'
import type { Candidate, IndexEntry, Query } from '../../../engines/matching/types.ts'
import type { Tx } from '../../../infra/db.ts'
import type { Country } from '../../../kernel/country.ts'
import type { Issuer } from '../../../kernel/issuer.ts'
import { parsePartialDate } from '../../../kernel/partial-date.ts'
import {
  type Checkable,
  identifiersOf,
  isNamedRecord,
  pageOfWithdrawnRecords,
  type RecordBody,
} from '../../records/public.ts'

export type Identity = {
  readonly names: readonly string[]
  readonly documents: readonly { readonly number: string; readonly issuer: Issuer | null }[]
  readonly born: string | null
  readonly nationality: Country | null
}

/** A record that may be about the person, with the reasons of the engine. */
export type Found = Pick<Candidate, 'id' | 'similarity' | 'total' | 'name' | 'evidence'>

type Searchable = Pick<MatchIndex, 'search'>
/** The indexes of live records: of names, and of the numbers of things as well, which have no names. */
export type Live = { readonly names: Searchable; readonly numbers: Pick<IdentifierIndex, 'find'> }

/** Most candidates of one name or number, before they are put together. Ours to confirm. */
const LIMIT = 200
/** Withdrawn records indexed before others get their turn. */
const PAGE = 200

/**
 * Live records by the index that checks use, in its widest mode and whoever may see them; withdrawn ones, which are kept
 * and found by no check, by an index made for this search. Best first, each record once.
 */
export async function searchAll(tx: Tx, live: Live, identity: Identity): Promise<readonly Found[]> {
  const withdrawn = await indexOfWithdrawn(tx)
  const options = { mode: 'high_recall', limit: LIMIT, maySee: () => true } as const
  const found = queriesOf(identity).flatMap((query) =>
    [live.names, withdrawn].flatMap((index): readonly Found[] => index.search(query, options)),
  )
  const best = new Map<string, Found>()
  for (const one of [
    ...found,
    ...identity.documents.flatMap(({ number }) => byNumber(live.numbers, number)),
  ]) {
    const known = best.get(one.id)
    if (known === undefined || known.total < one.total) best.set(one.id, one)
  }
  return [...best.values()].sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1))
}

/** As a check weighs a number that is the same, and one that is only alike. Ours to confirm. */
const SAME = 0.5
const ALIKE = 0.2

function byNumber(numbers: Live['numbers'], number: string): readonly Found[] {
  const asked = { kind: null, keys: plainKeys(number) }
  return numbers.find(asked, { limit: LIMIT, maySee: () => true }).map(({ id, kind, grade }): Found => {
    const isAlike = grade === 'lookalike'
    const [how, weight] = isAlike ? (['looks_alike', ALIKE] as const) : (['same', SAME] as const)
    const evidence = {
      field: 'document',
      how,
      asked: number,
      found: number,
      weight,
      identifier: kind,
    } as const
    return { id, similarity: 0, total: weight, name: null, evidence: [evidence] }
  })
}

/** One for each name, with what else is known of the person, and one for each number alone. */
function queriesOf({ names, documents, born, nationality }: Identity): readonly Query[] {
  const nothing = { parts: null, subject: null, sex: null, birthPlace: null }
  const date = born === null ? null : parsePartialDate(born)
  const byName = names.map((name) => ({ ...nothing, name, born: date, nationality, document: null }))
  const byNumber = documents.map((document) => ({
    ...nothing,
    name: null,
    born: null,
    nationality: null,
    document,
  }))
  return [...byName, ...byNumber]
}

async function indexOfWithdrawn(tx: Tx): Promise<Searchable> {
  const index = new MatchIndex()
  let last: Checkable | null = null
  for (;;) {
    const page: readonly Checkable[] = await pageOfWithdrawnRecords(tx, last, PAGE)
    for (const { id, body } of page) index.upsert(entryOf(id, body))
    last = page.at(-1) ?? null
    if (page.length < PAGE) return index
  }
}

function entryOf(id: string, body: RecordBody): IndexEntry {
  const documents = identifiersOf(body).map(({ text, country }) => ({ number: text, issuer: country }))
  const nothing = { born: [], nationalities: [], sex: 'U', birthPlaces: [] } as const
  if (!isNamedRecord(body)) return { id, subject: 'organisation', names: [], documents, ...nothing }
  const { names } = body
  if (body.kind !== 'person') return { id, subject: body.kind, names, documents, ...nothing }
  const { born, nationalities, sex, birthPlaces } = body
  return { id, subject: 'person', names, documents, born, nationalities, sex, birthPlaces }
}
