// Runs test files in this one process and writes what it counted so far after each: `node tools/run-tests.ts COUNTS_FILE FILE…`
// tools/test.ts starts it as a process of its own, so that a hang or a crash can be told from a result.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

/** The longest that one test may take. Ours to confirm. */
const TEST_MS = 120_000

const [countsFile = '', ...files] = process.argv.slice(2)
const counts = { passed: 0, failed: 0, skipped: 0, isOver: false }
const write = () => writeFileSync(countsFile, JSON.stringify(counts))

const events = run({ files: files.map((file) => path.resolve(file)), isolation: 'none', timeout: TEST_MS })
events.on('test:pass', ({ details, skip, todo }) => {
  if (details.type === 'suite') return
  if (skip === undefined && todo === undefined) counts.passed += 1
  else counts.skipped += 1
  write()
})
events.on('test:fail', ({ details: { type, error }, todo }) => {
  // A suite fails with its tests, which are counted, or on its own, by a hook.
  if (type === 'suite' && 'failureType' in error && error.failureType === 'subtestsFailed') return
  if (todo === undefined) counts.failed += 1
  else counts.skipped += 1
  write()
})
events.once('end', () => {
  counts.isOver = true
  write()
})
events.compose(new spec()).pipe(process.stdout)
