import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../../infra/db.ts'
import { openEventStream } from '../../../infra/event-stream.ts'
import { actorOf, pathId, problem, type Server } from '../../../infra/http.ts'
import type { Uploads } from '../../../infra/uploads.ts'
import { newId } from '../../../kernel/id.ts'
import type { ImportDesk } from '../actions/import-desk.ts'
import { type ImportReading, openImport, readImport, readImports } from '../actions/read.ts'
import { templateFile } from '../actions/template-file.ts'
import {
  IMPORTS_PATH,
  type ImportView,
  importForm,
  importPage,
  importPath,
  importProgressPath,
  importRejectionsPath,
  importView,
  rejectionPage,
  startedImport,
  templateParams,
  templatePath,
} from '../contract.ts'
import type { ImportId } from '../import.ts'
import { importLists } from '../policy.ts'
import { notFound } from './refusals.ts'

export type ImportParts = {
  readonly db: Db
  readonly clock: () => Date
  readonly desk: ImportDesk
  readonly uploads: Uploads
}

const idParams = z.object({ id: z.uuid() })
const PAGE = 50
const REJECTION_PAGE = 100

export function importRoutes(server: Server, parts: ImportParts): void {
  readRoutes(server, parts)
  templateRoute(server)
  server.post(
    IMPORTS_PATH,
    { config: { access: importLists }, schema: { response: { 202: startedImport } } },
    async (request, reply) => {
      await startImport(parts, request, reply)
      return reply
    },
  )
}

function readRoutes(server: Server, { db, clock, desk }: ImportParts): void {
  const access = { access: importLists }
  server.get(
    IMPORTS_PATH,
    {
      config: access,
      schema: { querystring: z.object({ before: z.uuid().optional() }), response: { 200: importPage } },
    },
    async (request) => {
      const before = request.query.before === undefined ? null : pathId<'Import'>(request.query.before)
      const found = await readImports(db, actorOf(request), { before, limit: PAGE }, clock())
      return {
        imports: found.map(importViewOf),
        next: found.length < PAGE ? null : (found.at(-1)?.id ?? null),
      }
    },
  )
  server.get(
    importPath(':id'),
    { config: access, schema: { params: idParams, response: { 200: importView } } },
    async (request, reply) => {
      const id = pathId<'Import'>(request.params.id)
      const read = await readImport(db, actorOf(request), { id, after: 0, limit: 0 }, clock())
      return read.ok ? importViewOf(read.value.found) : notFound(reply)
    },
  )
  const after = z.object({ after: z.coerce.number().int().nonnegative().default(0) })
  server.get(
    importRejectionsPath(':id'),
    { config: access, schema: { params: idParams, querystring: after, response: { 200: rejectionPage } } },
    async (request, reply) => {
      const wanted = {
        id: pathId<'Import'>(request.params.id),
        after: request.query.after,
        limit: REJECTION_PAGE,
      }
      const read = await readImport(db, actorOf(request), wanted, clock())
      if (!read.ok) return notFound(reply)
      const rejections = [...read.value.rejections]
      return {
        rejections,
        next: rejections.length < REJECTION_PAGE ? null : (rejections.at(-1)?.line ?? null),
      }
    },
  )
  server.get(
    importProgressPath(':id'),
    { config: access, schema: { params: idParams } },
    async (request, reply) => {
      const id = pathId<'Import'>(request.params.id)
      const read = await readImport(db, actorOf(request), { id, after: 0, limit: 0 }, clock())
      if (!read.ok) return notFound(reply)
      streamProgress(desk, id, openEventStream(request, reply))
      return reply
    },
  )
}

const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

function templateRoute(server: Server): void {
  server.get(
    templatePath(':kind', ':format'),
    { config: { access: importLists }, schema: { params: templateParams } },
    async (request, reply) => {
      const { kind, format } = request.params
      return reply
        .type(contentTypes[format])
        .header('content-disposition', `attachment; filename="comity-${kind}.${format}"`)
        .send(Buffer.from(templateFile(kind, format)))
    },
  )
}

function streamProgress(desk: ImportDesk, id: ImportId, stream: ReturnType<typeof openEventStream>): void {
  const now = desk.progress(id)
  if (now !== null) stream.send('progress', now)
  if (now === null || now.state !== 'running') {
    stream.end()
    return
  }
  const unwatch = desk.watch(id, (progress) => {
    stream.send('progress', progress)
    if (progress.state !== 'running') stream.end()
  })
  stream.onClose(unwatch)
}

const FILE_PARTS = ['list', 'alt', 'add', 'comments']

/** The fields and files are stored first; whose list it is depends on them. What is refused then is removed again. */
async function startImport(
  parts: ImportParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { db, clock, desk, uploads } = parts
  const actor = actorOf(request)
  if (!request.isMultipart())
    return problem(reply, 400, 'malformed', 'Send a multipart form with the file as "list".')
  if (!desk.hasRoom)
    return problem(reply, 503, 'too_many_imports', 'Wait until the running imports have ended.')
  const id = newId<'Import'>(clock())
  // Nobody waits for the files of an upload that was cut off.
  const upload = await receive(request, id, uploads).catch(async (cause: unknown) => {
    await uploads.remove(id)
    throw cause
  })
  if (upload === null) {
    await uploads.remove(id)
    return problem(
      reply,
      400,
      'malformed',
      'Send the fields format, dryRun and acceptRemovals, of a table also kind, then the file as "list".',
    )
  }
  const { form, sizes, fileName } = upload
  const isDryRun = form.dryRun === 'true'
  const { format, kind } = form
  const opened = await openImport(db, actor, { id, format, kind, fileName, isDryRun }, clock())
  if (!opened.ok) {
    await uploads.remove(id)
    const detail = `The list of ${opened.error.owner} is taken in by the hub. Ask the hub to import it.`
    return problem(reply, 403, opened.error.kind, detail)
  }
  const open = (part: string) => (sizes.has(part) ? () => uploads.read(id, part) : null)
  const list = open('list')
  if (list === null) throw new Error('an upload without its list came through')
  const totalBytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const acceptRemovals = form.acceptRemovals === 'true'
  const files = { list, alt: open('alt'), add: open('add'), comments: open('comments') }
  const job = {
    id,
    actor,
    owner: opened.value.owner,
    format,
    kind,
    isDryRun,
    acceptRemovals,
    files,
    totalBytes,
  }
  desk
    .run(job)
    .catch((cause: unknown) => request.log.error(cause))
    .finally(() => uploads.remove(id))
    .catch((cause: unknown) => request.log.error(cause))
  return await reply.code(202).send({ id })
}

type Upload = { form: z.infer<typeof importForm>; sizes: ReadonlyMap<string, number>; fileName: string }

async function receive(request: FastifyRequest, id: string, uploads: Uploads): Promise<Upload | null> {
  const fields: Record<string, unknown> = {}
  const sizes = new Map<string, number>()
  let fileName = ''
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value
    else if (FILE_PARTS.includes(part.fieldname)) {
      // A damaged form may leave the name out, whatever its type says.
      const name: unknown = part.filename
      if (part.fieldname === 'list' && typeof name === 'string') fileName = name.slice(-200)
      sizes.set(part.fieldname, await uploads.save(id, part.fieldname, part.file))
    } else return null
  }
  const form = importForm.safeParse(fields)
  return form.success && sizes.has('list') ? { form: form.data, sizes, fileName } : null
}

function importViewOf(found: ImportReading['found']): ImportView {
  const { persons, organisations, vessels, things, added, changed, removed, unchanged, rejected, ...rest } =
    found
  const { errorKind, errorDetail, ...shown } = rest
  return {
    ...shown,
    startedAt: found.startedAt.toISOString(),
    endedAt: found.endedAt?.toISOString() ?? null,
    counts: { persons, organisations, vessels, things, added, changed, removed, unchanged, rejected },
    error: errorKind === null ? null : { kind: errorKind, detail: errorDetail ?? '' },
  }
}
