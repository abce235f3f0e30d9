import type { Tx } from '../../../infra/db.ts'
import type { BureauCode, BureauState } from '../../../kernel/actor.ts'
import type { Bureau, BureauKind } from '../bureau.ts'

type Row = {
  code: BureauCode
  kind: BureauKind
  name_en: string
  name_fr: string
  name_es: string
  name_ar: string
  member_since: string | null
  member_until: string | null
  state: BureauState
  state_reason: string | null
  state_since: Date | null
}

const COLUMNS = `b.code, b.kind, b.name_en, b.name_fr, b.name_es, b.name_ar, b.member_since, b.member_until, b.state,
       b.state_reason, b.state_since`

export async function findBureau(tx: Tx, code: string): Promise<Bureau | null> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from bureaus.bureau b
      where b.code = $1`,
    [code],
  )
  const [row] = rows
  return row === undefined ? null : fromRow(row)
}

/** In alphabetical order of the codes. */
export async function readBureaus(tx: Tx): Promise<readonly Bureau[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from bureaus.bureau b
      order by b.code`,
  )
  return rows.map(fromRow)
}

/** Locks the bureau until the transaction ends. */
export async function findBureauForUpdate(tx: Tx, code: string): Promise<Bureau | null> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from bureaus.bureau b
      where b.code = $1
        for update`,
    [code],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

export async function saveState(
  tx: Tx,
  { code }: Bureau,
  { state, reason, since }: { state: BureauState; reason: string | null; since: Date },
): Promise<void> {
  await tx.query(
    `update bureaus.bureau b
        set state = $2, state_reason = $3, state_since = $4
      where b.code = $1`,
    [code, state, reason, since],
  )
}

/** Adds who is missing and corrects names and kinds. Dates that somebody entered stay. */
export async function saveBureaus(tx: Tx, bureaus: readonly Bureau[]): Promise<number> {
  const { rowCount } = await tx.query(
    `insert into bureaus.bureau
            (code, kind, name_en, name_fr, name_es, name_ar, member_since, member_until)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
         on conflict (code) do update
        set kind = excluded.kind, name_en = excluded.name_en, name_fr = excluded.name_fr,
            name_es = excluded.name_es, name_ar = excluded.name_ar,
            member_since = coalesce(bureau.member_since, excluded.member_since),
            member_until = coalesce(bureau.member_until, excluded.member_until)
      where (bureau.kind, bureau.name_en, bureau.name_fr, bureau.name_es, bureau.name_ar, bureau.member_since,
             bureau.member_until)
            is distinct from
            (excluded.kind, excluded.name_en, excluded.name_fr, excluded.name_es, excluded.name_ar,
             coalesce(bureau.member_since, excluded.member_since),
             coalesce(bureau.member_until, excluded.member_until))`,
    [
      bureaus.map(({ code }) => code),
      bureaus.map(({ kind }) => kind),
      bureaus.map(({ names }) => names.en),
      bureaus.map(({ names }) => names.fr),
      bureaus.map(({ names }) => names.es),
      bureaus.map(({ names }) => names.ar),
      bureaus.map(({ memberSince }) => memberSince),
      bureaus.map(({ memberUntil }) => memberUntil),
    ],
  )
  return rowCount ?? 0
}

function fromRow(row: Row): Bureau {
  return {
    code: row.code,
    kind: row.kind,
    names: { en: row.name_en, fr: row.name_fr, es: row.name_es, ar: row.name_ar },
    memberSince: row.member_since,
    memberUntil: row.member_until,
    state: row.state,
    stateReason: row.state_reason,
    stateSince: row.state_since,
  }
}
