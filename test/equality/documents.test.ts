import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { acts } from '../../infra/journal.ts'

const HOME = path.resolve(import.meta.dirname, '../..')

function read(file: string): string {
  return readFileSync(path.join(HOME, file), 'utf8')
}

/** The first column of every table of a page. */
function listed(file: string): string[] {
  return [...read(file).matchAll(/^\| `([a-z._]+)` \|/gm)].map((row) => row[1] ?? '')
}

function sourcesOf(...patterns: readonly string[]): string {
  const files = globSync(patterns, { cwd: HOME }).filter((file) => !file.includes('.test.'))
  assert.ok(files.length > 0, `no file at ${patterns.join(', ')}`)
  return files.map(read).join('\n')
}

function literals(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap((found) =>
    [...found[0].matchAll(/'([a-z_]+)'/g)].map((one) => one[1] ?? ''),
  )
}

describe('the documents say what the code does', () => {
  test('every act is explained, once, and every explained act exists', () => {
    assert.deepEqual(listed('docs/acts.md').sort(), [...acts].sort())
  })

  test('every act is written somewhere', () => {
    const code = sourcesOf('infra/*.ts', 'capabilities/**/*.ts').replace(
      /export const acts[\s\S]*?as const/,
      '',
    )
    assert.deepEqual(
      acts.filter((act) => !code.includes(`'${act}'`)),
      [],
    )
  })

  test('every code of a refusal is explained', () => {
    const http = sourcesOf(
      'infra/http.ts',
      'capabilities/**/routes.ts',
      'capabilities/**/routes/*.ts',
      'apps/server/*.ts',
    )
    const codes = [
      ...literals(http, /problem\(\s*reply,\s*[\w.]+,\s*'[a-z_]+'/g),
      ...[...http.matchAll(/^ {2}([a-z_]+): \[\d{3}, /gm)].map((found) => found[1] ?? ''),
      ...literals(
        sourcesOf('capabilities/checks/recognise.ts', 'capabilities/checks/actions/*.ts'),
        /readonly kind: '[a-z_]+'/g,
      ),
      ...literals(
        sourcesOf('capabilities/records/actions/*.ts', 'capabilities/records/jobs.ts'),
        /kind: '[a-z_]+'/g,
      ),
      'malformed_list',
    ]
    const known = new Set(listed('docs/errors.md'))
    assert.ok(codes.length > 30, `only ${codes.length} codes seen`)
    assert.deepEqual(
      [...new Set(codes)].filter((code) => !known.has(code) && code !== 'record'),
      [],
    )
  })

  test('every explained code of a refusal exists in the code', () => {
    const code = sourcesOf('infra/*.ts', 'capabilities/**/*.ts', 'apps/server/*.ts')
    const unknown = listed('docs/errors.md').filter((one) => !new RegExp(`\\b${one}\\b`).test(code))
    assert.deepEqual(unknown, [])
  })
})
