import { createHash } from 'node:crypto'
import type { Tx } from '../../../infra/db.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { canonicalJson } from '../../../kernel/canonical-json.ts'
import { newId } from '../../../kernel/id.ts'
import type { PoliceRecord } from '../record.ts'
import { type StatementWish, valueAt } from '../statement.ts'
import { addStatements, type KeptStatement } from '../store/save.ts'

/** Keeps where values of the body come from, each with the hash of the value that it is about. Answers how many. */
export async function keepStatements(
  tx: Tx,
  record: Pick<PoliceRecord, 'owner' | 'id' | 'body'>,
  wishes: readonly StatementWish[],
  said: { readonly actor: Pick<Actor, 'bureau'>; readonly at: Date },
): Promise<number> {
  const { at } = said
  const by: BureauCode = said.actor.bureau
  const kept = wishes.map(({ path, source, grade }) => ({
    ...{ id: newId<'Statement'>(at), path, source, grade, at, by },
    valueHash: valueHash(record.body, path),
  }))
  await addStatements(tx, record, kept)
  return kept.length
}

/** Whether the value that the statement is about still stands where it stood. */
export function isCurrent(
  body: PoliceRecord['body'],
  { path, valueHash: said }: Pick<KeptStatement, 'path' | 'valueHash'>,
): boolean {
  return valueHash(body, path) === said
}

function valueHash(body: PoliceRecord['body'], path: string): string {
  const value = valueAt(body, path) ?? null
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
