import { z } from 'zod'
import { misunderstood } from './arguments.ts'
import { complain, print, withComity } from './client.ts'

const answer = z.object({ removed: z.number(), made: z.number().optional() })

/** Takes the invented world away, and with `reset` makes it anew. */
export async function demo([what]: readonly string[]): Promise<number> {
  if (what !== 'reset' && what !== 'remove') return misunderstood('Say demo reset or demo remove.')
  return await withComity(async (client) => {
    const done = await client.json(what === 'reset' ? 'POST' : 'DELETE', '/api/v1/demo', answer)
    if (!done.ok) return complain(done.error.detail)
    print(
      `${done.value.removed} invented records removed${done.value.made === undefined ? '' : `, ${done.value.made} made`}`,
    )
    return 0
  })
}
