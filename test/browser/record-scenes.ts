import type { APIRequestContext, Page } from 'playwright-core'
import { ask } from './check-page.ts'
import { byTwo, colleague, OUR_PAGE } from './colleague.ts'
import { wanted } from './invented-list.ts'
import type { Scene } from './scene.ts'
import { words } from './words.ts'

const said = (id: string) => async (page: Page) => {
  await page.getByText(words(id)).first().waitFor()
}

/** The pages fill themselves; one that still does shows the places of its rows. */
const filled = async (page: Page) => {
  await page.locator('main h1').first().waitFor()
  await page.waitForFunction(() => document.querySelector('main .mantine-Skeleton-root') === null)
}

const NOBODY_KNOWN = { born: [], birthPlaces: [], nationalities: [], sex: 'U', positions: [], addresses: [] }

/** The id of a record that this caller's bureau owns; asked twice, it is the same. */
async function addRecord(caller: APIRequestContext, reference: string, to: 'owner' | 'all'): Promise<string> {
  const name = { text: 'Marte Scenebrook', script: 'Latn', type: 'primary', parts: null }
  const rest = { ...NOBODY_KNOWN, documents: [], programmes: [], remarks: null }
  const body = { kind: 'person', names: [name], ...rest }
  const answer = await caller.post('/api/v1/records', {
    data: { purpose: 'wanted', sharing: { to }, reference, body },
    headers: { ...OUR_PAGE, 'idempotency-key': `scene-${reference}` },
  })
  const { id } = (await answer.json()) as { readonly id: string }
  return id
}

/** The id of a record of the head's bureau that two bureaus were shown and that is deleted; one of them has answered. */
async function deletedRecord(page: Page): Promise<string> {
  const id = await addRecord(page.request, 'SCENE-2', 'all')
  const [deputy, answering, silent] = await Promise.all([
    colleague(page, 'deputy-head'),
    colleague(page, 'duty-officer'),
    colleague(page, 'analyst'),
  ])
  for (const reader of [answering, silent]) await reader.get(`/api/v1/records/${id}`)
  await byTwo([page.request, deputy], `/api/v1/records/${id}/deletion`, { reason: 'No longer needed' })
  await answering.post(`/api/v1/deletion-notices/${id}/acknowledge`, { headers: OUR_PAGE })
  await Promise.all([deputy, answering, silent].map((caller) => caller.dispose()))
  return id
}

/** Records written, corrected, kept and shared, and what waits for a second person or another bureau. */
export const recordScenes: readonly Scene[] = [
  {
    name: 'a record, being written',
    person: 'bureau-head',
    at: '/records/new',
    reach: said('record.audience'),
  },
  {
    name: 'a record, being edited',
    person: 'bureau-head',
    at: '/records',
    reach: async (page) => {
      await page.goto(`/records/${await addRecord(page.request, 'SCENE-1', 'owner')}/edit`)
      await page.getByText(words('record.audience')).first().waitFor()
    },
  },
  {
    name: 'a record, about to be deleted',
    person: 'bureau-head',
    at: '/records',
    reach: async (page) => {
      await page.goto(`/records/${await addRecord(page.request, 'SCENE-1', 'owner')}`)
      await page.getByRole('button', { name: words('record.do.delete'), exact: true }).click()
      await page.getByRole('dialog').getByText(words('record.do.delete.line')).waitFor()
    },
  },
  {
    name: "a correction of another's record, being proposed",
    person: 'duty-officer',
    at: '/',
    reach: async (page) => {
      await ask(page, wanted.passport)
      await page.locator('a[data-candidate]').first().click()
      await page.getByRole('link', { name: words('record.propose') }).click()
      await page.getByLabel(words('record.reason')).waitFor()
    },
  },
  {
    name: 'whom a record was shown to, and it is not deleted',
    person: 'bureau-head',
    at: '/records',
    reach: async (page) => {
      await page.goto(`/records/${await addRecord(page.request, 'SCENE-1', 'owner')}/receipts`)
      await page.getByText(words('receipts.none.title')).waitFor()
    },
  },
  {
    name: 'the receipts of a deleted record',
    person: 'bureau-head',
    at: '/records',
    reach: async (page) => {
      await page.goto(`/records/${await deletedRecord(page)}/receipts`)
      await page.getByText('1 of 2 bureaus that were told have acknowledged.').waitFor()
    },
  },
  {
    name: 'receipts of nothing of ours',
    person: 'bureau-head',
    at: '/records/00000000-0000-7000-8000-000000000000/receipts',
    reach: said('receipts.not_ours.title'),
  },
  { name: 'what waits for the owner', person: 'bureau-head', at: '/upkeep', reach: filled },
  { name: 'sharing lists', person: 'bureau-head', at: '/lists', reach: filled },
  { name: 'what waits for a second person', person: 'bureau-head', at: '/approvals', reach: filled },
  { name: 'questions between bureaus', person: 'duty-officer', at: '/requests', reach: filled },
]
