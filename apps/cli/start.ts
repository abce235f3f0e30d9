import { readConfig } from '../../infra/config.ts'
import { startComity } from '../server/comity.ts'
import { HOME } from '../server/home.ts'
import { complain, print } from './client.ts'

/** Told again later than this, it does not wait any longer. A terminal tells npm's whole group at once, and npm tells us too. */
const SAME_TELLING_MS = 1000

/** Serves until it is told to stop; told again after a moment, it ends at once. */
export async function start(): Promise<number> {
  const config = readConfig(process.env, HOME)
  if (!config.ok) return complain(`${config.error.setting} ${config.error.detail}`)
  const toldToStop = stopTelling()
  const started = await startComity({
    config: config.value,
    say: print,
    clock: () => new Date(),
    hasPages: true,
  })
  if (!started.ok) return complain(started.error.detail)
  print(`ready on ${started.value.url}`)
  await toldToStop
  print('Stopping')
  await started.value.stop()
  return 0
}

/** Resolves at the first signal; ends the process at a later one. */
function stopTelling(): Promise<void> {
  return new Promise((told) => {
    let firstAt: number | null = null
    const hear = (): void => {
      firstAt ??= performance.now()
      if (performance.now() - firstAt > SAME_TELLING_MS) process.exit(1)
      told()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
  })
}
