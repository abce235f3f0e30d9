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

/** How long a hit may be on its way to a queue, on a busy machine. Ours to confirm. */
const PATIENCE_MS = 20_000
const LOOK_MS = 250
const MOVE_MS = 1000

/** Goes down the queue to whom the other bureau asked for, once it is there; rows far down are drawn on the way. */
export async function choose(page: Page, name: string): Promise<void> {
  const news = page.getByText(/^\d+ new/)
  await page.locator('[data-queue]').or(news).first().waitFor()
  for (const until = Date.now() + PATIENCE_MS; ; ) {
    if (await news.isVisible()) await page.keyboard.press('.')
    if (await walkTo(page, name)) break
    if (Date.now() > until) throw new Error(`${name} has not come to the queue`)
    await page.waitForTimeout(LOOK_MS)
  }
  await page.getByRole('heading', { level: 2, name }).waitFor()
}

/** False when it is not among the rows, or when they changed on the way. */
async function walkTo(page: Page, name: string): Promise<boolean> {
  await page.keyboard.press('j')
  await page.keyboard.press('Home')
  for (;;) {
    const here = chosen(page)
    if ((await here.innerText()).includes(name)) return true
    const place = await here.getAttribute('aria-posinset')
    if (place === (await here.getAttribute('aria-setsize'))) return false
    await page.keyboard.press('j')
    const next = page.locator(`[data-queue] [aria-selected=true]:not([aria-posinset="${place}"])`)
    const hasMoved = await next.waitFor({ timeout: MOVE_MS }).then(
      () => true,
      () => false,
    )
    if (!hasMoved) return false
  }
}
