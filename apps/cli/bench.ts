import { existsSync } from 'node:fs'
import { benchAll } from '../../bench/all.ts'
import { benchNames } from '../../bench/names.ts'
import { benchQuality } from '../../bench/quality.ts'
import { asJson, inColumns } from '../../bench/table.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { complain, print } from './client.ts'

const options = {
  json: { type: 'boolean' },
  whole: { type: 'boolean' },
  peers: { type: 'boolean' },
  only: { type: 'string' },
} as const

/** Without more: indexing, searching and checking, as ratios of one run. `names FILE`: the pair scorer on labelled pairs. */
export async function bench(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const { json: isJson = false, whole: isWhole = false, peers: hasPeers = false, only } = read.value.values
  const [what, file, ...more] = read.value.positionals
  if (what === undefined) {
    const rows = await benchAll({ isWhole, hasPeers, only: only ?? null }, (line) =>
      process.stderr.write(`${line}\n`),
    )
    print(isJson ? asJson(rows) : inColumns(rows))
    return 0
  }
  if (what === 'quality') return await benchQualityOf([file, ...more], isJson)
  if (what !== 'names' || file === undefined)
    return misunderstood(
      'Say what to measure: bench, bench names FILE, or bench quality PAIRS LISTS [NOISE].',
    )
  if (!existsSync(file)) return complain(`There is no file ${file}.`)
  const measured = await benchNames(file)
  print(isJson ? JSON.stringify(measured) : inTiers(measured))
  return 0
}

/** Some three minutes with a hundred thousand invented people as noise. */
const NOISE = 100_000

async function benchQualityOf(
  [pairs, lists, noise]: readonly (string | undefined)[],
  isJson: boolean,
): Promise<number> {
  if (pairs === undefined || lists === undefined)
    return misunderstood('Name the labelled pairs and the folder of the public lists (bench/watchlist.ts).')
  const sizes = { noise: Number(noise ?? NOISE), asked: 300, strangers: 10_000 }
  const rows = await benchQuality({ pairs, lists }, sizes)
  print(isJson ? asJson(rows) : inColumns(rows))
  return 0
}

function inTiers({ tiers, ...all }: Awaited<ReturnType<typeof benchNames>>): string {
  return [['all', all] as const, ...Object.entries(tiers)]
    .map(([tier, { precision, recall, f1 }]) =>
      [
        tier.padEnd(8),
        `precision ${precision.toFixed(3)}`,
        `recall ${recall.toFixed(3)}`,
        `F1 ${f1.toFixed(3)}`,
      ].join('  '),
    )
    .join('\n')
}
