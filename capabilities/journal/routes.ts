import type { z } from 'zod'
import type { Db } from '../../infra/db.ts'
import { actorOf, pathId, type Server } from '../../infra/http.ts'
import type { Sequencer } from '../../infra/journal-sequencer.ts'
import type { ActFilter } from './act-filter.ts'
import { type NamedAct, searchActs } from './actions/read-acts.ts'
import { type JournalState, readJournalState, verifyJournal } from './actions/verify.ts'
import {
  type ActView,
  JOURNAL_PATH,
  JOURNAL_STATE_PATH,
  JOURNAL_VERIFY_PATH,
  journalPage,
  journalQuery,
  journalState,
  verdict,
} from './contract.ts'
import { readJournal } from './policy.ts'
import { proofRoutes } from './routes/proofs.ts'
import { supervisionRoutes } from './routes/supervision.ts'

export type JournalParts = {
  readonly db: Db
  readonly system: Db
  readonly clock: () => Date
  readonly sequencer: Sequencer
}

const PAGE = 100

export function journalRoutes(server: Server, parts: JournalParts): void {
  const { db, clock, sequencer } = parts
  proofRoutes(server, parts)
  supervisionRoutes(server, parts)
  server.get(
    JOURNAL_PATH,
    {
      config: { access: readJournal },
      schema: { querystring: journalQuery, response: { 200: journalPage } },
    },
    async (request) => {
      const filter = filterOf(request.query)
      const acts = await searchActs(db, actorOf(request), { filter, limit: PAGE }, clock())
      return { acts: acts.map(viewOf), next: acts.length < PAGE ? null : (acts.at(-1)?.id ?? null) }
    },
  )
  server.post(
    JOURNAL_VERIFY_PATH,
    { config: { access: readJournal }, schema: { response: { 200: verdict } } },
    async (request) => await verifyJournal(db, sequencer, actorOf(request), clock()),
  )
  server.get(
    JOURNAL_STATE_PATH,
    { config: { access: 'signed_in' }, schema: { response: { 200: journalState } } },
    async (request) => {
      return stateView(await readJournalState(db, sequencer, actorOf(request)))
    },
  )
}

function stateView({
  provedAt,
  witnesses,
  cosigns,
  keys,
  successions,
  ...state
}: JournalState): z.infer<typeof journalState> {
  return {
    ...state,
    provedAt: provedAt?.toISOString() ?? null,
    keys: [...keys],
    successions: [...successions],
    cosigns: cosigns.map(({ at, ...log }) => ({ ...log, at: at.toISOString() })),
    witnesses: witnesses.map(({ at, ...witness }) => ({ ...witness, at: at?.toISOString() ?? null })),
  }
}

function filterOf(query: z.infer<typeof journalQuery>): ActFilter {
  return {
    act: query.act ?? null,
    outcome: query.outcome ?? null,
    bureau: query.bureau ?? null,
    subject: query.subject ?? null,
    from: query.from === undefined ? null : new Date(query.from),
    to: query.to === undefined ? null : new Date(query.to),
    actor: query.actor === undefined ? null : pathId<'Actor'>(query.actor),
    before: query.cursor === undefined ? null : pathId<'Act'>(query.cursor),
  }
}

function viewOf(kept: NamedAct): ActView {
  const { actorKind: kind, actorId: id, actorName: name, bureau, at, ...shown } = kept
  return {
    ...shown,
    at: at.toISOString(),
    actor: { kind, id, name, bureau },
    detail: JSON.parse(JSON.stringify(kept.detail)),
  }
}
