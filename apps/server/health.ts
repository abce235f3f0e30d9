import { z } from 'zod'
import type { LiveIndex } from '../../capabilities/checks/actions/live-index.ts'
import type { Server } from '../../infra/http.ts'

export const HEALTH_PATH = '/api/v1/health'

const health = z.object({ status: z.enum(['ready', 'loading', 'stale']) })

/** Whether the index is current, which all threads answer from. */
export function healthRoute(server: Server, { keeper }: { readonly keeper: LiveIndex }): void {
  server.get(
    HEALTH_PATH,
    { config: { access: 'anyone' }, schema: { response: { 200: health } } },
    async () => {
      const state = keeper.health()
      return { status: state === 'current' ? ('ready' as const) : state }
    },
  )
}
