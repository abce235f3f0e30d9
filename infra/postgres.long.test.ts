import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { after, describe, test } from 'node:test'
import pg from 'pg'
import { type PostgresOptions, type RunningPostgres, startPostgres } from './postgres.ts'
import { startOf } from './process-table.ts'

const supervisor = new URL('./postgres.ts', import.meta.url).href

async function start(options: PostgresOptions): Promise<RunningPostgres> {
  const started = await startPostgres(options)
  assert.ok(started.ok, started.ok ? '' : started.error.detail)
  return started.value
}

async function query(url: string, text: string): Promise<readonly unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Starts the database in a process of its own, which says its progress and then the address line by line. */
function startElsewhere(dataDir: string): ChildProcess {
  const program = `
    const { startPostgres } = await import(${JSON.stringify(supervisor)})
    const started = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, onProgress: (line) => console.log(line) })
    console.log(started.ok ? started.value.url : started.error.kind)
    setInterval(() => {}, 60_000)`
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function lineOf(child: ChildProcess, wanted: RegExp): Promise<string> {
  assert.ok(child.stdout)
  for await (const line of createInterface({ input: child.stdout })) if (wanted.test(line)) return line
  return assert.fail(`the other process ended without saying ${wanted}`)
}

async function killHard(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describe('the database supervisor', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'comity-postgres-'))
  const folder = (name: string) => path.join(root, name)
  after(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }))

  test('no acknowledged row is lost when everything is killed at once', async () => {
    const dataDir = folder('killed')
    const child = startElsewhere(dataDir)
    const url = await lineOf(child, /^postgres:/)
    await query(url, 'create table told (n int primary key)')
    const writer = new pg.Client(url)
    writer.on('error', () => undefined)
    await writer.connect()
    let acknowledged = 0
    const writing = (async () => {
      while (acknowledged < 100_000) {
        await writer.query('insert into told values ($1)', [acknowledged])
        acknowledged += 1
        if (acknowledged === 200) process.kill(serverOf(dataDir), 'SIGKILL')
        if (acknowledged === 200) child.kill('SIGKILL')
      }
    })()
    await assert.rejects(writing)
    const again = await start({ dataDir, patienceMs: 60_000 })
    const [row] = await query(again.url, 'select count(*)::int as rows from told')
    await again.stop()
    assert.ok(acknowledged >= 200)
    // The last one may have been written without our hearing of it.
    assert.ok(
      [{ rows: acknowledged }, { rows: acknowledged + 1 }].some((fits) => isSame(fits, row)),
      JSON.stringify(row),
    )
  })

  test('a server that dies comes back on the same port', async () => {
    const said: string[] = []
    const { promise: isBack, resolve } = Promise.withResolvers<void>()
    const server = await start({
      dataDir: folder('dies'),
      ephemeral: true,
      onProgress: (line) => {
        said.push(line)
        if (line.startsWith('The database server died')) resolve()
      },
    })
    const before = server.pid
    process.kill(before, 'SIGKILL')
    await isBack
    await retry(async () => assert.notEqual(server.pid, before))
    assert.deepEqual(await query(server.url, 'select 1 as one'), [{ one: 1 }])
    await server.stop()
    assert.equal(startOf(server.pid), null)
  })

  test('a database whose making was cut short is made anew', async () => {
    const dataDir = folder('half')
    const child = startElsewhere(dataDir)
    await lineOf(child, /^Making the database/)
    await killHard(child)
    mkdirSync(path.join(dataDir, 'cluster.new-earlier', 'base'), { recursive: true })
    const server = await start({ dataDir })
    assert.deepEqual(await query(server.url, 'select 1 as one'), [{ one: 1 }])
    await server.stop()
    assert.deepEqual(readdirSync(dataDir).sort(), ['cluster', 'owner.secret', 'server.log'])
  })

  test('a second starter is refused by name of the first, and succeeds after it is gone', async () => {
    const dataDir = folder('kept')
    const child = startElsewhere(dataDir)
    await lineOf(child, /^postgres:/)
    const second = await startPostgres({ dataDir })
    assert.ok(!second.ok)
    assert.equal(second.error.kind, 'data_in_use')
    assert.match(second.error.detail, new RegExp(`process ${child.pid}\\b`))
    child.kill('SIGKILL')
    const third = await start({ dataDir, patienceMs: 60_000 })
    const fourth = await startPostgres({ dataDir })
    assert.ok(!fourth.ok && fourth.error.kind === 'data_in_use')
    await Promise.all([third.stop(), third.stop()])
  })

  test('marks left by processes whose numbers others now bear do not hinder a start', async () => {
    const dataDir = folder('kept')
    await (await start({ dataDir })).stop()
    writeFileSync(
      path.join(dataDir, 'lock'),
      JSON.stringify({ pid: process.pid, start: 'another life', at: '' }),
    )
    writeFileSync(
      path.join(dataDir, 'cluster', 'postmaster.pid'),
      `${process.ppid}\n${dataDir}/cluster\n0\n5432\n\n127.0.0.1\n`,
    )
    const server = await start({ dataDir })
    assert.deepEqual(await query(server.url, 'select 1 as one'), [{ one: 1 }])
    await server.stop()
  })

  test('only the loopback and only the password open it, and the password is ours alone', async () => {
    const dataDir = folder('kept')
    const server = await start({ dataDir })
    const wrong = new URL(server.url)
    wrong.password = 'wrong'
    await assert.rejects(query(wrong.href, 'select 1'), /password authentication failed/)
    assert.deepEqual(
      await query(
        server.url,
        `select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories', 'data_checksums') order by name`,
      ),
      [
        { name: 'data_checksums', setting: 'on' },
        { name: 'listen_addresses', setting: '127.0.0.1' },
        { name: 'unix_socket_directories', setting: '' },
      ],
    )
    for (const file of ['owner.secret', 'server.log'])
      assert.equal(statSync(path.join(dataDir, file)).mode & 0o077, 0, file)
    await server.stop()
  })

  test('a refused statement leaves no value of a row in the log', async () => {
    const dataDir = folder('kept')
    const server = await start({ dataDir })
    await query(server.url, 'create table person (name text primary key)')
    await query(server.url, `insert into person values ('Invented Name')`)
    await assert.rejects(query(server.url, `insert into person values ('Invented Name')`), /duplicate key/)
    await server.stop()
    assert.match(readFileSync(path.join(dataDir, 'server.log'), 'utf8'), /ready to accept connections/)
    assert.doesNotMatch(readFileSync(path.join(dataDir, 'server.log'), 'utf8'), /Invented|duplicate/)
  })

  test('a database of another PostgreSQL, or without its password, is refused and left as it is', async () => {
    const dataDir = folder('kept')
    await (await start({ dataDir })).stop()
    const [secret, version] = [
      path.join(dataDir, 'owner.secret'),
      path.join(dataDir, 'cluster', 'PG_VERSION'),
    ]
    const password = readFileSync(secret)
    rmSync(secret)
    assert.equal(await refusalOf({ dataDir }), 'secret_missing')
    writeFileSync(secret, password)
    writeFileSync(version, '15\n')
    assert.equal(await refusalOf({ dataDir }), 'other_version')
    writeFileSync(version, '18\n')
    await (await start({ dataDir })).stop()
  })

  test('a setting that the server does not take is refused with its own words', async () => {
    const started = await startPostgres({
      dataDir: folder('setting'),
      ephemeral: true,
      settings: { no_such_thing: '1' },
    })
    assert.ok(!started.ok)
    assert.equal(started.error.kind, 'did_not_start')
    assert.match(started.error.detail, /no_such_thing/)
  })

  test('a throw-away database leaves no folder behind', async () => {
    const dataDir = folder('ephemeral')
    await (await start({ dataDir, ephemeral: true })).stop()
    assert.equal(existsSync(dataDir), false)
  })
})

function serverOf(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function refusalOf(options: PostgresOptions): Promise<string | null> {
  const started = await startPostgres(options)
  return started.ok ? null : started.error.kind
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Until it succeeds; the runner's time limit ends what never does. */
async function retry<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch {
    await new Promise((resolve) => setImmediate(resolve))
    return retry(work)
  }
}
