import fastifyStatic from '@fastify/static'
import { approvalRoutes } from '../../capabilities/approvals/routes.ts'
import { bureausRoutes } from '../../capabilities/bureaus/routes.ts'
import { checkRoutes } from '../../capabilities/checks/routes.ts'
import { hitRoutes } from '../../capabilities/hits/routes.ts'
import { inquiryRoutes } from '../../capabilities/inquiries/routes.ts'
import { journalRoutes } from '../../capabilities/journal/routes.ts'
import { recordRoutes } from '../../capabilities/records/routes.ts'
import { rightsRoutes } from '../../capabilities/rights/routes.ts'
import { shiftRoutes } from '../../capabilities/shifts/routes.ts'
import { problem, type Server } from '../../infra/http.ts'
import { type DemoParts, demoRoutes } from './demo.ts'
import { healthRoute } from './health.ts'
import { type LiveParts, liveRoutes } from './live.ts'
import { WEB_ROOT } from './web-build.ts'

export type AllParts = Parameters<typeof bureausRoutes>[1] &
  Parameters<typeof approvalRoutes>[1] &
  Parameters<typeof inquiryRoutes>[1] &
  Parameters<typeof checkRoutes>[1] &
  Parameters<typeof hitRoutes>[1] &
  Parameters<typeof recordRoutes>[1] &
  Parameters<typeof journalRoutes>[1] &
  Parameters<typeof rightsRoutes>[1] &
  LiveParts &
  DemoParts & { readonly hasPages: boolean }

/** Every route of the program; one line a capability. */
export async function addRoutes(server: Server, parts: AllParts): Promise<void> {
  bureausRoutes(server, parts)
  approvalRoutes(server, parts)
  inquiryRoutes(server, parts)
  recordRoutes(server, parts)
  hitRoutes(server, parts)
  checkRoutes(server, parts)
  journalRoutes(server, parts)
  rightsRoutes(server, parts)
  shiftRoutes(server, parts)
  liveRoutes(server, parts)
  if (parts.shape === 'laptop') demoRoutes(server, parts)
  healthRoute(server, parts)
  server.get('/api/v1/openapi.json', { config: { access: 'anyone' } }, async () => server.swagger())
  if (parts.hasPages) await servePages(server)
}

/** The pages, and the start page for every address that the pages route themselves. */
async function servePages(server: Server): Promise<void> {
  await server.register(fastifyStatic, {
    root: WEB_ROOT,
    wildcard: false,
    maxAge: '1y',
    immutable: true,
    index: false,
  })
  const start = { cacheControl: false }
  server.get('/', (_, reply) => reply.sendFile('index.html', start))
  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w+$/.test(request.url)
    if (isPage) return reply.sendFile('index.html', start)
    return problem(reply, 404, 'not_found', 'There is nothing here, or it is not for you.')
  })
}
