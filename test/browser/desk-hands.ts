import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { box } from './check-page.ts'
import { go, type Hands, handsOn, isFocused } from './hands.ts'
import type { PersonKey, Stage } from './stage.ts'
import { words } from './words.ts'

/** Somebody's page, with hands on it and on its dialog. */
type Seat = { readonly page: Page; readonly hands: Hands; readonly dialog: Hands }

/** One page for each person, as they sit at it. */
export function seats(stage: () => Stage) {
  const pages = new Map<PersonKey, Promise<Page>>()
  return {
    as: async (person: PersonKey): Promise<Seat> => {
      const opened = pages.get(person) ?? stage().pageOf(person, { language: 'en' })
      pages.set(person, opened)
      const page = await opened
      const hands = handsOn(page)
      return { page, hands, dialog: hands.within(page.getByRole('dialog')) }
    },
    /** A page on which the person has signed in by hand. */
    take: (person: PersonKey, page: Page): void => {
      pages.set(person, Promise.resolve(page))
    },
  }
}

export function candidates(page: Page): Locator {
  return page.locator('a[data-candidate]')
}

export function chosen(page: Page): Locator {
  return page.locator('[data-queue] [role=option][aria-selected=true]')
}

/** The first hit of an answer, which leads to it. */
export function badge(page: Page): Locator {
  return page.locator('main a[href^="/hits/"]').first()
}

export function heading(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 1, name })
}

export async function says(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor()
}

/** Goes to the check from anywhere and asks. */
export async function check(page: Page, text: string): Promise<void> {
  await go(page, words('task.check'), '/')
  await page.keyboard.press('Escape')
  assert.equal(await isFocused(box(page)), true)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await page.locator('main [role=status] h2').first().waitFor()
}

/** Presses the key of a deed as soon as the hit offers it. */
export async function does(page: Page, deed: string, key: string): Promise<void> {
  await page.locator(`[data-deed="hit.${deed}"]`).waitFor()
  await page.keyboard.press(key)
}

/** Goes down the queue to whom the other bureau asked for, once it is there. */
export async function choose(page: Page, name: string): Promise<void> {
  const news = page.getByText(/^\d+ new/)
  const rows = page.locator('[data-queue] [role=option]')
  await rows.filter({ hasText: name }).or(news).first().waitFor()
  if (await news.isVisible()) await page.keyboard.press('.')
  await rows.filter({ hasText: name }).first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Home')
  for (let moves = await rows.count(); moves > 0; moves--) {
    if ((await chosen(page).innerText()).includes(name)) break
    await page.keyboard.press('j')
  }
  await page.getByRole('heading', { level: 2, name }).waitFor()
}
