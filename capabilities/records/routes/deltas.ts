import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, askSecondPerson, hasApproval, problem, type Server } from '../../../infra/http.ts'
import type { Result } from '../../../kernel/result.ts'
import { DeltaTurns, type Turn } from '../actions/delta-turns.ts'
import { linesOf, type Piece, type PieceFault, readLinesOf } from '../actions/read-piece.ts'
import {
  hasPiece,
  type PieceRefusal,
  readDelta,
  type TakenPiece,
  takePiece,
  wasTaken,
} from '../actions/take-piece.ts'
import {
  deltaKey,
  deltaPath,
  deltaPiecePath,
  LINES_TYPE,
  PIECE_BYTES,
  PIECE_LINES,
  type TakenPieceView,
  takenDelta,
  takenPiece,
} from '../contract/deltas.ts'
import type { LineFault } from '../delta.ts'
import { changeRecords } from '../policy.ts'
import type { LifeParts } from './records.ts'

const LARGEST_PIECE = 999_999
const deltaParams = z.object({ key: deltaKey })
const pieceParams = deltaParams.extend({ piece: z.coerce.number().int().min(1).max(LARGEST_PIECE) })

/** What is on its way: the piece that was read of a request, and its turn. */
type OnItsWay = { readonly turn: Turn; readonly read: Result<Piece, PieceFault> }

export function deltaRoutes(server: Server, { db, system, clock }: LifeParts): void {
  server.addContentTypeParser(LINES_TYPE, (_request, payload, done) => done(null, payload))
  const turns = new DeltaTurns()
  const onTheirWay = new WeakMap<FastifyRequest, OnItsWay>()
  server.put(
    deltaPiecePath(':key', ':piece'),
    {
      config: { access: changeRecords },
      schema: { params: pieceParams, response: { 200: takenPiece } },
      bodyLimit: PIECE_BYTES,
      onResponse: async (request) => onTheirWay.get(request)?.turn.done(),
      // Read before a second person is asked or has been: what they approve is the piece, not the stream of its bytes.
      preValidation: async (request, reply) => {
        const named = pieceParams.safeParse(request.params)
        // Validation comes next and refuses it.
        if (!named.success) return
        const { key, piece } = named.data
        const turn = turns.enter(actorOf(request).bureau, key, piece)
        if (turn === null)
          return problem(reply, 503, 'too_many_pieces', 'Wait until one of the pieces on their way is taken.')
        reply.raw.once('close', turn.done)
        const read = await readBody(request)
        request.body = read.ok ? read.value : null
        onTheirWay.set(request, { turn, read })
      },
    },
    async (request, reply) => {
      const { key, piece: number } = request.params
      const coming = onTheirWay.get(request)
      if (coming === undefined) throw new Error('a piece came through that nobody read')
      const { turn, read } = coming
      if (read.ok && read.value.deletions.length > 0 && !hasApproval(request)) {
        const isRepeated = await wasTaken(db, actorOf(request), { key, number, piece: read.value })
        if (!isRepeated) return await askSecondPerson(request, reply)
      }
      await turn.come(() => hasPiece(db, actorOf(request), { key, number: number - 1 }))
      const sent = { key, number, piece: read }
      const taken = await takePiece({ db, system }, actorOf(request), sent, clock()).finally(turn.done)
      return taken.ok ? pieceView(taken.value) : refusePiece(request, reply, taken.error)
    },
  )
  server.get(
    deltaPath(':key'),
    { config: { access: changeRecords }, schema: { params: deltaParams, response: { 200: takenDelta } } },
    async (request) => {
      const { key } = request.params
      const { pieces, lastAt, counts } = await readDelta(db, actorOf(request), key, clock())
      return { key, pieces, lastAt: lastAt?.toISOString() ?? null, counts }
    },
  )
}

async function readBody(request: FastifyRequest): Promise<Result<Piece, PieceFault>> {
  return isStream(request.body) ? await readLinesOf(request.body) : linesOf(request.body)
}

function isStream(body: unknown): body is NodeJS.ReadableStream {
  return typeof body === 'object' && body !== null && 'pipe' in body
}

function refusePiece(request: FastifyRequest, reply: FastifyReply, error: PieceRefusal): FastifyReply {
  switch (error.kind) {
    case 'too_large':
      // What is still coming is not waited for.
      request.raw.resume()
      reply.header('connection', 'close')
      return problem(
        reply,
        413,
        error.kind,
        `A piece is at most ${PIECE_LINES} lines and ${PIECE_BYTES} bytes. Send more pieces.`,
      )
    case 'malformed':
      return problem(
        reply,
        400,
        error.kind,
        `Send lines of JSON as ${LINES_TYPE}, or a JSON array of them, to the end.`,
      )
    case 'idempotency_conflict':
      return problem(reply, 422, error.kind, 'This piece was sent with other lines. Choose a new key.')
    case 'piece_too_early': {
      const next = `Pieces are taken in their order: ${error.pieces} are. Send number ${error.pieces + 1} first.`
      return problem(reply, 409, error.kind, next)
    }
  }
}

/** What to do about a line; what else is to be said of it comes after. */
const advice = {
  deleted_for_rights:
    'A record with this reference was deleted because a person has the right to it. Ask the commission.',
  kind_changed: 'A record stays of its kind. Withdraw this one and use another reference.',
  legal_hold: 'A legal hold is on this record. Release it first.',
  line_too_long: 'The line is too long. Contribute this record by itself.',
  malformed: 'Correct the line:',
  needs_second_person:
    'This would show the record to more. Change it by itself: a second person must approve.',
  not_found: 'There is no record of yours with this reference.',
  not_json: 'The line is not JSON.',
  not_the_issuer:
    'Only the bureau of the country or organisation that issued a travel document holds a record of it.',
  not_utf8: 'The line is not UTF-8.',
  reference_taken: 'A record with this reference is there already. Use another reference.',
  repeated_too_often: 'Too many lines of the piece have this reference. Send this one in the next piece.',
  retention_over: 'By these dates the record would be over already. Choose days to come.',
  unknown_bureau: 'There is no such bureau:',
  unknown_list: 'There is no such sharing list:',
} as const satisfies Record<LineFault, string>

function pieceView({ key, piece, counts, refused }: TakenPiece): TakenPieceView {
  const lines = refused.map(({ detail, ...line }) => ({
    ...line,
    detail: detail === null ? advice[line.reason] : `${advice[line.reason]} ${detail}`,
  }))
  return { key, piece, counts: { ...counts, refused: refused.length }, refused: lines }
}
