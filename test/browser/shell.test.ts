import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { languages } from '../../kernel/country.ts'
import { ask } from './check-page.ts'
import { nobody } from './invented-list.ts'
import { PHONE, useStage } from './stage.ts'
import { words } from './words.ts'

const html = (page: Page) => page.locator('html')

describe('the frame around every screen', () => {
  const stage = useStage()

  test('the language is switched at once, and Arabic turns the page around', async () => {
    const page = await stage().pageOf('duty-officer', { language: 'en' })
    const rail = page.getByRole('navigation').first()
    const names = { en: 'English', fr: 'Français', es: 'Español', ar: 'العربية' }
    for (const language of [...languages].reverse()) {
      await page.getByRole('button', { name: /English|Français|Español|العربية/ }).click()
      await page.getByRole('menuitem', { name: names[language] }).click()
      await page.locator(`html[lang=${language}]`).waitFor()
      const isTurned = language === 'ar'
      assert.equal(await html(page).getAttribute('dir'), isTurned ? 'rtl' : 'ltr')
      const railX = (await rail.boundingBox())?.x ?? -1
      assert.equal(railX > 600, isTurned, `${language}: the rail is at ${railX}`)
      await page
        .getByRole('link', { name: words('task.check', language) })
        .first()
        .waitFor()
    }
    await page.reload()
    await page.locator('html[lang=en]').waitFor()
  })

  test('the days of figures are written as the language of their reader has them', async () => {
    const page = await stage().pageOf('bureau-head', { language: 'es', at: '/statistics?by=period' })
    await page
      .locator('main caption')
      .getByText(/ · 1 \p{L}+ \d{4} – \d{1,2} \p{L}+ \d{4}$/u)
      .waitFor()
  })

  test('a language that is chosen in one window holds in the other', async () => {
    const page = await stage().pageOf('duty-officer', { language: 'en' })
    const other = await page.context().newPage()
    await other.goto('/')
    await other.locator('html[lang=en]').waitFor()
    await page.getByRole('button', { name: /English|Français|Español|العربية/ }).click()
    await page.getByRole('menuitem', { name: 'العربية' }).click()
    await other.locator('html[lang=ar][dir=rtl]').waitFor()
  })

  test('dark comes from the system or by hand, and stays after a reload', async () => {
    const page = await stage().pageOf('duty-officer', { language: 'en', scheme: 'dark' })
    const brightness = () =>
      page.evaluate(() => {
        const [red = 0, green = 0, blue = 0] = (
          getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []
        ).map(Number)
        return (red + green + blue) / 3
      })
    assert.ok((await brightness()) < 60)
    await page
      .getByRole('button', { name: words('shell.scheme').replace('{scheme}', words('scheme.auto')) })
      .click()
    await page.getByRole('menuitem', { name: words('scheme.light') }).click()
    await page.locator('html[data-mantine-color-scheme=light]').waitFor()
    assert.ok((await brightness()) > 200)
    await page.reload()
    await page.locator('html[data-mantine-color-scheme=light]').waitFor()
  })

  test('who asks for less motion sees colours change at once', async () => {
    const page = await stage().pageOf('duty-officer', { language: 'en' })
    const begun = await page.evaluateHandle(() => {
      const properties: string[] = []
      document.addEventListener('transitionrun', ({ propertyName }) => properties.push(propertyName))
      return properties
    })
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor({ state: 'attached' })
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))))
    assert.deepEqual(await begun.jsonValue(), [])
  })

  test('Ctrl-K finds a screen by a few letters and goes there; ? shows the keys', async () => {
    const page = await stage().pageOf('auditor', { language: 'en' })
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: words('palette.title') })
    await field.fill('jour')
    await page.getByRole('option', { name: words('task.journal') }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: words('journal.title') }).waitFor()
    await page.keyboard.press('Shift+?')
    const help = page.getByRole('dialog', { name: words('keys.title') })
    await help.getByText(words('task.bureaus')).waitFor()
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'hidden' })
    await page.keyboard.press('g')
    await page.keyboard.press('b')
    await page.getByRole('heading', { level: 1, name: words('members.title') }).waitFor()
  })

  test('without a line it is said at once, a check is not taken for "no hit", and it passes', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en' })
    await page.context().setOffline(true)
    await page.getByText(words('connection.no_checks')).waitFor()
    await ask(page, nobody)
    await page
      .getByRole('alert')
      .filter({ hasText: words('check.refused.offline') })
      .waitFor()
    assert.equal(await page.getByText(words('answer.no_hit'), { exact: true }).count(), 0)
    await page.context().setOffline(false)
    await page.getByRole('button', { name: words('check.again') }).click()
    await page.getByText(words('answer.no_hit'), { exact: true }).waitFor()
    await page.getByText(words('connection.no_checks')).waitFor({ state: 'hidden' })
  })

  test('a phone has its tasks at the bottom, under the thumb', async () => {
    const page = await stage().pageOf('bureau-head', { language: 'en', size: PHONE, isTouched: true })
    const bar = page.getByRole('navigation').filter({ visible: true })
    assert.equal(await bar.count(), 1)
    const place = await bar.boundingBox()
    assert.equal(Math.round((place?.y ?? 0) + (place?.height ?? 0)), PHONE.height)
    const links = await bar.getByRole('link').all()
    assert.ok(links.length >= 4 && links.length <= 5)
    for (const link of links) assert.ok(((await link.boundingBox())?.height ?? 0) >= 44)
    await bar.getByRole('link', { name: words('task.records') }).click()
    await page.getByRole('heading', { level: 1, name: words('own.title') }).waitFor()
  })

  test('an address that does not exist says so and leads back', async () => {
    const page = await stage().pageOf('analyst', { language: 'en' })
    await page.goto('/nowhere/at/all')
    await page.getByText(words('app.not_found.title')).waitFor()
    await page.getByRole('link', { name: words('app.not_found.action') }).click()
    await page.getByRole('navigation').first().waitFor()
  })

  test('no page threw or broke its own policy', () => {
    assert.deepEqual(stage().faults, [])
  })
})
