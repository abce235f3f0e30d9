import type { Tx } from '../../infra/db.ts'
import type { BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import type { Handover, Offered, Picture, Signed, Withdrawn } from './handover.ts'

export type Note = {
  readonly id: Id<'ShiftNote'>
  readonly at: Date
  readonly by: Id<'Actor'>
  readonly text: string
}

export async function addNote(tx: Tx, bureau: BureauCode, note: Note): Promise<void> {
  await tx.query('insert into shifts.note (bureau, id, at, by, text) values ($1, $2, $3, $4, $5)', [
    bureau,
    note.id,
    note.at,
    note.by,
    note.text,
  ])
}

/** Oldest first, as they are read aloud. */
export async function notesSince(
  tx: Tx,
  bureau: BureauCode,
  since: Date,
  limit: number,
): Promise<readonly Note[]> {
  const { rows } = await tx.query<Note>(
    `select n.id, n.at, n.by, n.text
       from shifts.note n
      where n.bureau = $1
        and n.at >= $2
      order by n.at, n.id
      limit $3`,
    [bureau, since, limit],
  )
  return rows
}

type HandoverRow = {
  readonly id: Id<'Handover'>
  readonly bureau: BureauCode
  readonly since: Date
  readonly until: Date
  readonly leftBy: Id<'Actor'>
  readonly summary: string
  readonly picture: Picture
  readonly state: 'offered' | 'signed' | 'withdrawn'
  readonly takenBy: Id<'Actor'> | null
  readonly settledAt: Date | null
}

const COLUMNS = `h.id, h.bureau, h.since, h.until, h.left_by as "leftBy", h.summary, h.picture, h.state,
                 h.taken_by as "takenBy", h.settled_at as "settledAt"`

function fromRow({ state, takenBy, settledAt, ...offer }: HandoverRow): Handover {
  if (state === 'signed' && takenBy !== null && settledAt !== null)
    return { ...offer, state, takenBy, signedAt: settledAt }
  if (state === 'withdrawn' && settledAt !== null) return { ...offer, state, withdrawnAt: settledAt }
  return { ...offer, state: 'offered' }
}

/** False when another one is on offer already. */
export async function offer(tx: Tx, handover: Offered): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into shifts.handover (bureau, id, since, until, left_by, summary, picture, state)
     values ($1, $2, $3, $4, $5, $6, $7, 'offered')
         on conflict (bureau) where state = 'offered' do nothing`,
    [
      handover.bureau,
      handover.id,
      handover.since,
      handover.until,
      handover.leftBy,
      handover.summary,
      JSON.stringify(handover.picture),
    ],
  )
  return rowCount === 1
}

export async function settle(tx: Tx, handover: Signed | Withdrawn): Promise<void> {
  const isSigned = handover.state === 'signed'
  await tx.query(
    `update shifts.handover
        set state = $3, taken_by = $4, settled_at = $5
      where bureau = $1
        and id = $2`,
    [
      handover.bureau,
      handover.id,
      handover.state,
      isSigned ? handover.takenBy : null,
      isSigned ? handover.signedAt : handover.withdrawnAt,
    ],
  )
}

export async function findForUpdate(
  tx: Tx,
  bureau: BureauCode,
  id: Id<'Handover'>,
): Promise<Handover | null> {
  const { rows } = await tx.query<HandoverRow>(
    `select ${COLUMNS}
       from shifts.handover h
      where h.bureau = $1
        and h.id = $2
        for update`,
    [bureau, id],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

export async function onOffer(tx: Tx, bureau: BureauCode): Promise<Handover | null> {
  const { rows } = await tx.query<HandoverRow>(
    `select ${COLUMNS}
       from shifts.handover h
      where h.bureau = $1
        and h.state = 'offered'`,
    [bureau],
  )
  return rows[0] === undefined ? null : fromRow(rows[0])
}

/** The end of the last shift that was signed for; null when none was. */
export async function lastUntil(tx: Tx, bureau: BureauCode): Promise<Date | null> {
  const { rows } = await tx.query<{ until: Date }>(
    `select h.until
       from shifts.handover h
      where h.bureau = $1
        and h.state = 'signed'
      order by h.id desc
      limit 1`,
    [bureau],
  )
  return rows[0]?.until ?? null
}

/** Newest first, from before `after`. */
export async function signedHandovers(
  tx: Tx,
  bureau: BureauCode,
  after: Id<'Handover'> | null,
  limit: number,
): Promise<readonly Handover[]> {
  const { rows } = await tx.query<HandoverRow>(
    `select ${COLUMNS}
       from shifts.handover h
      where h.bureau = $1
        and h.state = 'signed'
        and ($2::uuid is null or h.id < $2)
      order by h.id desc
      limit $3`,
    [bureau, after, limit],
  )
  return rows.map(fromRow)
}

/** Takes away what is older than `before`; how many handovers and notes of which bureaus went. */
export async function removeOld(
  tx: Tx,
  before: Date,
): Promise<readonly { readonly bureau: BureauCode; readonly handovers: number; readonly notes: number }[]> {
  const { rows } = await tx.query<{ bureau: BureauCode; handovers: number; notes: number }>(
    `with gone_handovers as (
       delete from shifts.handover h where h.until < $1 returning h.bureau),
          gone_notes as (
       delete from shifts.note n where n.at < $1 returning n.bureau),
          gone as (
       select g.bureau, 1 as handovers, 0 as notes from gone_handovers g
    union all
       select g.bureau, 0, 1 from gone_notes g)
     select gone.bureau, sum(gone.handovers)::bigint as handovers, sum(gone.notes)::bigint as notes
       from gone
      group by gone.bureau
      order by gone.bureau`,
    [before],
  )
  return rows
}
