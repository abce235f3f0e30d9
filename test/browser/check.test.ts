import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask, box, word } from './check-page.ts'
import { arabic, frequent, misheard, nobody, wanted } from './invented-list.ts'
import { PHONE, useStage } from './stage.ts'
import { words } from './words.ts'

const candidates = (page: Page) => page.locator('a[data-candidate]')

const notYet = (page: Page) => page.getByRole('alert').filter({ hasText: words('check.not_yet') })

/** Keeps the first question on its way until it is let go. */
async function holdFirst(page: Page): Promise<() => void> {
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/api/v1/checks', async (route) => {
    await held
    await route.continue()
  })
  return () => release()
}

describe('the check in the browser', () => {
  const stage = useStage()
  const desk = () => stage().pageOf('duty-officer', { language: 'en' })

  test('a document number is a hit: the word, every source, the record and why', async () => {
    const page = await desk()
    await ask(page, wanted.passport)
    assert.equal(await word(page), words('answer.hit'))
    await candidates(page).getByText(wanted.name).first().waitFor()
    await page.getByText(words('check.no_name_asked')).waitFor()
    for (const source of ['persons', 'documents', 'organisations', 'vessels'])
      await page
        .locator('main')
        .getByText(words(`check.source.${source}`))
        .first()
        .waitFor()
  })

  test('a name that many bear is possible, each candidate with its own reasons', async () => {
    const page = await desk()
    await ask(page, misheard)
    assert.equal(await word(page), words('answer.possible'))
    assert.ok((await candidates(page).count()) >= 10)
    await page.getByText(words('match.how.one_letter_different')).first().waitFor()
  })

  test('a name in Latin letters finds who is on record in Arabic, shown in both', async () => {
    const page = await desk()
    await ask(page, arabic.latin)
    await candidates(page).getByText(arabic.latin).first().waitFor()
    await ask(page, arabic.own)
    const matched = page.getByText(words('check.matched.alias')).getByText(arabic.own).first()
    assert.equal(await matched.evaluate((found) => getComputedStyle(found).direction), 'rtl')
  })

  test('nobody of that name is no hit, and it does not look like a check that was not made', async () => {
    const page = await desk()
    await ask(page, nobody)
    assert.equal(await word(page), words('answer.no_hit'))
    assert.equal(await candidates(page).count(), 0)
  })

  test('an empty box and too long a text are said at the box, and nothing is sent', async () => {
    const page = await desk()
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url())
    })
    await ask(page, '   ')
    await page
      .getByRole('alert')
      .filter({ hasText: words('check.fault.nothing_asked') })
      .waitFor()
    await ask(page, 'x'.repeat(10_000))
    await page
      .getByRole('alert')
      .filter({ hasText: /9,\d{3}|too long/i })
      .waitFor()
    assert.equal(await box(page).getAttribute('aria-invalid'), 'true')
    assert.deepEqual(sent, [])
  })

  test('what was wrong with a text is not said of the next', async () => {
    const page = await desk()
    await ask(page, 'x'.repeat(400))
    const alert = page.locator('#check-said').getByRole('alert')
    await alert.waitFor()
    await box(page).fill('x'.repeat(310))
    assert.match(await alert.innerText(), /\b10\b/)
    await box(page).fill('Smith 1980')
    await alert.waitFor({ state: 'detached' })
    assert.equal(await box(page).getAttribute('aria-invalid'), 'false')
    await page.locator('#check-said').getByText('Smith').waitFor()
  })

  test('control characters are refused: not checked, which is not "no hit"', async () => {
    const page = await desk()
    await ask(page, `Zorvan\u0007\u0001 Teklehaym`)
    const refused = page.getByRole('alert').filter({ hasText: words('check.not_checked') })
    await refused.getByText(words('check.refused.text_damaged')).waitFor()
    assert.equal(await page.getByText(words('answer.no_hit'), { exact: true }).count(), 0)
  })

  test('what a proxy answers in its place is not checked, in the language of who asks', async () => {
    const page = await stage().pageOf('border-officer', { language: 'fr' })
    for (const [status, line] of [
      [502, 'check.refused.broken'],
      [200, 'check.refused.broken'],
      [429, 'error.too_many.line'],
    ] as const) {
      await page.route('**/api/v1/checks', (route) => route.fulfill({ status, body: '<h1>Gateway</h1>' }))
      await ask(page, nobody)
      await page
        .getByRole('alert')
        .filter({ hasText: words('check.not_checked', 'fr') })
        .getByText(words(line, 'fr'))
        .waitFor()
      await page.unroute('**/api/v1/checks')
    }
  })

  test('the keyboard alone does it: type, Enter, j and k, Enter opens, back, Escape to the box', async () => {
    const page = await desk()
    await page.keyboard.type(frequent)
    await page.keyboard.press('Enter')
    await candidates(page).first().waitFor()
    await page.keyboard.press('ArrowDown')
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
    const first = await focused()
    await page.keyboard.press('j')
    const second = await focused()
    await page.keyboard.press('k')
    assert.match(first, /^\/records\//)
    assert.notEqual(first, second)
    assert.equal(await focused(), first)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: frequent }).waitFor()
    await page.goBack()
    await candidates(page).first().waitFor()
    assert.equal(await word(page), words('answer.hit'))
    await page.keyboard.press('Escape')
    assert.equal(await box(page).evaluate((found) => found === document.activeElement), true)
  })

  test('what is sent while a question is on its way is asked after it in its turn, by box and by scanner', async () => {
    for (const scanned of [false, true]) {
      const page = await desk()
      const release = await holdFirst(page)
      await ask(page, nobody)
      for (const text of ['Z0000001', wanted.passport]) {
        if (scanned) await page.locator('[aria-controls=check-details]').focus()
        else await box(page).fill('')
        await page.keyboard.type(text)
        await page.keyboard.press('Enter')
        await notYet(page).getByRole('button', { name: text }).waitFor()
      }
      release()
      await candidates(page).getByText(wanted.name).first().waitFor()
      assert.equal(await word(page), words('answer.hit'))
      assert.equal(await notYet(page).count(), 0)
    }
  })

  test('where the first met something it stays to be seen, and the second is said to be unchecked', async () => {
    const page = await desk()
    const release = await holdFirst(page)
    await ask(page, wanted.passport)
    await ask(page, nobody)
    await notYet(page).waitFor()
    release()
    await candidates(page).getByText(wanted.name).first().waitFor()
    assert.equal(await box(page).inputValue(), wanted.passport)
    assert.equal(await page.getByText(words('check.earlier')).count(), 0)
    await notYet(page).getByRole('button', { name: nobody }).click()
    await notYet(page).waitFor({ state: 'detached' })
    await candidates(page).first().waitFor({ state: 'detached' })
    assert.equal(await word(page), words('answer.no_hit'))
  })

  test('on a phone what is not checked yet is in sight with the word of the answer', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en', size: PHONE, isTouched: true })
    const release = await holdFirst(page)
    await ask(page, wanted.passport)
    await ask(page, nobody)
    await notYet(page).waitFor()
    release()
    await candidates(page).getByText(wanted.name).first().waitFor()
    const header = await page
      .locator('header')
      .first()
      .evaluate((top) => top.getBoundingClientRect().bottom)
    assert.ok(await notYet(page).evaluate((one, from) => one.getBoundingClientRect().top >= from, header))
    const heading = page.locator('main [role=status] h2').first()
    assert.ok(await heading.evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight))
  })

  test('what was asked stands in no address, no history and no storage', async () => {
    const page = await desk()
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    page.on('framenavigated', (frame) => addresses.push(frame.url()))
    await ask(page, wanted.name)
    await candidates(page).first().click()
    await page.getByRole('heading', { level: 1, name: wanted.name }).waitFor()
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
    )
    assert.ok(addresses.length > 3)
    for (const place of [...addresses, kept])
      assert.doesNotMatch(decodeURIComponent(place), /zorvan|teklehaym/i)
  })

  test('what is understood can be put right with one press', async () => {
    const page = await desk()
    await ask(page, `${wanted.name} 1979`)
    await page
      .getByRole('button', { name: words('check.correct') })
      .filter({ hasText: '1979' })
      .click()
    const born = page.getByLabel(words('check.field.born'))
    await born.fill('1981')
    await page.keyboard.press('Enter')
    await page
      .getByText(words('evidence.how.conflict'))
      .or(page.getByText(words('evidence.how.different')))
      .first()
      .waitFor()
  })

  test('the record page tells who, whose, from where and since when', async () => {
    const page = await desk()
    await ask(page, wanted.name)
    await candidates(page).first().click()
    await page.getByRole('heading', { level: 1, name: wanted.name }).waitFor()
    const main = page.locator('main')
    for (const text of [words('record.envelope'), words('record.versions'), 'Zorwan Teklehaim'])
      await main.getByText(text).first().waitFor()
    await main.getByText('ZQ', { exact: false }).first().waitFor()
  })

  test('a record that is not there is said so, with a way on', async () => {
    const page = await stage().pageOf('duty-officer', {
      language: 'en',
      at: '/records/00000000-0000-7000-8000-000000000000',
    })
    await page.getByText(words('record.not_here.title')).waitFor()
    await page.getByRole('link', { name: words('record.not_here.check') }).click()
    await box(page).waitFor()
  })

  test('on a phone the answer comes into sight and nothing is wider than the screen', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en', size: PHONE, isTouched: true })
    await ask(page, frequent)
    assert.equal(await word(page), words('answer.hit'))
    const heading = page.getByRole('heading', { level: 2, name: words('answer.hit') })
    const top = (await heading.boundingBox())?.y ?? -1
    assert.ok(top >= 0 && top < PHONE.height, `the answer is at ${top}`)
  })

  test('no page threw or broke its own policy', () => {
    assert.deepEqual(stage().faults, [])
  })
})
