import { z } from 'zod'
import type { IndexKeeper } from '../../capabilities/checks/jobs/index-keeper.ts'
import type { Server } from '../../infra/http.ts'

export const HEALTH_PATH = '/api/v1/health'

const health = z.object({ status: z.enum(['ready', 'loading', 'stale']) })

/** Whether the process that answers has an index which is current: each process says it of its own. */
export function healthRoute(server: Server, { keeper }: { readonly keeper: IndexKeeper }): void {
  server.get(
    HEALTH_PATH,
    { config: { access: 'anyone' }, schema: { response: { 200: health } } },
    async () => {
      const state = keeper.health()
      return { status: state === 'current' ? ('ready' as const) : state }
    },
  )
}
