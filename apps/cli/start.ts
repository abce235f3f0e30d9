import { readConfig } from '../../infra/config.ts'
import { startComity } from '../server/comity.ts'
import { HOME } from '../server/home.ts'
import { complain, print } from './client.ts'

/** Serves until it is told to stop; a second signal does not wait any longer. */
export async function start(): Promise<number> {
  const config = readConfig(process.env, HOME)
  if (!config.ok) return complain(`${config.error.setting} ${config.error.detail}`)
  const toldToStop = nextSignal()
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
  const forced = nextSignal().then(() => process.exit(1))
  await Promise.race([started.value.stop(), forced])
  return 0
}

function nextSignal(): Promise<void> {
  return new Promise((told) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => told())
  })
}
