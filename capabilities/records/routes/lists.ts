import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../../infra/db.ts'
import { actorOf, askSecondPerson, hasApproval, pathId, problem, type Server } from '../../../infra/http.ts'
import {
  addList,
  changeList,
  deleteList,
  type ListRefusal,
  readLists,
  readListVersions,
} from '../actions/lists.ts'
import { previewAudience } from '../actions/preview-audience.ts'
import type { SharingRefusal } from '../actions/resolve-sharing.ts'
import {
  audienceView,
  audienceWish,
  LISTS_PATH,
  type ListView,
  listPage,
  listPath,
  listVersionPage,
  listVersionsPath,
  listView,
  listWish,
  PREVIEW_PATH,
} from '../contract/visibility.ts'
import { shareRecords } from '../policy.ts'
import type { SharingList } from '../sharing-list.ts'

export type ListParts = {
  readonly db: Db
  /** Sees every record, for what a change of a list means to them. */
  readonly system: Db
  readonly clock: () => Date
}

const PAGE = 50
const access = { access: shareRecords }
const idParams = z.object({ id: z.uuid() })
const ifMatch = z.object({ 'if-match': z.string().regex(/^"\d{1,9}"$/, 'the version in quotes, e.g. "3"') })

export function listRoutes(server: Server, parts: ListParts): void {
  readRoutes(server, parts)
  writeRoutes(server, parts)
  server.post(
    PREVIEW_PATH,
    { config: access, schema: { body: audienceWish, response: { 200: audienceView } } },
    async (request, reply) => {
      const seen = await previewAudience(parts.db, actorOf(request), request.body, parts.clock())
      return seen.ok ? seen.value : refuseSharing(reply, seen.error)
    },
  )
}

function readRoutes(server: Server, { db, clock }: ListParts): void {
  const after = z.object({ after: z.uuid().optional() })
  server.get(
    LISTS_PATH,
    { config: access, schema: { querystring: after, response: { 200: listPage } } },
    async (request) => {
      const { after: last } = request.query
      const page = { after: last === undefined ? null : pathId<'SharingList'>(last), limit: PAGE }
      const lists = (await readLists(db, actorOf(request), page, clock())).map(viewOf)
      return { lists, next: lists.length < PAGE ? null : (lists.at(-1)?.id ?? null) }
    },
  )
  const before = z.object({ before: z.coerce.number().int().positive().default(2_147_483_647) })
  server.get(
    listVersionsPath(':id'),
    { config: access, schema: { params: idParams, querystring: before, response: { 200: listVersionPage } } },
    async (request, reply) => {
      const page = {
        id: pathId<'SharingList'>(request.params.id),
        before: request.query.before,
        limit: PAGE,
      }
      const read = await readListVersions(db, actorOf(request), page, clock())
      if (!read.ok) return refuseList(reply, read.error)
      const versions = read.value.map((one) => ({
        ...one,
        bureaus: [...one.bureaus],
        at: one.at.toISOString(),
      }))
      return { versions, next: versions.length < PAGE ? null : (versions.at(-1)?.version ?? null) }
    },
  )
}

function writeRoutes(server: Server, { db, system, clock }: ListParts): void {
  server.post(
    LISTS_PATH,
    { config: access, schema: { body: listWish, response: { 201: listView } } },
    async (request, reply) => {
      const added = await addList(db, actorOf(request), request.body, clock())
      return added.ok ? send(reply.code(201), added.value) : refuseList(reply, added.error)
    },
  )
  server.put(
    listPath(':id'),
    {
      config: access,
      schema: { params: idParams, headers: ifMatch, body: listWish, response: { 200: listView } },
    },
    async (request, reply) => {
      const change = {
        id: pathId<'SharingList'>(request.params.id),
        version: Number(request.headers['if-match'].slice(1, -1)),
        wish: request.body,
        isApproved: hasApproval(request),
      }
      const changed = await changeList(system, actorOf(request), change, clock())
      if (changed.ok) return send(reply, changed.value)
      return changed.error.kind === 'needs_second_person'
        ? await askSecondPerson(request, reply)
        : refuseList(reply, changed.error)
    },
  )
  server.delete(
    listPath(':id'),
    { config: access, schema: { params: idParams, response: { 200: listView } } },
    async (request, reply) => {
      const id = pathId<'SharingList'>(request.params.id)
      const deleted = await deleteList(system, actorOf(request), id, clock())
      return deleted.ok ? send(reply, deleted.value) : refuseList(reply, deleted.error)
    },
  )
}

function send(reply: FastifyReply, list: SharingList): FastifyReply {
  return reply.header('etag', `"${list.version}"`).send(viewOf(list))
}

function viewOf({ id, name, bureaus, version, state }: SharingList): ListView {
  return { id, name, bureaus: [...bureaus], version, state }
}

function refuseList(
  reply: FastifyReply,
  refusal: Exclude<ListRefusal, { kind: 'needs_second_person' }>,
): FastifyReply {
  switch (refusal.kind) {
    case 'not_found':
      return problem(reply, 404, refusal.kind, 'There is nothing here, or it is not for you.')
    case 'version_conflict':
      return problem(
        reply,
        412,
        refusal.kind,
        `The list is at version ${refusal.current} by now. Read it again, then change that.`,
      )
    case 'list_name_taken':
      return problem(reply, 409, refusal.kind, 'Your bureau has a list of this name. Choose another.')
    case 'unknown_bureau':
      return refuseSharing(reply, refusal)
  }
}

function refuseSharing(reply: FastifyReply, refusal: SharingRefusal): FastifyReply {
  return refusal.kind === 'unknown_bureau'
    ? problem(reply, 422, refusal.kind, `There is no bureau ${refusal.codes.join(', ')}. Correct the codes.`)
    : problem(reply, 422, refusal.kind, `Your bureau has no list ${refusal.ids.join(', ')}. Choose another.`)
}
