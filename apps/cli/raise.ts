import { raisedHit, raisePath } from '../../capabilities/checks/contract.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { complain, print, withComity } from './client.ts'

/** Makes a hit of a weak candidate of a past check. */
export async function raise(args: readonly string[]): Promise<number> {
  const read = readArguments(args, { json: { type: 'boolean' } } as const)
  if (!read.ok) return misunderstood(read.error)
  const [checkId, recordId] = read.value.positionals
  if (checkId === undefined || recordId === undefined)
    return misunderstood('Name the check and the record: raise CHECK RECORD.')
  return await withComity(async (client) => {
    const path = raisePath(encodeURIComponent(checkId))
    const raised = await client.json('POST', path, raisedHit, { recordId })
    if (!raised.ok) return complain(raised.error.detail)
    print(read.value.values.json === true ? JSON.stringify(raised.value) : raised.value.hitId)
    return 0
  })
}
