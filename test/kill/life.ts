import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** One life of the program, from its start to its `kill -9`. */
export type Life = {
  readonly url: string
  readonly key: string
  kill(): Promise<void>
}

export type Home = { readonly dataDir: string; readonly databaseUrl: string }

/** Starts it; null when it ended before it served, as it does while its database comes back. */
export async function beginLife({ dataDir, databaseUrl }: Home): Promise<Life | null> {
  const env = {
    ...process.env,
    ...{ COMITY_DATA: dataDir, DATABASE_URL: databaseUrl, COMITY_SHAPE: 'laptop', COMITY_DEMO_RECORDS: '0' },
    ...{ PORT: '0', NODE_COMPILE_CACHE: path.join(dataDir, 'compiled') },
  }
  const victim = fork(path.join(import.meta.dirname, 'victim.ts'), [], {
    env,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const exited = new Promise<null>((ended) => victim.once('exit', () => ended(null)))
  const url = await Promise.race([addressOf(victim), exited])
  if (url === null) return null
  const key = (await readFile(path.join(dataDir, 'cli.key'), 'utf8')).trim()
  return {
    url,
    key,
    kill: async () => {
      victim.kill('SIGKILL')
      await exited
    },
  }
}

function addressOf(victim: ChildProcess): Promise<string> {
  return new Promise((told) => {
    victim.once('message', (message: { readonly url: string }) => told(message.url))
  })
}
