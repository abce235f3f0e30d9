import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { seededRandom } from '../../db/seed/random.ts'
import { mutate } from './mutate.ts'
import type { Parser } from './parsers.ts'

/** A reader that needs longer hangs (assurance.md, S-3). Counted in the processor's time: a busy machine is no fault. */
const HANG_US = 1_000_000

const keptFile = z.record(z.string(), z.array(z.base64()))

/** Inputs that once broke a reader, by its name; each is read again in every run. */
function keptInputs(parser: Parser): readonly Buffer[] {
  const file = path.join(import.meta.dirname, 'kept.json')
  const kept = keptFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  return (kept[parser.name] ?? []).map((input) => Buffer.from(input, 'base64'))
}

/** Everything that broke or hung the reader, with the line to add to kept.json. */
export async function fuzz(parser: Parser, runs: number, seed: number): Promise<readonly string[]> {
  const random = seededRandom(seed, parser.name)
  const specimens = parser.specimens.map((specimen) => Buffer.from(specimen))
  const made = Array.from({ length: runs }, () => mutate(random.pick(specimens), random))
  const faults: string[] = []
  let before = process.cpuUsage()
  for (const input of [...specimens, ...keptInputs(parser), ...made]) {
    const fault = await Promise.resolve()
      .then(() => parser.read(input))
      .then(
        () => null,
        (cause: unknown) => String(cause),
      )
    const after = process.cpuUsage()
    const usedUs = after.user + after.system - before.user - before.system
    before = after
    const hang = usedUs > HANG_US ? `took ${usedUs / 1000} ms` : null
    if (fault ?? hang)
      faults.push(`${parser.name}: ${fault ?? hang}; keep "${input.toString('base64').slice(0, 4000)}"`)
  }
  return faults
}
