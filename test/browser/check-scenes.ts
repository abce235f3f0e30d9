import type { Page } from 'playwright-core'
import { ask, paste } from './check-page.ts'
import { misheard, nobody, wanted, wantedZone } from './invented-list.ts'
import type { Scene } from './scene.ts'
import { words } from './words.ts'

/** Six of it are read as five: the digit of the number fails, and the overall one. */
const MISREAD = wantedZone.join('\n').replace('884190', '854190')

const said = async (page: Page, id: string) => {
  await page.getByText(words(id)).first().waitFor()
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
    reach: async (page) => {
      await paste(page, wantedZone.join('\n'))
      await said(page, 'zone.check')
    },
  },
  {
    name: 'check, a zone with wrong digits',
    person: 'border-officer',
    at: '/',
    reach: async (page) => {
      await paste(page, MISREAD)
      await said(page, 'zone.check_anyway')
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
    reach: async (page) => said(page, 'list_check.ask'),
  },
  {
    name: 'a list, nothing chosen',
    person: 'border-officer',
    at: '/list-check',
    reach: async (page) => {
      await page.getByRole('button', { name: words('list_check.ask') }).click()
      await said(page, 'list_check.fault.nothing')
    },
  },
  {
    name: 'a list, answered',
    person: 'border-officer',
    at: '/list-check',
    reach: async (page) => {
      await page.locator('main textarea').fill(LIST)
      await page.getByRole('button', { name: words('list_check.ask') }).click()
      await said(page, 'list_check.step.ended')
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
    reach: async (page) => said(page, 'my_day.none.all.title'),
  },
]
