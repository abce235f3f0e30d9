import { type APIRequestContext, type Page, request } from 'playwright-core'
import type { PersonKey } from './stage.ts'

/** What our pages send with whatever changes something. */
export const OUR_PAGE = { 'x-comity-csrf': '1' }

/** Another person of the demo world, who works without a page. */
export async function colleague(page: Page, user: PersonKey): Promise<APIRequestContext> {
  const caller = await request.newContext({ baseURL: new URL(page.url()).origin })
  await caller.post('/api/v1/session/demo', { data: { user }, headers: OUR_PAGE })
  return caller
}

/** Sends what two persons do: the first asks, the second approves, the first does it. */
export async function byTwo(
  [first, second]: readonly [APIRequestContext, APIRequestContext],
  path: string,
  data?: object,
): Promise<void> {
  const sent = data === undefined ? {} : { data }
  const asked = await first.post(path, { ...sent, headers: OUR_PAGE })
  const { approval } = (await asked.json()) as { readonly approval: { readonly id: string } }
  await second.post(`/api/v1/approvals/${approval.id}/approve`, { headers: OUR_PAGE })
  await first.post(path, { ...sent, headers: { ...OUR_PAGE, 'x-comity-approval': approval.id } })
}
