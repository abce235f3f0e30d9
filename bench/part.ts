// One part of the bench as a process: `node bench/part.ts NAME SETTING`, started by bench/parts.ts, which it tells its rows.
import type { Setting } from './calibrate.ts'
import { partNamed } from './parts.ts'

const [name = '', setting = ''] = process.argv.slice(2)

// Whoever started something that outlives a process has stopped it by then.
process.once('SIGTERM', () => setTimeout(() => process.exit(1), 10_000).unref())

try {
  const part = partNamed(name)
  if (part === undefined) throw new Error(`there is no part ${name}`)
  process.send?.(await part.run(JSON.parse(setting) as Setting))
} catch (cause) {
  process.send?.(cause instanceof Error ? cause.message : String(cause))
}
process.disconnect()
