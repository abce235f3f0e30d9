import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { benchNames } from './names.ts'

const LABELLED = fileURLToPath(new URL('../../shared/data/names/labelled-pairs.csv', import.meta.url))
const skip = existsSync(LABELLED) ? false : 'the labelled pairs are not in ../shared/data: nothing measured'

describe('bench of names', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-bench-'))
  })
  after(async () => {
    await rm(folder, { recursive: true })
  })

  async function bench(...lines: readonly string[]): ReturnType<typeof benchNames> {
    const file = join(folder, 'pairs.csv')
    await writeFile(file, ['schema,name1,name2,is_match,quality,category', ...lines].join('\n'))
    return benchNames(file)
  }

  test('counts what was called rightly, wrongly and not, overall, by tier, and of what people wrote', async () => {
    const result = await bench(
      'Person,Alison Whitfield,Alison Whitfield,true,STRONG,',
      'Person,"Whitfield, Alison",Alison Whitfield,false,WEAK,',
      'Person,Alison Whitfield,Grey Heron,true,WEAK,',
      'Vessel,Northern Star,Northern Star 3,false,MEDIUM,LLM-proposed deviation',
    )
    assert.deepEqual(result, {
      f1: 0.5,
      precision: 0.5,
      recall: 0.5,
      curated: { f1: 0.5, precision: 0.5, recall: 0.5, pairs: 3 },
      tiers: {
        STRONG: { f1: 1, precision: 1, recall: 1, pairs: 1 },
        WEAK: { f1: 0, precision: 0, recall: 0, pairs: 2 },
        MEDIUM: { f1: 1, precision: 1, recall: 1, pairs: 1 },
      },
    })
  })

  test('refuses a file without its columns', async () => {
    const file = join(folder, 'other.csv')
    await writeFile(file, 'a,b\n1,2\n')
    await assert.rejects(benchNames(file))
  })

  test('on the public pairs: better than the open peer (F1 0.79), every strong pair right', {
    skip,
  }, async () => {
    const { f1, tiers } = await benchNames(LABELLED)
    assert.ok(f1 >= 0.87, `${f1}`)
    assert.equal(tiers['STRONG']?.f1, 1)
  })
})
