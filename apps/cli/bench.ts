import { existsSync } from 'node:fs'
import { benchNames } from '../../bench/names.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { complain, print } from './client.ts'

/** Measures the pair scorer on a file of labelled pairs. */
export async function bench(args: readonly string[]): Promise<number> {
  const read = readArguments(args, { json: { type: 'boolean' } } as const)
  if (!read.ok) return misunderstood(read.error)
  const [what, file] = read.value.positionals
  if (what !== 'names' || file === undefined) return misunderstood('Say what to measure: bench names FILE.')
  if (!existsSync(file)) return complain(`There is no file ${file}.`)
  const measured = await benchNames(file)
  if (read.value.values.json === true) {
    print(JSON.stringify(measured))
    return 0
  }
  const { tiers, ...all } = measured
  for (const [tier, { precision, recall, f1 }] of [['all', all] as const, ...Object.entries(tiers)])
    print(
      `${tier.padEnd(8)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`,
    )
  return 0
}
