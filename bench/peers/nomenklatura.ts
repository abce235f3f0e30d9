import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Setting } from '../calibrate.ts'
import { benchPairList, pairsPerSecond } from '../pairs.ts'
import { type Row, rowOf, rowOfFailure } from '../table.ts'
import { peerFolder, runTool } from './tool.ts'

/** The newest when this was written (PyPI, MIT). */
const VERSION = '4.17.4'
const INSTALL_SECONDS = 240
const SCORE_SECONDS = 120
const WORK = 'nomenklatura logic-v2: pairs of names scored'

/** OpenSanctions' scorer and ours on the same pairs in the same run; an environment of its own, made once. */
export async function benchNomenklatura({ calibration }: Setting): Promise<Row[]> {
  try {
    const folder = await peerFolder(`nomenklatura-${VERSION}`)
    const python = path.join(folder, 'venv', 'bin', 'python')
    if (!existsSync(path.join(folder, 'venv', 'bin', 'nomenklatura'))) {
      const installed = { folder, seconds: INSTALL_SECONDS }
      await runTool({ ...installed, program: 'python3', args: ['-m', 'venv', 'venv'] })
      const args = ['-m', 'pip', 'install', '--quiet', `nomenklatura==${VERSION}`]
      await runTool({ ...installed, program: python, args })
    }
    const program = fileURLToPath(new URL('nomenklatura-pairs.py', import.meta.url))
    const input = JSON.stringify(benchPairList())
    const out = await runTool({ program: python, args: [program], folder, seconds: SCORE_SECONDS, input })
    const theirs = Number(out)
    if (!(theirs > 0)) throw new Error(`the scorer printed ${out}`)
    const ours = pairsPerSecond()
    return [
      rowOf({
        ...{ work: WORK, value: theirs, unit: '/CPU s' },
        ...{ ratio: { value: theirs / calibration, to: 'calibration' }, note: `version ${VERSION}` },
      }),
      rowOf({
        work: 'our pair scorer against logic-v2',
        value: ours / theirs,
        unit: '×',
        goal: { least: 5 },
      }),
    ]
  } catch (cause) {
    return [rowOfFailure(WORK, cause)]
  }
}
