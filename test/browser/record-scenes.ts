import type { Page } from 'playwright-core'
import { ask } from './check-page.ts'
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

const OWN = { purpose: 'wanted', sharing: { to: 'owner' }, reference: 'SCENE-1' }
const NOBODY_KNOWN = { born: [], birthPlaces: [], nationalities: [], sex: 'U', positions: [], addresses: [] }

/** The address of a record of the caller's bureau; asked twice, it is the same. */
async function ownRecord(page: Page): Promise<string> {
  const name = { text: 'Marte Scenebrook', script: 'Latn', type: 'primary', parts: null }
  const rest = { ...NOBODY_KNOWN, documents: [], programmes: [], remarks: null }
  const answer = await page.request.post('/api/v1/records', {
    data: { ...OWN, body: { kind: 'person', names: [name], ...rest } },
    headers: { 'x-comity-csrf': '1', 'idempotency-key': 'scene-record-1' },
  })
  const { id } = (await answer.json()) as { readonly id: string }
  return `/records/${id}`
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
      await page.goto(`${await ownRecord(page)}/edit`)
      await page.getByText(words('record.audience')).first().waitFor()
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
  { name: 'what waits for the owner', person: 'bureau-head', at: '/upkeep', reach: filled },
  { name: 'sharing lists', person: 'bureau-head', at: '/lists', reach: filled },
  { name: 'what waits for a second person', person: 'bureau-head', at: '/approvals', reach: filled },
  { name: 'questions between bureaus', person: 'duty-officer', at: '/requests', reach: filled },
]
