import type { Tx } from '../../infra/db.ts'
import type { Actor, BureauCode } from '../../kernel/actor.ts'
import type { Language } from '../../kernel/country.ts'
import { type Bureau, footnoteOf, knownBureaus } from './bureau.ts'
import { findBureau, readBureaus } from './store/bureaus.ts'

/** A bureau with the text that must stand wherever it is named. */
export type NamedBureau = Bureau & { readonly footnote: string | null }

/** Every bureau in alphabetical order of the codes: members, territories, the hub, partners. */
export async function listBureaus(tx: Tx): Promise<readonly NamedBureau[]> {
  const bureaus = await readBureaus(tx)
  return bureaus.map((bureau) => ({ ...bureau, footnote: footnoteOf(bureau.code) }))
}

/** The name of a bureau, with its footnote where it has one; null when there is no such bureau. */
export async function bureauName(
  tx: Tx,
  code: string,
  language: Language,
): Promise<{ readonly name: string; readonly footnote: string | null } | null> {
  const bureau = await findBureau(tx, code)
  return bureau === null ? null : { name: bureau.names[language], footnote: footnoteOf(code) }
}

/** The bureaus that are suspended or have left: nobody else sees their data, and they see nobody else's. */
export async function inactiveBureaus(tx: Tx): Promise<ReadonlySet<BureauCode>> {
  const { rows } = await tx.query<{ code: BureauCode }>(
    `select b.code
       from bureaus.bureau b
      where b.state <> 'active'`,
  )
  return new Set(rows.map((row) => row.code))
}

const partners: ReadonlySet<string> = new Set(
  knownBureaus().flatMap(({ kind, code }) => (kind === 'partner' ? [code] : [])),
)

/** Whether the code is a partner's: an organisation that publishes a list and has no duty desk. */
export function isPartner(code: BureauCode): boolean {
  return partners.has(code)
}

/** Who issued a key of the caller's bureau and so stands behind what it does; null when there is no such key. */
export async function keyIssuer(tx: Tx, bureau: BureauCode, key: string): Promise<string | null> {
  const { rows } = await tx.query<{ issued_by: string }>(
    `select k.issued_by
       from bureaus.api_key k
      where k.bureau = $1
        and k.id = $2`,
    [bureau, key],
  )
  return rows[0]?.issued_by ?? null
}

/** The names of the caller's own colleagues among these ids: who works for another bureau stays unnamed. */
export async function colleagueNames(
  tx: Tx,
  { bureau }: Pick<Actor, 'bureau'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ id: string; name: string }>(
    `select u.id, u.name
       from bureaus.app_user u
      where u.bureau = $1
        and u.id = any($2::uuid[])`,
    [bureau, ids],
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** The names of users and the labels of keys, by id; ids of neither are left out. Of any bureau: an id was shown before. */
export async function userNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ id: string; name: string }>(
    'select n.id, n.name from bureaus.names_of($1::uuid[]) n',
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Those of the codes that are no bureau's. */
export async function unknownBureaus(tx: Tx, codes: readonly string[]): Promise<readonly string[]> {
  if (codes.length === 0) return []
  const { rows } = await tx.query<{ code: string }>(
    `select n.code
       from unnest($1::text[]) as n (code)
      where not exists (select 1 from bureaus.bureau b where b.code = n.code)`,
    [codes],
  )
  return rows.map((row) => row.code)
}
