import { z } from 'zod'
import type { Db } from '../../../infra/db.ts'
import { actorOf, pathId, problem, type Server } from '../../../infra/http.ts'
import { spellKey } from '../../../infra/journal-note.ts'
import type { Sequencer } from '../../../infra/journal-sequencer.ts'
import { type CosignRefusal, cosignCheckpoint } from '../actions/cosign.ts'
import { exportProof } from '../actions/export-proof.ts'
import { rotateJournalKey } from '../actions/rotate-key.ts'
import { JOURNAL_KEY_PATH, JOURNAL_WITNESS_PATH, journalProofPath, newKey, plainText } from '../contract.ts'
import { askToCosign, readJournal, rotateKey } from '../policy.ts'

type Parts = {
  readonly db: Db
  readonly system: Db
  readonly clock: () => Date
  readonly sequencer: Sequencer
}

/** What leaves for others: the proof of one act, and our signature under another bureau's checkpoint. */
export function proofRoutes(server: Server, { db, system, clock, sequencer }: Parts): void {
  keyRoute(server, { db, clock, sequencer })
  server.get(
    journalProofPath(':id'),
    { config: { access: readJournal }, schema: { params: z.object({ id: z.uuid() }) } },
    async (request, reply) => {
      const id = pathId<'Act'>(request.params.id)
      const made = await exportProof({ db, sequencer }, actorOf(request), id, clock())
      if (made.ok) return reply.type('application/json').serializer(String).send(made.value)
      return made.error.kind === 'not_found'
        ? problem(reply, 404, 'not_found', 'There is nothing here, or it is not for you.')
        : problem(
            reply,
            503,
            'not_proved',
            'No checkpoint covers this act yet. Look at the state of the proof.',
          )
    },
  )
  server.post(
    JOURNAL_WITNESS_PATH,
    { config: { access: askToCosign }, schema: { body: plainText } },
    async (request, reply) => {
      const cosigned = await cosignCheckpoint({ system, sequencer }, actorOf(request), request.body, clock())
      if (cosigned.ok) return reply.type('text/plain; charset=utf-8').send(cosigned.value)
      const refused = cosigned.error
      if (refused.kind === 'other_size')
        return reply.code(409).type('text/x.tlog.size').serializer(String).send(`${refused.size}\n`)
      const { status, code, detail } = answers[refused.kind]
      return problem(reply, status, code, detail)
    },
  )
}

function keyRoute(server: Server, { db, clock, sequencer }: Omit<Parts, 'system'>): void {
  server.post(
    JOURNAL_KEY_PATH,
    { config: { access: rotateKey }, schema: { response: { 200: newKey } } },
    async (request, reply) => {
      const rotated = await rotateJournalKey({ db, sequencer }, actorOf(request), clock())
      if (rotated.ok) return { key: spellKey(rotated.value.to), size: rotated.value.head.size }
      return problem(
        reply,
        503,
        'not_signing',
        'The journal cannot be signed now, so its key cannot change. Look at the state of the proof.',
      )
    },
  )
}

const answers: Readonly<
  Record<
    Exclude<CosignRefusal['kind'], 'other_size'>,
    { readonly status: number; readonly code: string; readonly detail: string }
  >
> = {
  malformed: {
    status: 400,
    code: 'malformed',
    detail: 'Send old size, proof and checkpoint (C2SP tlog-witness).',
  },
  log_unknown: {
    status: 404,
    code: 'not_found',
    detail: 'This log is not in the list of those that we cosign.',
  },
  signature_wrong: {
    status: 403,
    code: 'signature_wrong',
    detail: 'The checkpoint is not signed with the key that we know for this log.',
  },
  split_view: {
    status: 409,
    code: 'split_view',
    detail: 'This tree does not begin with the one that we cosigned: the log shows two faces. It was noted.',
  },
  not_ready: {
    status: 503,
    code: 'not_ready',
    detail: 'Our own journal cannot sign now. Try again in a minute.',
  },
}
