import { z } from 'zod'
import { lineFaults } from '../delta.ts'
import { H3_RULE, newRecordFields, RECORDS_PATH, saysWhatH3Asks } from './life.ts'

export const deltaPath = (key: string): string => `${RECORDS_PATH}/deltas/${key}`
export const deltaPiecePath = (key: string, piece: string): string => `${deltaPath(key)}/pieces/${piece}`

/** A piece is lines of JSON under this type, or a JSON array of what the lines would hold. */
export const LINES_TYPE = 'application/x-ndjson'

/** Lines of a piece: enough that a transaction is cheap, few enough that one is over in a second. Ours to confirm. */
export const PIECE_LINES = 5000
/** Bytes of a piece; what is read of it lies in memory. Ours to confirm. */
export const PIECE_BYTES = 16 * 1024 ** 2
/** Bytes of one line; longer ones are refused by themselves. Ours to confirm. */
export const LINE_BYTES = 256 * 1024

/** Names the delta; of the sender's choosing, unique in the bureau, and never a person's name or number. */
export const deltaKey = z.string().regex(/^[A-Za-z0-9._-]{8,100}$/)

const reference = newRecordFields.shape.reference

/** The record of this reference is from now on just so, and live. Where it comes from is said at the record itself. */
const upsert = newRecordFields
  .omit({ statements: true })
  .extend({ op: z.literal('upsert') })
  .refine(saysWhatH3Asks, H3_RULE)

/** `withdraw` takes a record out of search, as when a stolen thing was found; `delete` is for good. */
export const deltaLine = z.discriminatedUnion('op', [
  upsert,
  z.strictObject({ op: z.literal('withdraw'), reference }),
  z.strictObject({ op: z.literal('delete'), reference }),
])
export type DeltaLine = z.infer<typeof deltaLine>
export type Upsert = Extract<DeltaLine, { op: 'upsert' }>

const count = z.number().int()
const counts = z.object({
  added: count,
  changed: count,
  /** Were withdrawn and are live again, for the whole time. */
  renewed: count,
  unchanged: count,
  withdrawn: count,
  deleted: count,
  refused: count,
})

/** What became of a piece; sent again, it is answered just so. */
export const takenPiece = z.object({
  key: z.string(),
  piece: count,
  counts,
  /** Lines that were not taken, by their numbers in the piece, from 1. All others are. */
  refused: z.array(
    z.object({
      line: count,
      reference: z.string().nullable(),
      reason: z.enum(lineFaults),
      field: z.string().nullable(),
      detail: z.string(),
    }),
  ),
})
export type TakenPieceView = z.infer<typeof takenPiece>

/** How far a delta was taken; of one that nobody began, or that was forgotten, nothing. */
export const takenDelta = z.object({
  key: z.string(),
  /** The number of the last piece; the next one follows it. */
  pieces: count,
  lastAt: z.iso.datetime().nullable(),
  counts,
})
