import type { Db } from '../../infra/db.ts'
import { openEventStream } from '../../infra/event-stream.ts'
import { problem, type Server } from '../../infra/http.ts'

/** The canaries' part of the interface; no route of the program begins so. */
export const CANARY_PATH = '/api/v1/canary'

/** Routes that leak on purpose, each in another way. The leak test must hear every one of them. */
export function addCanaries(server: Server, db: Db): void {
  const config = { access: 'signed_in' } as const
  const count = async (): Promise<number> => {
    const { rows } = await asSystem<{ held: number }>(db, 'select count(*) as held from records.record r', [])
    return rows[0]?.held ?? 0
  }
  server.get(`${CANARY_PATH}/count`, { config }, async () => ({ records: await count() }))
  server.get(`${CANARY_PATH}/header`, { config }, async (_request, reply) => {
    reply.header('x-total', String(await count()))
    return {}
  })
  server.get(`${CANARY_PATH}/events`, { config }, async (request, reply) => {
    const stream = openEventStream(request, reply)
    stream.send('counts', { waiting: await count() })
    return reply
  })
  server.get<{ Params: { id: string } }>(`${CANARY_PATH}/record/:id`, { config }, async (request, reply) => {
    const { rows } = await asSystem<{ owner: string }>(
      db,
      'select r.owner from records.record r where r.id = $1',
      [request.params.id],
    )
    const owner = rows[0]?.owner
    return owner === undefined
      ? problem(reply, 404, 'not_found', 'There is nothing here.')
      : problem(reply, 404, 'not_found', `Ask ${owner} for it.`)
  })
}

/** As a job of Comity itself reads: past row-level security, which a careless route may do too. */
async function asSystem<Row extends object>(db: Db, sql: string, values: readonly unknown[]) {
  const client = await db.pool.connect()
  try {
    await client.query('set role comity_system')
    return await client.query<Row>(sql, [...values])
  } finally {
    client.release(true)
  }
}
