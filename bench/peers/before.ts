import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { HOME } from '../../apps/server/home.ts'
import { CHECKS_PATH } from '../../capabilities/checks/contract.ts'
import { askedNames, askedNumbers } from '../data.ts'
import { measure, spelt } from '../http-client.ts'
import { type Row, rowOf, rowOfFailure } from '../table.ts'
import { peerFolder, runTool } from './tool.ts'

/** The last version in which neither the rule of who sees a record nor the journal had its final form. */
const BEFORE = '1c4c176b71'
const QUESTIONS = 2000
const SEED = 11
const CONNECTIONS = 64
/** Turns of each version, one after the other, so that a busy minute of the machine meets both. */
const TURNS = 3
const TURN_SECONDS = 3
/** Of the rate before, what policy and journal in their final form must leave. */
const LEAST = 0.8
const WORK = 'HTTP check, to the version before policy and journal had their final form'

type Served = { readonly port: number; readonly key: string; readonly child: ChildProcess }

/** The rate of checks over HTTP of that version and of this one, each with 6,000 records and the journal durable, in turns. */
export async function benchBefore(): Promise<Row[]> {
  const served: Served[] = []
  const folders: string[] = []
  try {
    for (const root of [await earlierVersion(), HOME]) {
      const data = await mkdtemp(path.join(tmpdir(), 'comity-bench-before-'))
      folders.push(data)
      served.push(await serve(root, data))
    }
    const [before, now] = served
    if (before === undefined || now === undefined) throw new Error('two versions are compared')
    return [
      await rowFor('a name', askedNames(QUESTIONS, SEED), { before, now }),
      await rowFor('a number', askedNumbers(QUESTIONS), { before, now }),
    ]
  } catch (cause) {
    return [rowOfFailure(WORK, cause)]
  } finally {
    for (const { child } of served) await ended(child)
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  }
}

/** Its files and packages, kept between runs. */
async function earlierVersion(): Promise<string> {
  const folder = await peerFolder(`comity-${BEFORE}`)
  const isThere = await access(path.join(folder, 'node_modules/.package-lock.json')).then(
    () => true,
    () => false,
  )
  if (isThere) return folder
  const unpack = `git archive ${BEFORE} | tar -x -C '${folder}'`
  await runTool({ program: 'sh', args: ['-c', `set -e; ${unpack}`], folder: HOME, seconds: 60 })
  await runTool({ program: 'npm', args: ['ci', '--no-audit', '--no-fund'], folder, seconds: 300 })
  return folder
}

async function serve(root: string, data: string): Promise<Served> {
  const child = fork(path.join(import.meta.dirname, 'serve-comity.ts'), [root, data], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const told = once(child, 'message').then(([message]) => message as Omit<Served, 'child'>)
  const gone = once(child, 'exit').then(() => {
    throw new Error(`the version in ${path.basename(root)} did not start`)
  })
  return { ...(await Promise.race([told, gone])), child }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function rowFor(
  what: string,
  questions: readonly object[],
  { before, now }: { readonly before: Served; readonly now: Served },
): Promise<Row> {
  const rates = { before: [] as number[], now: [] as number[] }
  for (let turn = 0; turn < TURNS; turn++) {
    rates.before.push(await rateOf(before, questions))
    rates.now.push(await rateOf(now, questions))
  }
  const [was, is] = [middleOf(rates.before), middleOf(rates.now)]
  return rowOf({
    ...{ work: `HTTP check of ${what}, to the version before policy and journal had their final form` },
    ...{ value: is / was, unit: '×', goal: { least: LEAST } },
    note: `${Math.round(was)}/s before, ${Math.round(is)}/s now`,
  })
}

async function rateOf({ port, key }: Served, questions: readonly object[]): Promise<number> {
  const requests = questions.map((question) => spelt('POST', CHECKS_PATH, key, question))
  const load = { port, requests, connections: CONNECTIONS, seconds: TURN_SECONDS, perSecond: null }
  return (await measure(load)).perSecond
}

function middleOf(rates: readonly number[]): number {
  return rates.toSorted((x, y) => x - y)[Math.floor(rates.length / 2)] ?? 0
}
