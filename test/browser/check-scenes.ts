import type { Page } from 'playwright-core'
import type { Language } from '../../kernel/country.ts'
import { ask, paste } from './check-page.ts'
import { wantedZone } from './invented-list.ts'
import type { Scene } from './scene.ts'
import { words } from './words.ts'

/** Six of it are read as five: the digit of the number fails, and the overall one. */
const MISREAD = wantedZone.join('\n').replace('884190', '854190')

const said = async (page: Page, id: string, language: Language) => {
  await page.getByText(words(id, language)).first().waitFor()
}

/** Zones, lists and what an officer asked. */
export const checkScenes: readonly Scene[] = [
  {
    name: 'check, a zone pasted',
    person: 'border-officer',
    at: '/',
    reach: async (page, language) => {
      await paste(page, wantedZone.join('\n'))
      await said(page, 'zone.check', language)
    },
  },
  {
    name: 'check, a zone with wrong digits',
    person: 'border-officer',
    at: '/',
    reach: async (page, language) => {
      await paste(page, MISREAD)
      await said(page, 'zone.check_anyway', language)
    },
  },
  {
    name: 'check, a zone answered',
    person: 'border-officer',
    at: '/',
    reach: async (page) => {
      await ask(page, wantedZone.join(' '))
      await page.locator('main [role=status] h2').first().waitFor()
    },
  },
]
