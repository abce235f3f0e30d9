import type { Page } from 'playwright-core'
import type { Language } from '../../kernel/country.ts'
import { ask, paste } from './check-page.ts'
import { misheard, nobody, wanted, wantedZone } from './invented-list.ts'
import type { Scene } from './scene.ts'
import { words } from './words.ts'

/** Six of it are read as five: the digit of the number fails, and the overall one. */
const MISREAD = wantedZone.join('\n').replace('884190', '854190')

const said = async (page: Page, id: string, language: Language) => {
  await page.getByText(words(id, language)).first().waitFor()
}

/** One line of each kind of answer. */
const LIST = [
  'name,date of birth,document',
  `${wanted.name},1979-03-14,${wanted.passport}`,
  `${misheard},,`,
  `${nobody},1990,`,
  `${nobody},the day before,`,
  ',,X0000001',
].join('\n')

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
  {
    name: 'a list, to be checked',
    person: 'border-officer',
    at: '/list-check',
    reach: async (page, language) => said(page, 'list_check.ask', language),
  },
  {
    name: 'a list, nothing chosen',
    person: 'border-officer',
    at: '/list-check',
    reach: async (page, language) => {
      await page.getByRole('button', { name: words('list_check.ask', language) }).click()
      await said(page, 'list_check.fault.nothing', language)
    },
  },
  {
    name: 'a list, answered',
    person: 'border-officer',
    at: '/list-check',
    reach: async (page, language) => {
      await page.locator('main textarea').fill(LIST)
      await page.getByRole('button', { name: words('list_check.ask', language) }).click()
      await said(page, 'list_check.step.ended', language)
      await page.locator('a[data-candidate]').first().waitFor()
    },
  },
  {
    name: 'my day',
    person: 'border-officer',
    at: '/my-day',
    reach: async (page) => {
      await page.locator('main tbody tr').first().waitFor()
    },
  },
  {
    name: 'my day, one without a check',
    person: 'border-officer',
    at: '/my-day?day=2020-01-01',
    reach: async (page, language) => said(page, 'my_day.none.title', language),
  },
]
