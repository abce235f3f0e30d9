import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'
import { houseRules, inspectHouse } from './house.ts'

const root = mkdtempSync(path.join(tmpdir(), 'comity-house-'))

function inspect(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(path.join(root, 'house-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  return inspectHouse(folder).complaints.map(({ rule, file }) => `${rule} ${file}`)
}

const orderly = {
  'capabilities/notices/README.md':
    'The noun is `notice.ts`, its tables are in `db/migrations/0001-notices.sql`.',
  'capabilities/notices/notice.ts': `import type { Id } from '../../kernel/id.ts'`,
  'capabilities/notices/store/drafts.ts':
    'select n.id from notices.notice n join checks_public.hit h on n.a is distinct from extract(hour from n.b)',
  'capabilities/notices/store.test.ts': 'delete from records.record',
  'capabilities/notices/ui/NoticeTable.tsx': '',
  'infra/journal.ts': 'insert into journal.act',
  'db/migrations/0001-notices.sql': '',
}

describe('the house', () => {
  after(() => rmSync(root, { recursive: true, force: true }))

  test('is silent about an orderly capability', () => assert.deepEqual(inspect(orderly), []))

  test('complains of every rule that is broken, and of nothing else', () => {
    const complaints = inspect({
      ...orderly,
      'capabilities/notices/README.md': 'See `gone.ts`.',
      'capabilities/notices/Draft_rules.ts': '',
      'capabilities/notices/rules/red.ts': '',
      'capabilities/notices/actions.ts': 'update notices.notice set state',
      'capabilities/notices/store.ts': 'select * from notices.notice; select r.id from records.record r',
      'capabilities/records/record.ts': 'export function read(actor?: Actor): void',
      'capabilities/records/store/read.ts': [
        'export async function readOwn(tx: Tx, actor: Actor) { `from records.record r where r.owner = $1` }',
        'export async function readSeen(tx: Tx, actor: Actor) { `from records.record r where` + visibleTo(actor, 1) }',
        '/** For Comity itself: all. */\nfunction readAll(tx: Tx) { `from records.record r` }',
        '/** For Comity itself, it says. */\nfunction readFor(tx: Tx, actor: Actor) { `join records.record r` }',
        'function readAny(tx: Tx) { `from records.record r` }',
      ].join('\n'),
      'infra/outbox.ts': 'select r.id from records.record r',
      'kit/utils.ts': '',
      'db/migrations/records.sql': '',
    })
    assert.deepEqual(complaints.toSorted(), [
      'actor-is-required capabilities/records/record.ts',
      'house-names capabilities/notices/Draft_rules.ts',
      'house-names capabilities/notices/rules/red.ts',
      'migration-names db/migrations/records.sql',
      'no-drawers kit/utils.ts',
      'no-star capabilities/notices/store.ts',
      'own-schema capabilities/notices/store.ts',
      'own-schema infra/outbox.ts',
      'readme-exists capabilities/records/README.md',
      'readme-names-files-that-exist capabilities/notices/README.md',
      'records-by-policy capabilities/records/store/read.ts',
      'records-by-policy capabilities/records/store/read.ts',
      'sql-in-store-and-public capabilities/notices/actions.ts',
    ])
    assert.deepEqual([...new Set(complaints.map((line) => line.split(' ')[0]))].sort(), houseRules.toSorted())
  })

  test('has seen nothing when there is no capability', () => {
    assert.equal(inspectHouse(path.join(root, 'nowhere')).seen, 0)
  })
})
