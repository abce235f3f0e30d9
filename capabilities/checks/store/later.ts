import type { Mode } from '../../../engines/matching/types.ts'
import { arrayOf } from '../../../infra/binary-array.ts'
import type { Tx } from '../../../infra/db.ts'
import type { Cursor } from '../../../infra/outbox.ts'
import type { Actor, BureauCode, Role } from '../../../kernel/actor.ts'
import type { Level } from '../../../kernel/handling.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import type { Asked, CheckId } from '../check.ts'
import { askedFrom } from '../recognise.ts'
import type { KeptCheck } from './checks.ts'

/** A question that was asked before and is held against records again. */
export type PastQuestion = {
  readonly bureau: BureauCode
  /** Of the check, or of the standing check. */
  readonly id: string
  readonly askedBy: Id<'Actor'>
  readonly purpose: Purpose
  readonly clearance: Level
  readonly mode: Mode
  readonly asked: Asked
  readonly about: Id<'Record'> | null
}

/** A batch with the numbers that met nothing, side by side. */
export type PastBatch = Omit<PastQuestion, 'asked' | 'about'> & {
  readonly at: Date
  readonly listId: KeptCheck['listId']
  readonly versions: KeptCheck['versions']
  readonly documents: readonly (string | null)[]
  readonly imos: readonly (string | null)[]
}

/** A line of a batch of which the number alone was kept. */
export type QuietQuestion = PastQuestion & Pick<KeptCheck, 'at' | 'listId' | 'versions'>

/** Lines of a batch that met something hidden, side by side. */
export type BatchMeeting = Omit<HiddenMeeting, 'asked'> & Pick<PastBatch, 'documents' | 'imos'>

export type HiddenMeeting = PastQuestion & {
  readonly id: CheckId
  readonly at: Date
  readonly roles: readonly Role[]
  readonly bureauState: Actor['bureauState']
}

/** Checks that met something hidden, oldest first; nobody else takes the same ones. */
export async function takeMeetings(tx: Tx, limit: number): Promise<readonly HiddenMeeting[]> {
  const { rows } = await tx.query<HiddenMeeting>(
    `select l.bureau, l.check_id as id, l.roles, l.state as "bureauState", c.at, c.asked_by as "askedBy", c.purpose,
            c.clearance, c.mode, c.asked, c.about
       from checks.look_again l
       join checks.check c on c.bureau = l.bureau and c.id = l.check_id
      order by l.check_id
      limit $1
        for update of l skip locked`,
    [limit],
  )
  return rows.map((row) => ({ ...row, asked: askedFrom(row.asked) }))
}

/** Batches whose lines met something hidden, with those lines; nobody else takes the same ones. */
export async function takeBatchMeetings(tx: Tx, limit: number): Promise<readonly BatchMeeting[]> {
  const { rows } = await tx.query<BatchMeeting>(
    `select l.bureau, l.check_id as id, l.roles, l.state as "bureauState", b.at, b.asked_by as "askedBy", b.purpose,
            b.clearance, b.mode, null::uuid as about,
            array(select b.documents[array_position(b.lines, n.line)] from unnest(l.lines) as n (line)) as documents,
            array(select b.imos[array_position(b.lines, n.line)] from unnest(l.lines) as n (line)) as imos
       from checks.look_again l
       join checks.batch b on b.bureau = l.bureau and b.id = l.check_id
      where l.lines is not null
      order by l.check_id
      limit $1
        for update of l skip locked`,
    [limit],
  )
  return rows
}

/** Puts down which lines of a batch met something that its asker may not see. */
export async function addBatchMeeting(
  tx: Tx,
  { bureau, bureauState, roles }: Actor,
  batchId: string,
  lines: readonly number[],
): Promise<void> {
  await tx.query(
    `insert into checks.look_again (bureau, check_id, roles, state, lines)
     select $1, $2, $3::text[], $4, $5 where cardinality($5::integer[]) > 0`,
    [bureau, batchId, arrayOf('text', [...roles]), bureauState, arrayOf('integer', lines)],
    'add-batch-meeting',
  )
}

export async function forgetMeetings(
  tx: Tx,
  meetings: readonly Pick<HiddenMeeting, 'bureau' | 'id'>[],
): Promise<void> {
  await tx.query(
    `delete from checks.look_again l
      using unnest($1::text[], $2::uuid[]) as n (bureau, id)
      where l.bureau = n.bureau
        and l.check_id = n.id`,
    [meetings.map(({ bureau }) => bureau), meetings.map(({ id }) => id)],
  )
}

/** Checks since `since`, newest first, from before the check `before`. */
export async function pageOfRecent(
  tx: Tx,
  { since, before, limit }: { readonly since: Date; readonly before: string; readonly limit: number },
): Promise<readonly PastQuestion[]> {
  const { rows } = await tx.query<PastQuestion>(
    `select c.bureau, c.id, c.asked_by as "askedBy", c.purpose, c.clearance, c.mode, c.asked, c.about
       from checks.check c
      where c.id >= $1::uuid
        and c.id < $2::uuid
      order by c.id desc
      limit $3`,
    [firstIdOf(since), before, limit],
  )
  return rows.map((row) => ({ ...row, asked: askedFrom(row.asked) }))
}

/** Batches of numbers since `since`, newest first, from before the batch `before`. */
export async function pageOfBatches(
  tx: Tx,
  { since, before, limit }: { readonly since: Date; readonly before: string; readonly limit: number },
): Promise<readonly PastBatch[]> {
  const { rows } = await tx.query<PastBatch>(
    `select b.bureau, b.id, b.list_id as "listId", b.at, b.asked_by as "askedBy", b.purpose, b.clearance, b.mode, b.versions,
            b.documents, b.imos
       from checks.batch b
      where b.id >= $1::uuid
        and b.id < $2::uuid
      order by b.id desc
      limit $3`,
    [firstIdOf(since), before, limit],
  )
  return rows
}

/** The lowest id that can have been made at `at`: ids begin with their millisecond (RFC 9562 §5.7). */
export function firstIdOf(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** Open standing checks of every bureau in the order of bureau and id, from after `after`. */
export async function pageOfStanding(
  tx: Tx,
  { after, now, limit }: { readonly after: PastQuestion | null; readonly now: Date; readonly limit: number },
): Promise<readonly PastQuestion[]> {
  const { rows } = await tx.query<PastQuestion>(
    `select s.bureau, s.id, s.made_by as "askedBy", s.purpose, s.clearance, s.mode, s.asked, null::uuid as about
       from checks.standing s
      where (s.bureau, s.id) > ($1, $2::uuid)
        and s.ended_at is null
        and s.ends_at > $3
      order by s.bureau, s.id
      limit $4`,
    [after?.bureau ?? '', after?.id ?? '00000000-0000-0000-0000-000000000000', now, limit],
  )
  return rows.map((row) => ({ ...row, asked: askedFrom(row.asked) }))
}

/** How far a job has heard; null before its first time. */
export async function readCursor(tx: Tx, name: string): Promise<Cursor | null> {
  const { rows } = await tx.query<{ cursor: Cursor }>(
    'select f.cursor from checks.follower f where f.name = $1',
    [name],
  )
  return rows[0]?.cursor ?? null
}

export async function keepCursor(tx: Tx, name: string, cursor: Cursor): Promise<void> {
  await tx.query(
    `insert into checks.follower (name, cursor) values ($1, $2)
         on conflict (name) do update set cursor = excluded.cursor`,
    [name, cursor],
  )
}
