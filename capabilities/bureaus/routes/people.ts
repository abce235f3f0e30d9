import { actorOf, pathId, type Server } from '../../../infra/http.ts'
import {
  addUser,
  changeUser,
  disableUser,
  type Invited,
  inviteUser,
  readUsers,
  setRoles,
} from '../actions/users.ts'
import {
  idParams,
  invitation,
  listQuery,
  newRoles,
  newUser,
  paths,
  user,
  userAdded,
  userChange,
  userList,
} from '../contract.ts'
import { administration, guardedAdministration } from '../policy.ts'
import { refuse, toUser } from './answers.ts'
import type { BureausParts } from './parts.ts'

const config = { access: guardedAdministration } as const

export function peopleRoutes(server: Server, parts: BureausParts): void {
  listRoutes(server, parts)
  changeRoutes(server, parts)
}

function listRoutes(server: Server, { db, clock }: BureausParts): void {
  server.get(
    paths.users,
    { config: { access: administration }, schema: { querystring: listQuery, response: { 200: userList } } },
    async (request, reply) => {
      const { after = null, limit } = request.query
      const page = await readUsers(db, actorOf(request), { after, limit })
      if (!page.ok) return refuse(reply, page.error)
      return { users: page.value.rows.map(toUser), next: page.value.next }
    },
  )
  server.post(
    paths.users,
    { config, schema: { body: newUser, response: { 201: userAdded } } },
    async (request, reply) => {
      const actor = actorOf(request)
      const added = await addUser(db, actor, { ...request.body, bureau: actor.bureau }, clock())
      if (!added.ok) return refuse(reply, added.error)
      reply.code(201)
      return { user: toUser(added.value.user), invitation: toInvitation(added.value.invitation) }
    },
  )
}

function changeRoutes(server: Server, { db, clock }: BureausParts): void {
  const subject = (id: string) => ({ id: pathId<'User'>(id), now: clock() })
  server.patch(
    paths.user(':id'),
    { config, schema: { params: idParams, body: userChange, response: { 200: user } } },
    async (request, reply) => {
      const changed = await changeUser(db, actorOf(request), subject(request.params.id), request.body)
      return changed.ok ? toUser(changed.value) : refuse(reply, changed.error)
    },
  )
  server.put(
    paths.userRoles(':id'),
    { config, schema: { params: idParams, body: newRoles, response: { 200: user } } },
    async (request, reply) => {
      const { roles } = request.body
      const changed = await setRoles(db, actorOf(request), subject(request.params.id), roles)
      return changed.ok ? toUser(changed.value) : refuse(reply, changed.error)
    },
  )
  server.post(
    paths.disableUser(':id'),
    { config, schema: { params: idParams, response: { 200: user } } },
    async (request, reply) => {
      const disabled = await disableUser(db, actorOf(request), subject(request.params.id))
      return disabled.ok ? toUser(disabled.value) : refuse(reply, disabled.error)
    },
  )
  server.post(
    paths.inviteUser(':id'),
    { config, schema: { params: idParams, response: { 200: invitation } } },
    async (request, reply) => {
      const invited = await inviteUser(db, actorOf(request), subject(request.params.id))
      return invited.ok ? toInvitation(invited.value) : refuse(reply, invited.error)
    },
  )
}

function toInvitation({ token, expiresAt }: Invited) {
  return { token, expiresAt: expiresAt.toISOString() }
}
