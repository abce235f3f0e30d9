import type { Tx } from '../../infra/db.ts'
import type { Statement } from './statements.ts'

/** What a statement did: rows that it gave, rows that it looked at for them, and tables that it read from end to end. */
export type Cost = {
  readonly returned: number
  readonly read: number
  readonly walked: readonly string[]
}

type Node = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Schema?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly Node[]
}

/** Runs the statement once more, under the role and for the caller that it was sent by, and asks PostgreSQL what that took; nothing of it stays. */
export async function costOf(tx: Tx, { text, values, settings, role }: Statement): Promise<Cost> {
  for (const statement of ['begin', `set local role ${role}`, ...settings]) await tx.query(statement)
  try {
    const { rows } = await tx.query<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>(
      `explain (analyze, verbose, format json, timing off) ${text}`,
      values,
    )
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
    if (plan === undefined) throw new Error('a statement without a plan')
    return { returned: plan['Actual Rows'] * plan['Actual Loops'], ...sum(plan) }
  } finally {
    await tx.query('rollback')
  }
}

function sum(node: Node): Pick<Cost, 'read' | 'walked'> {
  const parts = (node.Plans ?? []).map(sum)
  const isScan = node['Relation Name'] !== undefined && node['Node Type'].endsWith('Scan')
  const looked =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  const isWalk = node['Node Type'] === 'Seq Scan'
  return {
    read: parts.reduce((all, part) => all + part.read, isScan ? looked * node['Actual Loops'] : 0),
    walked: [
      ...parts.flatMap((part) => part.walked),
      ...(isWalk ? [`${node.Schema}.${node['Relation Name']}`] : []),
    ],
  }
}
