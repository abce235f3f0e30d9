import type { Page } from 'playwright-core'
import { byTwo, colleague } from './colleague.ts'
import type { Scene } from './scene.ts'
import { words } from './words.ts'

const proof = '/journal?tab=proof'

const askForKey = async (page: Page) => {
  await page.getByRole('button', { name: words('journal.key.change') }).click()
  await page.getByRole('dialog').getByText(words('journal.key.follows.others')).waitFor()
}

/** The key of the journal: as it is, about to be changed, and changed. */
export const journalScenes: readonly Scene[] = [
  { name: 'the key of the journal, being changed', person: 'auditor', at: proof, reach: askForKey },
  {
    name: 'the key of the journal, asked for and waiting',
    person: 'auditor',
    at: proof,
    reach: async (page) => {
      await askForKey(page)
      await page.getByRole('button', { name: words('journal.key.ask') }).click()
      await page.getByText(words('approvals.asked.line')).waitFor()
    },
  },
  {
    name: 'the key of the journal, followed by a new one',
    person: 'auditor',
    at: proof,
    reach: async (page) => {
      const head = await colleague(page, 'hub-head')
      await byTwo([page.request, head], '/api/v1/journal/key')
      await head.dispose()
      await page.reload()
      await page.getByText(words('journal.key.earlier')).first().waitFor()
    },
  },
  {
    name: 'the key of the journal, for the head of the hub',
    person: 'hub-head',
    at: '/journal',
    reach: async (page) => {
      await page.getByText(words('journal.key.tell')).waitFor()
    },
  },
]
