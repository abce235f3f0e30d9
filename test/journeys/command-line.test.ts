import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Program, runCommand, startProgram } from '../program.ts'
import { someThings } from '../things.ts'

const person = {
  id: 'cli-1',
  schema: 'Person',
  properties: { name: ['Aruna Velkamp'], birthDate: ['1984-02-13'], nationality: ['nl'] },
}

describe('the command line beside a running Comity', () => {
  let folder: string
  let program: Program
  let squatter: Server
  let wanted: number
  const dataDir = () => path.join(folder, 'data')
  const command = (...args: readonly string[]) => runCommand(dataDir(), ...args)

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-cli-'))
    await writeFile(path.join(folder, 'list.jsonl'), JSON.stringify(person))
    await writeFile(path.join(folder, 'bad.xml'), 'PK\u0003\u0004')
    squatter = createServer().listen(0, '127.0.0.1')
    await new Promise((listening) => squatter.once('listening', listening))
    wanted = (squatter.address() as { port: number }).port
    program = await startProgram({ dataDir: dataDir(), env: { PORT: String(wanted) } })
  })
  after(async () => {
    squatter.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('a taken port is said, and the next free one is served', () => {
    assert.match(program.output(), new RegExp(`Port ${wanted} is taken`))
    assert.notEqual(new URL(program.url).port, String(wanted))
  })

  test('its key is readable by its owner alone', async () => {
    const { mode } = await stat(path.join(dataDir(), 'cli.key'))
    assert.equal(mode & 0o077, 0)
  })

  test('a dry run says what it would do, an import does it, both in figures', async () => {
    const file = path.join(folder, 'list.jsonl')
    const dry = await command('import', 'ftm', file, '--dry-run', '--json')
    assert.deepEqual([dry.status, JSON.parse(dry.out).counts.added], [0, 1])
    const taken = await command('import', 'ftm', file)
    assert.deepEqual(
      [taken.status, taken.out],
      [
        0,
        'Took 1 persons, 0 organisations, 0 vessels, 0 things\n1 added, 0 changed, 0 removed, 0 unchanged, 0 rejected\n',
      ],
    )
  })

  test('a file of changes is taken once, line by line, and says which line was not', async () => {
    const file = path.join(folder, 'delta.jsonl')
    const line = { purpose: 'border', sharing: { to: 'owner' }, body: someThings.wallet }
    const lines = [
      { op: 'upsert', reference: 'w-1', ...line },
      { op: 'withdraw', reference: 'w-2' },
    ]
    await writeFile(file, `${lines.map((one) => JSON.stringify(one)).join('\n')}\n`)
    const first = await command('record', 'put', file)
    assert.equal(first.status, 1, 'what was not taken is no success')
    assert.match(first.out, /^ {2}line 2 w-2: not_found in reference\. [\s\S]*1 added, [\s\S]*1 refused\n$/)
    const again = await command('record', 'put', file, '--json')
    const { pieces, counts } = JSON.parse(again.out)
    assert.deepEqual([again.status, pieces, counts.added, counts.refused], [1, 1, 1, 1])
    const told = await command('record', 'put', file, '--key', 'told-as-data', '--json')
    const [{ line: at, reason }] = JSON.parse(told.out).refused
    assert.deepEqual([told.status, at, reason], [1, 2, 'not_found'])
    await writeFile(file, `${JSON.stringify(lines[0])}\n`)
    assert.equal((await command('record', 'put', file)).status, 0)
    await command('record', 'put', path.join(folder, 'gone.jsonl')).then(({ status }) =>
      assert.equal(status, 1),
    )
  })

  test('a check answers as data and in words', async () => {
    const asked = ['check', '--name', 'Aruna Velkamp', '--born', '1984', '--nationality', 'NL']
    const { status, out } = await command(...asked, '--json')
    const answer = JSON.parse(out)
    assert.deepEqual([status, answer.outcome], [0, 'hit'])
    assert.deepEqual(answer.sources[0], { source: 'persons', state: 'hit' })
    const [{ record, similarity, total, reasons }] = answer.candidates
    assert.deepEqual(
      [record.owner, record.source, record.reference, record.names[0].text],
      ['HUB', 'ftm', 'cli-1', 'Aruna Velkamp'],
    )
    assert.ok(similarity > 0.99 && total > similarity && reasons.length > 3 && answer.tookMs >= 0)
    assert.match((await command(...asked)).out, /^HIT\n[\s\S]*1\. Aruna Velkamp {2}\(person, HUB ftm cli-1\)/)
  })

  test('a list is asked line by line, in words and as data', async () => {
    const file = path.join(folder, 'passengers.csv')
    await writeFile(
      file,
      `Nom;Né le;Document\nAruna Velkamp;1984-02-13;\nZbigniew Quarter;;${someThings.wallet.address}\nX;31/02/1984;\n`,
    )
    const { status, out } = await command('check', '--list', file)
    assert.match(out, /line 2: HIT {2}Aruna Velkamp {2}\(person, HUB ftm cli-1\)/)
    assert.match(out, /line 3: HIT {2}BTC · bc1q\w+ {2}\(wallet, HUB own w-1\)/)
    assert.match(out, /line 4: UNREADABLE[\s\S]*3 of 3: 2 hits, 0 possible, 0 no hit/)
    assert.equal(status, 1, 'a line that was not asked is no success')
    const whole = path.join(folder, 'whole.csv')
    await writeFile(whole, 'Nom;Né le\nAruna Velkamp;1984-02-13\n')
    assert.equal((await command('check', '--list', whole)).status, 0)
    const large = path.join(folder, 'large.csv')
    await writeFile(large, 'x'.repeat(6_000_000))
    assert.equal((await command('check', '--list', large)).status, 1)
    const events = (await command('check', '--list', file, '--json')).out.trim().split('\n')
    assert.deepEqual(
      events.map((line) => JSON.parse(line).event),
      ['begun', 'answered', 'ended'],
    )
    assert.equal((await command('check', '--list', path.join(folder, 'absent.csv'))).status, 1)
    const wrong = await command('check', '--list', file, '--purpose', 'nonsense')
    assert.match(wrong.err, /purpose/)
    assert.equal((await command('check', '--list', file, '--name', 'Aruna')).status, 2)
  })

  test('where nobody answers it says so, and that nothing was done', () => {
    const env = { ...process.env, COMITY_URL: 'http://127.0.0.1:9', COMITY_KEY: 'none' }
    for (const words of [
      ['check', 'X1234567'],
      ['check', '--list', path.join(folder, 'passengers.csv')],
    ]) {
      const asked = spawnSync(process.execPath, ['apps/cli/main.ts', ...words], { env, encoding: 'utf8' })
      assert.deepEqual([asked.status, asked.stdout], [1, ''])
      assert.match(asked.stderr, /^The server was not reached[^\n]*\n$/)
    }
  })

  test('a record and the acts on it are shown', async () => {
    const checked = JSON.parse((await command('check', '--name', 'Aruna Velkamp', '--json')).out)
    const { id } = checked.candidates[0].record
    const shown = await command('record', id)
    assert.deepEqual([shown.status, JSON.parse(shown.out).body.names[0].text], [0, 'Aruna Velkamp'])
    const acts = await command('journal', '--subject', `record:${id}`)
    assert.match(
      acts.out,
      new RegExp(`record\\.read +done +Command line of this machine \\(HUB\\)  record:${id}\n$`),
    )
    const absent = await command('record', '0198c5a0-0000-7000-8000-000000000000')
    assert.deepEqual([absent.status, absent.out], [1, ''])
  })

  test('a sharing list is made, narrowed, widened by two persons, and tried before it is used', async () => {
    const made = await command(
      'list',
      'add',
      '--name',
      'Op Tern',
      '--bureau',
      'FRA',
      '--bureau',
      'DEU',
      '--json',
    )
    const { id, version } = JSON.parse(made.out)
    assert.deepEqual([made.status, version], [0, 1])
    const change = ['list', 'change', id, '--name', 'Op Tern', '--bureau', 'FRA']
    assert.match((await command(...change, '--version', '1')).out, /version 2 {2}live {2}Op Tern {2}FRA\n$/)
    const wider = await command(...change, '--bureau', 'ITA', '--version', '2')
    assert.deepEqual([wider.status, wider.out], [1, ''])
    assert.match(wider.err, /Another person of the bureau must approve this first, as [0-9a-f-]{36}/)
    assert.match((await command(...change, '--version', '1')).err, /version 2 by now/)
    const tried = await command(
      'list',
      'preview',
      '--list',
      id,
      '--purpose',
      'wanted',
      '--level',
      'restricted',
    )
    assert.match(
      tried.out,
      /^1 other bureau would see this, .* restricted or more, for wanted\.\nFRA {2}full\n$/,
    )
    assert.equal((await command('list', 'delete', id)).status, 0)
    assert.equal((await command('list')).out, '')
    assert.match((await command('list', 'versions', id)).out, /^3 .* deleted .*\n2 .*\n1 /)
  })

  test('a reader that closes the pipe early is no fault', async () => {
    const node = JSON.stringify(process.execPath)
    const ended = spawnSync('sh', ['-c', `${node} apps/cli/main.ts help | true`], { encoding: 'utf8' })
    assert.deepEqual([ended.status, ended.stderr], [0, ''])
  })

  test('refusals go to the error stream with a status that says so', async () => {
    const refused: readonly (readonly [number, RegExp, readonly string[]])[] = [
      [1, /Type a name/, ['check', '--name', '']],
      [1, /is no date/, ['check', '--name', 'A B', '--born', 'soon']],
      [1, /There is no file/, ['import', 'un', path.join(folder, 'missing.xml')]],
      [2, /Name a format/, ['import', 'xls', 'x']],
      [2, /Unknown option/, ['check', '--nme', 'x']],
      [2, /no command "fly"/, ['fly']],
      [2, /no "list fly"/, ['list', 'fly']],
      [2, /--version N/, ['list', 'change', 'x', '--name', 'y']],
      [2, /level: Invalid option/, ['list', 'preview', '--level', 'secret']],
    ]
    for (const [status, words, args] of refused) {
      const ended = await command(...args)
      assert.deepEqual([ended.status, ended.out], [status, ''], args.join(' '))
      assert.match(ended.err, words)
    }
    const malformed = await command('import', 'un', path.join(folder, 'bad.xml'))
    assert.equal(malformed.status, 1)
    assert.match(malformed.out, /^Nothing was changed\. /)
  })

  test('verify finds the journal clean', async () => {
    const { status, out } = await command('verify')
    assert.equal(status, 0)
    assert.match(out, /^clean: \d+ entries, root [0-9a-f]{64}\n$/)
  })

  test('stopping ends everything, and the next start loads the snapshot', async () => {
    const pid = Number(
      (await readFile(path.join(dataDir(), 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0],
    )
    assert.ok(existsSync(`/proc/${pid}`) || process.platform !== 'linux')
    assert.equal(await program.stop(), 0)
    assert.ok(!existsSync(`/proc/${pid}`))
    assert.ok(!existsSync(path.join(dataDir(), 'server.json')))
    program = await startProgram({ dataDir: dataDir() })
    assert.match(program.output(), /2 records in the index, from its snapshot/)
    assert.equal(await program.stop(), 0)
  })

  test('a command with no Comity running starts one for itself', async () => {
    const { status, out, err } = await command('check', '--name', 'Aruna Velkamp', '--json')
    assert.deepEqual([status, JSON.parse(out).outcome], [0, 'hit'], err)
    assert.match(err, /starting it for this command/)
  })
})
