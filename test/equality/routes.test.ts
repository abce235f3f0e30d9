import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Access } from '../../infra/http.ts'
import { roles } from '../../kernel/actor.ts'
import { makeWorld, personOf, type World } from '../world.ts'

const LIST = path.resolve(import.meta.dirname, '../../docs/api.md')

const needWords = { step_up: 'fresh passkey', second_person: 'second person' } as const

function inWords(access: Access): string {
  if (typeof access === 'string') return access === 'anyone' ? 'anyone' : 'signed in'
  const who =
    access.roles.length === roles.length
      ? 'every role'
      : access.roles.map((role) => role.replace('_', ' ')).join(', ')
  const where = access.bureau === undefined ? who : `${who} of the hub`
  const scoped = access.scope === null ? where : `${where}; scope ${access.scope}`
  return [scoped, ...(access.needs ?? []).map((need) => needWords[need])].join('; ')
}

describe('the routes', () => {
  let world: World
  before(async () => {
    world = await makeWorld(new Date('2026-03-01T10:00:00Z'))
  })
  after(() => world.close())

  test('are those of docs/api.md, with who may call them', () => {
    const lines = world.routes.map(
      ({ method, url, access }) => `| \`${method} ${url}\` | ${inWords(access)} |`,
    )
    const listed = readFileSync(LIST, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    assert.deepEqual(listed, lines.sort())
  })

  test('are described in full by OpenAPI', async () => {
    const { status, body } = await world.call(null, 'GET', '/api/v1/openapi.json')
    assert.equal(status, 200)
    const paths = Object.entries(body['paths'] as Record<string, object>)
    const described = paths.flatMap(([url, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${url}`),
    )
    const routes = world.routes.map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
    assert.deepEqual(described.sort(), routes.sort())
  })

  test('refuse everybody without a sign-in, and leave it to nobody’s role to be more', async () => {
    for (const { method, url, access } of world.routes) {
      if (access === 'anyone') continue
      const path = url.replace(/:\w+/g, '0198c5a0-0000-7000-8000-000000000000')
      assert.equal(
        (await world.call(null, method, path, method === 'GET' ? undefined : {})).status,
        401,
        `${method} ${url}`,
      )
    }
  })

  test('refuse each role that their policy does not name, and write that down', async () => {
    for (const { method, url, access } of world.routes) {
      if (typeof access === 'string') continue
      const path = url.replace(/:\w+/g, '0198c5a0-0000-7000-8000-000000000000')
      for (const role of roles.filter((one) => !access.roles.includes(one))) {
        const person = personOf('PRT', role)
        assert.equal(
          (await world.call(person, method, path, method === 'GET' ? undefined : {})).status,
          403,
          `${role} ${method} ${url}`,
        )
        const { rows } = await world.database.owner.query(
          'select 1 from journal.act a where a.actor_id = $1',
          [person.id],
        )
        assert.equal(rows.length, 1, `${role} ${method} ${url} left ${rows.length} acts`)
      }
    }
  })
})
