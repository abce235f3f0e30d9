import { copyFile, cp, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Setting } from '../calibrate.ts'
import { benchPairList, pairsPerSecond } from '../pairs.ts'
import { type Row, rowOf, rowOfFailure } from '../table.ts'
import { peerFolder, runTool } from './tool.ts'

const MODULE = 'github.com/moov-io/watchman'
const DOWNLOAD_SECONDS = 60
const BUILD_SECONDS = 180
const SCORE_SECONDS = 60
const WORK = 'Watchman best-pairs Jaro-Winkler: pairs of names scored'

const downloaded = z.object({ Dir: z.string(), Version: z.string() })

/**
 * Moov's scorer of names and ours on the same pairs in the same run. It is internal to its module, so a small program of
 * ours is built inside a copy of the module (Go module proxy, Apache-2.0).
 */
export async function benchWatchman({ calibration }: Setting): Promise<Row[]> {
  try {
    const folder = await peerFolder('watchman')
    const { Dir, Version } = await download(folder)
    const copy = path.join(folder, 'module')
    await rm(copy, { recursive: true, force: true })
    // The module cache is read-only and its modes would be copied with it.
    await cp(Dir, copy, { recursive: true, mode: 0 })
    const program = path.join(copy, 'cmd', 'comity-bench')
    await mkdir(program, { recursive: true })
    await copyFile(new URL('watchman-pairs.go', import.meta.url), path.join(program, 'main.go'))
    const args = ['build', '-o', path.join(folder, 'pairs'), './cmd/comity-bench']
    await runTool({ program: 'go', args, folder: copy, seconds: BUILD_SECONDS })
    const input = JSON.stringify(benchPairList())
    const call = { program: path.join(folder, 'pairs'), args: [], folder, seconds: SCORE_SECONDS }
    const theirs = Number(await runTool({ ...call, input }))
    return [
      rowOf({
        ...{ work: WORK, value: theirs, unit: '/CPU s', note: `version ${Version}` },
        ratio: { value: theirs / calibration, to: 'calibration' },
      }),
      rowOf({ work: 'our pair scorer against Watchman', value: pairsPerSecond() / theirs, unit: '×' }),
    ]
  } catch (cause) {
    return [rowOfFailure(WORK, cause)]
  }
}

async function download(folder: string): Promise<z.infer<typeof downloaded>> {
  await runTool({ program: 'go', args: ['version'], folder, seconds: 10 })
  const args = ['mod', 'download', '-json', `${MODULE}@latest`]
  const out = await runTool({ program: 'go', args, folder, seconds: DOWNLOAD_SECONDS })
  return downloaded.parse(JSON.parse(out))
}
