import type { Page } from 'playwright-core'
import { ask } from './check-page.ts'
import { longest, seized } from './invented-list.ts'
import type { Scene } from './scene.ts'
import { words } from './words.ts'

const queued = async (page: Page) => {
  await page.locator('[data-queue] [role=option]').first().waitFor()
  await page.locator('[data-deed]').first().waitFor()
}

const said = (id: string) => async (page: Page) => {
  await page.getByText(words(id)).first().waitFor()
}

/** The duty desk and what belongs to it, in the order in which they make each other's content. */
export const deskScenes: readonly Scene[] = [
  {
    name: 'a hit, from the side of who asked',
    person: 'border-officer',
    at: '/',
    reach: async (page) => {
      await ask(page, longest)
      await page.locator('main a[href^="/hits/"]').first().click()
      await page.getByText(words('hit.story')).waitFor()
    },
  },
  {
    name: 'a hit, saying what was seen',
    person: 'border-officer',
    at: '/',
    reach: async (page) => {
      await ask(page, seized.name)
      await page.locator('main a[href^="/hits/"]').first().click()
      await page.locator('[data-deed="hit.other"]').click()
      await page.locator('main form textarea').waitFor()
    },
  },
  { name: 'the desk, with hits', person: 'hub-reviewer', at: '/desk', reach: queued },
  {
    name: 'the desk, deciding',
    person: 'hub-reviewer',
    at: '/desk',
    reach: async (page) => {
      await queued(page)
      await page.locator('[data-deed="hit.reject"]').click()
      await page.locator('main form input[type=radio]').first().waitFor()
    },
  },
  {
    name: 'the desk, nothing late',
    person: 'duty-officer',
    at: '/desk?tab=late',
    reach: said('desk.empty.late.title'),
  },
  {
    name: 'a hit that is not there',
    person: 'duty-officer',
    at: '/hits/00000000-0000-7000-8000-000000000000',
    reach: said('hit.not_here.title'),
  },
  { name: 'the shift', person: 'duty-officer', at: '/shift', reach: said('shift.waiting') },
  {
    name: 'a search, narrowed',
    person: 'duty-officer',
    at: '/search',
    reach: async (page) => {
      await ask(page, 'Pelmar Ostavik')
      await page.locator('main fieldset button[aria-pressed]').first().click()
    },
  },
  {
    name: 'a question that is let stand',
    person: 'duty-officer',
    at: '/search',
    reach: async (page) => {
      await page.locator('main form input[type=text]').first().fill('Pelmar Ostavik')
      await page.getByRole('button', { name: words('standing.let') }).click()
      await page.getByRole('dialog').locator('input[type=date]').waitFor()
    },
  },
  {
    name: 'statistics by day',
    person: 'auditor',
    at: '/statistics?by=period',
    reach: async (page) => {
      await page.locator('main tfoot').waitFor()
    },
  },
  {
    name: 'statistics by kind',
    person: 'auditor',
    at: '/statistics?by=kind',
    reach: async (page) => {
      await page.locator('main tfoot').waitFor()
    },
  },
  { name: 'own records', person: 'duty-officer', at: '/records', reach: said('own.tab.quality') },
  {
    name: 'records with a fault',
    person: 'duty-officer',
    at: '/quality',
    reach: said('quality.fault.review_due'),
  },
  {
    name: 'records with a wrong number',
    person: 'duty-officer',
    at: '/quality?fault=wrong_number',
    reach: said('quality.advice.wrong_number'),
  },
]
