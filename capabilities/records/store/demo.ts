import type { Tx } from '../../../infra/db.ts'
import type { Id } from '../../../kernel/id.ts'
import { usualPurposes } from '../policy.ts'
import type { PoliceRecord, RecordId } from '../record.ts'
import { longestRetention } from '../retention.ts'
import { resolve } from '../sharing-list.ts'
import { wrongNumbersOf } from '../wrong-numbers.ts'
import { bodyHash } from './save.ts'

type Invented = Pick<
  PoliceRecord,
  'id' | 'owner' | 'reference' | 'purpose' | 'level' | 'handling' | 'sharing' | 'grade' | 'body'
>

export async function addDemoRecords(
  tx: Tx,
  invented: readonly Invented[],
  { at, by }: { readonly at: Date; readonly by: Id<'Actor'> },
): Promise<void> {
  const rows = invented.map(({ sharing, body, ...rest }) => {
    const { shareTo, shareBureaus, audience, denied } = resolve(sharing, [])
    return {
      ...rest,
      kind: body.kind,
      ends_at: longestRetention(body.kind, at).toISOString(),
      share_to: shareTo,
      share_bureaus: shareBureaus,
      audience,
      denied,
      body,
      body_sha256: bodyHash(body).toString('hex'),
      wrong_numbers: wrongNumbersOf(body),
    }
  })
  await tx.query(
    `with made as (
       insert into records.record
              (owner, id, kind, source, reference, purpose, level, handling, share_to, share_bureaus, audience, denied,
               purposes, grade, valid_from, review_at, delete_at, status, version, body, body_sha256, created_at,
               created_by, updated_at, updated_by, wrong_numbers)
       select d.owner, d.id, d.kind, 'demo', d.reference, d.purpose, d.level, d.handling, d.share_to, d.share_bureaus,
              d.audience, d.denied, $4::text[], d.grade, $2, d.ends_at, d.ends_at, 'live', 1, d.body,
              decode(d.body_sha256, 'hex'), $2, $3, $2, $3, nullif(d.wrong_numbers, '[]')
         from jsonb_to_recordset($1::jsonb) as d (
                owner text, id uuid, kind text, reference text, purpose text, level text, handling text[],
                share_to text, share_bureaus text[], audience text[], denied text[], grade text, ends_at timestamptz, body jsonb, body_sha256 text,
                wrong_numbers jsonb)
       returning owner, id, body)
     insert into records.version (owner, id, version, change, body, status, at, by)
     select made.owner, made.id, 1, 'added', made.body, 'live', $2, $3
       from made`,
    [JSON.stringify(rows), at, by, usualPurposes],
  )
}

/** For Comity itself, whoever owns them. */
export async function removeDemoRecords(tx: Tx): Promise<readonly RecordId[]> {
  await tx.query(
    `delete from records.version v
      where exists (select 1 from records.record r where r.owner = v.owner and r.id = v.id and r.source = 'demo')`,
  )
  const { rows } = await tx.query<{ id: RecordId }>(
    `delete from records.record r
      where r.source = 'demo'
     returning r.id`,
  )
  return rows.map((row) => row.id)
}

/** For Comity itself: whether there is any. */
export async function countRecords(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ held: number }>(
    "select count(*) as held from records.record r where r.status <> 'deleted'",
  )
  return rows[0]?.held ?? 0
}
