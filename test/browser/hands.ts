import type { Locator, Page } from 'playwright-core'
import { words } from './words.ts'

type Role = Parameters<Page['getByRole']>[0]

/** Somebody who has a keyboard and no mouse. What stands on the screen is read; only keys change it. */
export type Hands = {
  /** Walks with Tab, forwards or backwards, until one of what is wanted has the focus. */
  to(wanted: Locator): Promise<void>
  /** Walks there and presses Enter. */
  press(role: Role, name: string | RegExp): Promise<void>
  /** Walks to the field and types over what stands there. */
  write(label: string | RegExp, text: string): Promise<void>
  /** Opens the field and goes down its choices; `typed` narrows them first. */
  pick(label: string, choice: string, typed?: string): Promise<void>
  /** Goes along the radio buttons with the arrows. */
  mark(name: string | RegExp): Promise<void>
  /** Walks to the box or switch and presses Space. */
  tick(role: 'checkbox' | 'switch', name: string | RegExp): Promise<void>
  /** Goes along tabs or the entries of a menu with the arrows. */
  along(role: 'tab' | 'menuitem', name: string): Promise<void>
  /** Walks into the table and down to the row that says so. */
  row(text: string): Promise<void>
  /** The same hands in a part of the page, such as its dialog. */
  within(place: Locator): Hands
}

/** More stops than any screen has. */
const FURTHEST = 250
/** Turning back more often than this, Tab passes what is wanted without stopping there. */
const TURNS = 3

export function handsOn(page: Page, place: Page | Locator = page): Hands {
  const named = (role: Role, name: string | RegExp): Locator =>
    place.getByRole(role, { name, exact: true }).first()

  async function write(label: string | RegExp, text: string): Promise<void> {
    await walk(page, named('textbox', label))
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
  }

  async function press(role: Role, name: string | RegExp): Promise<void> {
    await walk(page, named(role, name))
    await page.keyboard.press('Enter')
  }

  return {
    to: (wanted) => walk(page, wanted),
    press,
    write,
    pick: (label, choice, typed = '') => pick(page, named('combobox', label), choice, typed),
    mark: (name) => mark(page, named('radio', name)),
    along: async (role, name) => {
      await walk(page, place.getByRole(role))
      await goTo(page, named(role, name), role === 'tab' ? 'ArrowRight' : 'ArrowDown')
      if (role === 'menuitem') await page.keyboard.press('Enter')
    },
    tick: async (role, name) => {
      await walk(page, named(role, name))
      await page.keyboard.press('Space')
    },
    row: (text) => goDown(page, place.locator('tbody tr'), text),
    within: (part) => handsOn(page, part),
  }
}

/** Goes to a screen by the palette, from wherever the focus is. */
export async function go(page: Page, title: string, path: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: words('palette.title') })
  await field.waitFor()
  await page.keyboard.type(title)
  await goToChoice(page, field, title)
  await page.waitForURL((url) => url.pathname === path)
  await page.locator('main h1').first().waitFor({ state: 'attached' })
  await field.waitFor({ state: 'detached' })
}

export function isFocused(one: Locator): Promise<boolean> {
  return one.evaluate((found) => found === document.activeElement)
}

/** A button that teaches its key, which is part of its name. */
export function keyed(name: string): RegExp {
  return new RegExp(`^${name} \\S+$`)
}

/** A choice that teaches its key in front of its name. */
export function keyedBefore(name: string): RegExp {
  return new RegExp(`^\\S ?${name}$`)
}

async function walk(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor({ state: 'attached' })
  let before: 'here' | 'ahead' | 'behind' | null = null
  let turns = 0
  for (let steps = 0; steps < FURTHEST; steps++) {
    const side = await wanted.evaluateAll(sideOfFocus)
    if (side === 'here') return
    if (before !== null && side !== before) turns++
    if (turns > TURNS) break
    before = side
    await page.keyboard.press(side === 'behind' ? 'Shift+Tab' : 'Tab')
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '')
  throw new Error(`Tab does not stop at ${wanted}; the focus is at ${at}`)
}

/** Where the elements lie, seen from the focus, in the order of the page. */
function sideOfFocus(wanted: readonly Element[]): 'here' | 'ahead' | 'behind' {
  const focus = document.activeElement ?? document.body
  if (wanted.includes(focus)) return 'here'
  const isBefore = (one: Element): boolean =>
    (focus.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  return wanted.every(isBefore) && focus !== document.body ? 'behind' : 'ahead'
}

async function pick(page: Page, field: Locator, choice: string, typed: string): Promise<void> {
  await walk(page, field)
  if (typed === '') await page.keyboard.press('Enter')
  else await page.keyboard.type(typed)
  await field.and(page.locator('[aria-expanded=true]')).waitFor()
  await goToChoice(page, field, choice)
}

/** Down to the choice that a screen reader says last, and takes it. */
async function goToChoice(page: Page, field: Locator, choice: string): Promise<void> {
  for (let steps = 0; steps < FURTHEST; steps++) {
    const said = await field.evaluate(activeChoice)
    if (said === choice) return await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no arrow leads to ${choice} in ${field}`)
}

function activeChoice(field: Element): string {
  const id = field.getAttribute('aria-activedescendant') ?? ''
  const said = document.getElementById(id)
  return (said?.querySelector('span') ?? said)?.textContent?.trim() ?? ''
}

async function mark(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor({ state: 'attached' })
  const name = (await wanted.getAttribute('name')) ?? ''
  const peers = page.locator(`input[type=radio][name="${name}"]`)
  await walk(page, peers)
  await goTo(page, wanted, 'ArrowDown')
  if (!(await wanted.isChecked())) await page.keyboard.press('Space')
}

async function goTo(page: Page, wanted: Locator, key: 'ArrowDown' | 'ArrowRight'): Promise<void> {
  for (let steps = 0; steps < FURTHEST; steps++) {
    if (await isFocused(wanted)) return
    await page.keyboard.press(key)
  }
  throw new Error(`no arrow leads to ${wanted}`)
}

async function goDown(page: Page, rows: Locator, text: string): Promise<void> {
  const wanted = rows.filter({ hasText: text }).first()
  await wanted.waitFor()
  await walk(page, rows)
  await page.keyboard.press('Home')
  await goTo(page, wanted, 'ArrowDown')
}
