import type { z } from 'zod'
import type { Db } from '../../../infra/db.ts'
import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import {
  decideOnProposal,
  makeProposal,
  type ProposalReading,
  readProposal,
  readProposals,
} from '../actions/proposals.ts'
import { reasonForm } from '../contract/life.ts'
import {
  madeThing,
  newProposal,
  PROPOSALS_PATH,
  proposalAcceptPath,
  proposalLine,
  proposalPage,
  proposalPath,
  proposalQuery,
  proposalRefusePath,
  proposalView,
  proposalWithdrawPath,
  recordProposalsPath,
} from '../contract/queues.ts'
import { changeRecords, proposeCorrections } from '../policy.ts'
import type { Proposal } from '../proposal.ts'
import { idParams, nextOf, notFound, PAGE, refuseLife } from './refusals.ts'

type Parts = { readonly db: Db; readonly clock: () => Date }

export function proposalRoutes(server: Server, parts: Parts): void {
  readRoutes(server, parts)
  decisionRoutes(server, parts)
  const { db, clock } = parts
  server.post(
    recordProposalsPath(':id'),
    {
      config: { access: proposeCorrections },
      schema: { params: idParams, body: newProposal, response: { 201: madeThing } },
    },
    async (request, reply) => {
      const wish = { ...request.body, recordId: pathId<'Record'>(request.params.id) }
      const made = await makeProposal(db, actorOf(request), wish, clock())
      return made.ok ? reply.code(201).send({ id: made.value.id }) : refuseLife(reply, made.error)
    },
  )
}

function readRoutes(server: Server, { db, clock }: Parts): void {
  const config = { access: proposeCorrections }
  server.get(
    PROPOSALS_PATH,
    { config, schema: { querystring: proposalQuery, response: { 200: proposalPage } } },
    async (request) => {
      const { side, state, after } = request.query
      const page = { side, state, after: after === undefined ? null : pathId<'Proposal'>(after), limit: PAGE }
      const found = await readProposals(db, actorOf(request), page, clock())
      return { proposals: found.map(lineOf), next: nextOf(found, ({ id }) => id) }
    },
  )
  server.get(
    proposalPath(':id'),
    { config, schema: { params: idParams, response: { 200: proposalView } } },
    async (request, reply) => {
      const id = pathId<'Proposal'>(request.params.id)
      const read = await readProposal(db, actorOf(request), id, clock())
      return read.ok ? viewOf(read.value) : notFound(reply)
    },
  )
}

function decisionRoutes(server: Server, { db, clock }: Parts): void {
  const schema = { params: idParams, response: { 200: proposalLine } }
  const decide = (verdict: 'accepted' | 'withdrawn', path: string, access: typeof changeRecords) =>
    server.post(path, { config: { access }, schema }, async (request, reply) => {
      const decision = { id: pathId<'Proposal'>(request.params.id), verdict, answer: null }
      const decided = await decideOnProposal(db, actorOf(request), decision, clock())
      return decided.ok ? lineOf(decided.value) : refuseLife(reply, decided.error)
    })
  decide('accepted', proposalAcceptPath(':id'), changeRecords)
  decide('withdrawn', proposalWithdrawPath(':id'), changeRecords)
  server.post(
    proposalRefusePath(':id'),
    { config: { access: changeRecords }, schema: { ...schema, body: reasonForm } },
    async (request, reply) => {
      const id = pathId<'Proposal'>(request.params.id)
      const decision = { id, verdict: 'refused', answer: request.body.reason } as const
      const decided = await decideOnProposal(db, actorOf(request), decision, clock())
      return decided.ok ? lineOf(decided.value) : refuseLife(reply, decided.error)
    },
  )
}

function lineOf(proposal: Proposal): z.infer<typeof proposalLine> {
  const { id, recordId, owner, bureau, state, baseVersion, version } = proposal
  return {
    ...{ id, recordId, owner, bureau, state, baseVersion, version },
    madeAt: proposal.madeAt.toISOString(),
    decidedAt: proposal.decidedAt?.toISOString() ?? null,
  }
}

function viewOf({ proposal, present }: ProposalReading): z.infer<typeof proposalView> {
  const { reason, answer, body, statements } = proposal
  return {
    ...{ ...lineOf(proposal), reason, answer, proposed: body, statements: [...statements] },
    ...{ present: present?.body ?? null, presentVersion: present?.version ?? null },
  }
}
