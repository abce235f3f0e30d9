import { recordPath } from '../../capabilities/records/contract/life.ts'
import { recordView } from '../../capabilities/records/contract.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { complain, print, withComity } from './client.ts'

/** Prints one record whole, as the page shows it. */
export async function record(args: readonly string[]): Promise<number> {
  const read = readArguments(args, { json: { type: 'boolean' } } as const)
  if (!read.ok) return misunderstood(read.error)
  const [id] = read.value.positionals
  if (id === undefined) return misunderstood('Name the id of the record; a check prints it with --json.')
  return await withComity(async (client) => {
    const found = await client.json('GET', recordPath(encodeURIComponent(id)), recordView)
    if (!found.ok) return complain(found.error.detail)
    print(JSON.stringify(found.value, null, read.value.values.json === true ? undefined : 2))
    return 0
  })
}
