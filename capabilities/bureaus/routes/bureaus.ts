import { actorOf, type Server } from '../../../infra/http.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { setBureauState } from '../actions/bureau-state.ts'
import { type Bureau, footnoteOf, isMemberOn } from '../bureau.ts'
import {
  type BureauAnswer,
  bureauAnswer,
  bureauList,
  codeParams,
  newBureauState,
  paths,
} from '../contract.ts'
import { governing, mayReadStateReason, signedIn } from '../policy.ts'
import { listBureaus } from '../public.ts'
import { refuse } from './answers.ts'
import type { BureausParts } from './parts.ts'

/** Who takes part, and the hub's order that somebody no longer does. */
export function bureauRoutes(server: Server, { db, clock }: BureausParts): void {
  server.get(
    paths.bureaus,
    { config: { access: signedIn }, schema: { response: { 200: bureauList } } },
    async (request) => {
      const [actor, now] = [actorOf(request), clock()]
      return { bureaus: (await listBureaus(db)).map((bureau) => toBureau(bureau, actor, now)) }
    },
  )
  server.put(
    paths.bureauState(':code'),
    {
      config: { access: governing },
      schema: { params: codeParams, body: newBureauState, response: { 200: bureauAnswer } },
    },
    async (request, reply) => {
      const [actor, now] = [actorOf(request), clock()]
      const wish = { code: request.params.code as BureauCode, wish: request.body }
      const changed = await setBureauState(db, actor, wish, now)
      return changed.ok ? toBureau(changed.value, actor, now) : refuse(reply, changed.error)
    },
  )
}

function toBureau(bureau: Bureau, actor: Actor, now: Date): BureauAnswer {
  return {
    ...bureau,
    footnote: footnoteOf(bureau.code),
    isMember: isMemberOn(bureau, now.toISOString().slice(0, 10)),
    stateSince: bureau.stateSince?.toISOString() ?? null,
    stateReason: mayReadStateReason(actor, bureau.code) ? bureau.stateReason : null,
  }
}
