import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { addressesOf, patternOf } from './addresses.ts'
import { axeFindings, colourFindings } from './axe.ts'
import type { Scene } from './scene.ts'
import { scenes } from './scenes.ts'
import { DESK, PHONE, signIn, useOwnStage } from './stage.ts'

/** One window of a browser: whom a scene needs signs in after whom the scene before needed. */
class SharedWindow {
  readonly #page: Page
  #person: Scene['person'] = null

  constructor(page: Page) {
    this.#page = page
  }

  /** The page in the scene, in English. It is loaded anew, but by the process that has read the program already. */
  async reach({ person, at, reach }: Scene, scheme: Scheme): Promise<Page> {
    const page = this.#page
    await page.setViewportSize(DESK)
    await page.emulateMedia({ colorScheme: scheme })
    if (person !== this.#person) await page.context().clearCookies()
    if (person !== this.#person && person !== null) await signIn(page, person)
    this.#person = person
    await page.goto(at)
    await page
      .locator(person === null ? 'main h1' : 'nav')
      .first()
      .waitFor({ state: 'attached' })
    await reach?.(page)
    return page
  }
}

type Scheme = 'light' | 'dark'

/** All that axe knows in one scheme, and in the other what a scheme can change. */
async function findingsIn(page: Page, first: Scheme): Promise<readonly string[]> {
  await show(page, first)
  const whole = await axeFindings(page)
  await show(page, first === 'light' ? 'dark' : 'light')
  return [...whole, ...(await colourFindings(page))]
}

async function show(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme })
  await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor({ state: 'attached' })
  await page.evaluate(settled)
}

/**
 * Until the page is drawn and no colour is on its way to another, nor any that it passes on; what turns for ever is left
 * turning.
 */
async function settled(): Promise<void> {
  const drawn = () => new Promise((next) => requestAnimationFrame(next))
  for (;;) {
    await drawn()
    await drawn()
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    if (ending.length === 0) return
    await Promise.allSettled(ending.map(({ finished }) => finished))
  }
}

/** As a reader who chooses Arabic in another window; the next scene begins in English again. */
async function turnArabic(page: Page): Promise<void> {
  await page.evaluate(() => {
    const arabic = { key: 'comity.language', newValue: 'ar' }
    dispatchEvent(new StorageEvent('storage', arabic))
  })
  await page.locator('html[lang=ar][dir=rtl]').waitFor({ state: 'attached' })
  await page.evaluate(settled)
}

describe('every screen in every state: axe finds nothing, Tab reaches all, a phone is wide enough', {
  concurrency: 1,
}, () => {
  const stage = useOwnStage()
  const visited = new Set<string>()

  describe('in English and in Arabic', { concurrency: 2 }, () => {
    for (const half of [0, 1])
      describe(half === 0 ? 'one half' : 'the other half', { concurrency: 1 }, () => {
        let shared: SharedWindow | null = null
        for (const [place, scene] of scenes.filter((_, place) => place % 2 === half).entries())
          test(scene.name, async () => {
            shared ??= new SharedWindow(await stage().page({ language: 'en' }))
            const scheme = place % 2 === 0 ? 'light' : 'dark'
            const page = await shared.reach(scene, scheme)
            visited.add(new URL(page.url()).pathname)
            assert.deepEqual(await findingsIn(page, scheme), [])
            assert.deepEqual(await tabThrough(page), { unreached: [], unmarked: [] })
            assert.deepEqual(await onPhone(page), [])
            await turnArabic(page)
            assert.deepEqual(await axeFindings(page), [])
            assert.deepEqual(await onPhone(page), [])
          })
      })
  })

  test('every address that the pages have is among them', () => {
    const patterns = addressesOf()
    const seen = new Set([...visited].map((address) => patternOf(address, patterns)))
    assert.deepEqual(
      patterns.filter((pattern) => !seen.has(pattern)),
      [],
    )
  })
})

/** What is too wide once the page has settled in the smaller window. */
async function onPhone(page: Page): Promise<readonly string[]> {
  await page.setViewportSize(PHONE)
  const isNarrow = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth
  await page.waitForFunction(isNarrow, null, { timeout: SETTLE_MS }).catch(() => null)
  return await page.evaluate(widerThanScreen)
}

const SETTLE_MS = 3000

/** What makes the page scroll sideways; what scrolls inside itself does not. */
function widerThanScreen(): readonly string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const main = document.querySelector('main')
  const isWide = scrollWidth > clientWidth || (main !== null && main.scrollWidth > main.clientWidth)
  if (!isWide) return []
  const wide = [...document.querySelectorAll('body *')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect()
    return width > 1 && (right > clientWidth + 1 || left < -1)
  })
  return [
    `${scrollWidth} of ${clientWidth}`,
    ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
  ]
}

/** More stops than any screen has: whoever is still walking then is in a trap. */
const MOST_STOPS = 400

/** Stops within one field: a date has one for each of its parts. */
const MOST_PARTS = 10

/** A stop that Tab made. */
type Stop = { readonly number: string; readonly isMarked: boolean }

/** Walks that a page may spoil by drawing itself anew, as when another window's news come in. */
const WALKS = 3

/** Walks from the top of the page with Tab until it comes round; a dialog keeps the walk inside itself. */
async function tabThrough(page: Page) {
  let faults = { unreached: ['the page never stays as it is'], unmarked: [] as string[] }
  for (let walk = 0; walk < WALKS; walk++) {
    const toReach = new Map(await page.evaluate(numberWhatCanBeReached))
    faults = faultsOf(toReach, await walkOf(page))
    if (await page.evaluate(isAsNumbered, [...toReach.keys()])) return faults
  }
  return faults
}

/** The stops of one round. */
async function walkOf(page: Page): Promise<readonly Stop[]> {
  await page.evaluate(noteStops)
  let heard = 0
  for (let pressed = 0; pressed < MOST_STOPS; pressed += MOST_PARTS) {
    await Promise.all(Array.from({ length: MOST_PARTS }, () => page.keyboard.press('Tab')))
    const stops = await page.evaluate(() => (globalThis as unknown as { stops: Stop[] }).stops)
    const { walked, isRound } = firstRound(stops)
    if (isRound || stops.length === heard) return walked
    heard = stops.length
  }
  throw new Error('the walk with Tab never ends')
}

/** Whether everything that was numbered is still there. */
function isAsNumbered(numbers: readonly string[]): boolean {
  return numbers.every((number) => document.querySelector(`[data-stop="${number}"]`) !== null)
}

/** Up to where the walk has come to a stop a second time; where it left the page, it comes back to the first. */
function firstRound(stops: readonly Stop[]) {
  const seen = new Set<string>()
  const walked: Stop[] = []
  for (const stop of stops) {
    const isSeen = seen.has(stop.number) && stop.number !== walked.at(-1)?.number
    walked.push(stop)
    if (isSeen) return { walked, isRound: true }
    seen.add(stop.number)
  }
  return { walked, isRound: false }
}

function faultsOf(toReach: ReadonlyMap<string, string>, walked: readonly Stop[]) {
  const isMarked = new Map<string, boolean>()
  for (const stop of walked) isMarked.set(stop.number, stop.isMarked || isMarked.get(stop.number) === true)
  const unreached = [...toReach].filter(([number]) => !isMarked.has(number)).map(([, html]) => html)
  const unmarked = [...isMarked].filter(([, marked]) => !marked)
  return { unreached, unmarked: unmarked.map(([number]) => toReach.get(number) ?? number) }
}

/** Marks what Tab must reach, and puts the start of the walk before the first of it. */
function numberWhatCanBeReached(): readonly (readonly [number: string, html: string])[] {
  for (const numbered of document.querySelectorAll<HTMLElement>('[data-stop]'))
    delete numbered.dataset['stop']
  const dialog = [...document.querySelectorAll('[role=dialog]')].find((found) => found.checkVisibility())
  const all = (dialog ?? document).querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [tabindex]',
  )
  const reachable = [...all].filter((element) => {
    const isOtherRadio =
      element instanceof HTMLInputElement &&
      element.type === 'radio' &&
      !element.checked &&
      document.querySelector(`input[type=radio][name="${element.name}"]:checked`) !== null
    const isShown = element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled')
    return element.tabIndex >= 0 && isShown && !isOtherRadio
  })
  const numbered = reachable.map((element, place) => {
    element.dataset['stop'] = String(place)
    return [String(place), element.outerHTML.slice(0, 160)] as const
  })
  if (dialog === undefined) {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  }
  return numbered
}

/** Notes in `stops` where the focus is and comes to. A ring may be drawn around what stands for a hidden input. */
function noteStops(): void {
  const stops: unknown[] = []
  Object.assign(globalThis, { stops })
  const isMarked = (bearer: Element | null): boolean => {
    if (bearer === null) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(bearer)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  }
  function note(): void {
    const here = document.activeElement
    if (here === null || here === document.body) return
    const number = here instanceof HTMLElement ? (here.dataset['stop'] ?? here.outerHTML) : here.outerHTML
    const bearers = [here, here.closest('label'), here.parentElement, here.nextElementSibling]
    stops.push({ number, isMarked: bearers.some(isMarked) })
  }
  note()
  document.addEventListener('focusin', note)
}
