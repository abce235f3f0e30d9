// The whole program without its pages, in a process to be killed: it tells its parent where it serves.
import { startComity } from '../../apps/server/comity.ts'
import { HOME } from '../../apps/server/home.ts'
import { readConfig } from '../../infra/config.ts'

const config = readConfig(process.env, HOME)
if (!config.ok) throw new Error(config.error.detail)
process.once('disconnect', () => process.exit(1))
const started = await startComity({
  config: config.value,
  say: () => undefined,
  clock: () => new Date(),
  hasPages: false,
})
if (!started.ok) throw new Error(started.error.detail)
process.send?.({ url: started.value.url })
