import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import type { Language } from '../../kernel/country.ts'
import { axeFindings } from './axe.ts'
import { ask, box } from './check-page.ts'
import { nobody, wanted } from './invented-list.ts'
import { PHONE, useStage } from './stage.ts'
import { words } from './words.ts'

const LIST = [
  'name,date of birth,document',
  `${wanted.name},1979-03-14,${wanted.passport}`,
  `${nobody},1990,`,
  `${nobody},the day before,`,
  ',,X0000001',
].join('\n')

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const part = (page: Page, name: string, language: Language = 'en') =>
  page.getByRole('button', { name: words(`list_check.part.${name}`, language) })

function isWithinParent(shown: Element): boolean {
  const [inner, outer] = [shown.getBoundingClientRect(), shown.parentElement?.getBoundingClientRect()]
  return outer !== undefined && inner.left >= outer.left - 1 && inner.right <= outer.right + 1
}

/** By the page itself: a reload from outside would wait for an answer to the question. */
async function leave(page: Page): Promise<void> {
  await page.evaluate(() => {
    setTimeout(() => location.reload(), 0)
  })
}

/** What is cut off in it, or hangs out of it. */
function cutIn(row: Element): readonly string[] {
  const { bottom } = row.getBoundingClientRect()
  return [...row.querySelectorAll('span')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
    .concat([...row.querySelectorAll('span')].filter((one) => one.getBoundingClientRect().bottom > bottom))
    .map((one) => one.textContent)
}

/** The same answer, as if no source had said a thing. */
function unanswered(stream: string): string {
  return stream.replace(/^data: (\{"done".*)$/m, (_, data: string) => {
    const piece = JSON.parse(data)
    for (const answer of piece.answers) {
      answer.outcome = 'incomplete'
      answer.check = { ...answer.check, outcome: 'incomplete', candidates: [] }
    }
    piece.counts = { ...piece.counts, hit: 0, incomplete: piece.answers.length }
    return `data: ${JSON.stringify(piece)}`
  })
}

describe('a list in the browser', () => {
  const stage = useStage()

  test('that runs is not lost by a reload before the officer was asked', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en', at: '/list-check' })
    await page.route('**/checks/lists', () => undefined)
    await page.locator('main textarea').fill(LIST)
    await page.getByRole('button', { name: words('list_check.ask') }).click()
    const stop = page.getByRole('button', { name: words('list_check.stop') })
    await stop.waitFor()
    const [question] = await Promise.all([page.waitForEvent('dialog'), leave(page)])
    assert.equal(question.type(), 'beforeunload')
    await question.dismiss()
    await stop.click()
    await page.getByRole('button', { name: words('list_check.ask') }).waitFor()
    await page.reload()
  })

  test('pasted, is parted by what it met, opens what was found, and is saved', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en', at: '/list-check' })
    await page.locator('main textarea').fill(LIST)
    await page.getByRole('button', { name: words('list_check.ask') }).click()
    await page.getByText(words('list_check.step.ended')).waitFor()
    await page.locator('a[data-candidate]').getByText(wanted.name).first().waitFor()
    await part(page, 'unreadable').getByText('1').waitFor()
    const told = ['hit', 'no_hit', 'unreadable'].map((name) => words(`list_check.part.${name}`))
    const [hit, noHit, unreadable] = told
    await page
      .getByRole('status')
      .filter({ hasText: `${hit} 1, ${noHit} 2, ${unreadable} 1` })
      .waitFor({ state: 'attached' })
    await part(page, 'no_hit').click()
    await page.getByRole('option').getByText('X0000001').waitFor()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: words('list_check.download') }).click()
    const saved = await readFile(await (await saving).path(), 'utf8')
    assert.equal(saved.trim().split('\r\n').length, 5)
    assert.match(saved, /^2,hit,Zorvan Teklehaym,1979-03-14,/m)
    assert.match(saved, /^4,unreadable,.*the day before/m)
  })

  test('chosen as a workbook, shows and saves what its lines asked', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en', at: '/list-check' })
    const row = (cells: readonly string[]) =>
      `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
    const sheet = `<worksheet><sheetData>${LIST.split('\n')
      .map((line) => row(line.split(',')))
      .join('')}</sheetData></worksheet>`
    const buffer = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': strToU8(sheet) }))
    await page.locator('input[type=file]').setInputFiles({ name: 'list.xlsx', mimeType: XLSX, buffer })
    await page.getByRole('button', { name: words('list_check.ask') }).click()
    await page.getByText(words('list_check.step.ended')).waitFor()
    await part(page, 'no_hit').click()
    await page.getByRole('option').getByText(nobody).waitFor()
    await part(page, 'unreadable').click()
    await page
      .getByRole('option')
      .getByText(/the day before/)
      .waitFor()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: words('list_check.download') }).click()
    const saved = await readFile(await (await saving).path(), 'utf8')
    assert.match(saved, new RegExp(`^3,no_hit,${nobody},1990,`, 'm'))
    assert.match(saved, /^5,no_hit,,,X0000001,/m)
  })

  test('chosen as a file that is no list, is refused in words that say what to do', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en', at: '/list-check' })
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: words('list_check.file') }).click()
    const buffer = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0])
    await (await chooser).setFiles({ name: 'list.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: words('list_check.ask') }).click()
    await page
      .getByRole('alert')
      .getByText(/workbook/)
      .waitFor()
  })

  test('refused at a line is told so in the language of its reader, and where', async () => {
    const page = await stage().pageOf('border-officer', { language: 'fr', at: '/list-check' })
    await page.locator('main textarea').fill('name,born\n"Doe,1980\nRoe,1970\n')
    await page.getByRole('button', { name: words('list_check.ask', 'fr') }).click()
    const refused = page.getByRole('alert')
    await refused.getByText(words('check.refused.list_quote_open', 'fr')).waitFor()
    await refused.getByText(/opened in line 2/).waitFor()
  })

  test('is still there, at its line, when somebody comes back from a record of it', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en', at: '/list-check' })
    await page.locator('main textarea').fill(LIST)
    await page.getByRole('button', { name: words('list_check.ask') }).click()
    await page
      .getByRole('alert')
      .getByText(/^1 line could not be read and was not asked/)
      .waitFor()
    await part(page, 'no_hit').click()
    await page.getByRole('option').getByText('X0000001').click()
    const name = page.getByRole('option', { selected: true }).getByText('X0000001')
    await name.waitFor()
    await page
      .getByRole('link', { name: words('task.my_day') })
      .first()
      .click()
    await page.locator('main tbody tr').first().waitFor()
    await page.goBack()
    await name.waitFor()
    await part(page, 'hit').first().click()
    await page.locator('a[data-candidate]').first().click()
    await page.waitForURL(/\/records\//)
    await page.goBack()
    await page.locator('a[data-candidate]').getByText(wanted.name).first().waitFor()
    await page.getByRole('button', { name: words('list_check.another') }).click()
    assert.equal(await page.locator('main textarea').inputValue(), '')
  })

  test('that is refused, or reaches nobody, says that it was not checked and is there to be sent again', async () => {
    const page = await stage().pageOf('border-officer', { language: 'fr', at: '/list-check' })
    const [code, type] = ['too_many_lists', 'urn:comity:problem:too_many_lists']
    await page.route('**/api/v1/checks/lists', (route) =>
      route.fulfill({
        status: 503,
        json: { type, detail: 'Wait.' },
        contentType: 'application/problem+json',
      }),
    )
    await page.locator('main textarea').fill(LIST)
    await page.getByRole('button', { name: words('list_check.ask', 'fr') }).click()
    await page.getByText(words(`check.refused.${code}`, 'fr')).waitFor()
    await page.getByText(words('check.not_checked', 'fr')).waitFor()
    assert.equal(await page.locator('main textarea').inputValue(), LIST)
    await page.unroute('**/api/v1/checks/lists')
    await page.route('**/api/v1/checks/lists', (route) => route.abort())
    await page.getByRole('button', { name: words('list_check.ask', 'fr') }).click()
    await page.getByText(words('check.refused.offline', 'fr')).waitFor()
    await page.unroute('**/api/v1/checks/lists')
    await page.getByRole('button', { name: words('check.again', 'fr') }).click()
    await page.getByText(words('list_check.step.ended', 'fr')).waitFor()
  })

  test('that is stopped before an answer came does not say that nobody was reached', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en', at: '/list-check' })
    await page.route('**/api/v1/checks/lists', () => undefined)
    await page.locator('main textarea').fill(LIST)
    await page.getByRole('button', { name: words('list_check.ask') }).click()
    await page.getByRole('button', { name: words('list_check.stop') }).click()
    await page.getByText(words('check.refused.list_stopped')).waitFor()
    assert.equal(await page.locator('main textarea').inputValue(), LIST)
  })

  test('on a phone a row says whole what was found beside what was asked', async () => {
    const look = { language: 'ar', size: PHONE, isTouched: true } as const
    const page = await stage().pageOf('border-officer', { ...look, at: '/list-check' })
    await page
      .locator('main textarea')
      .fill(`name,date of birth,document\n${nobody},1979-09-14,${wanted.passport}`)
    await page.getByRole('button', { name: words('list_check.ask', 'ar') }).click()
    const row = page.getByRole('option').first()
    await row.getByText(words('record.kind.travel_document', 'ar')).or(row.getByText(wanted.name)).waitFor()
    assert.deepEqual(await row.evaluate(cutIn), [])
  })

  test('a line that not every source answered is never said to have met nothing', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en', at: '/list-check' })
    await page.route('**/api/v1/checks/lists', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: unanswered(await response.text()) })
    })
    await page.locator('main textarea').fill(wanted.passport)
    await page.getByRole('button', { name: words('list_check.ask') }).click()
    await page.getByText(words('check.advice.incomplete')).waitFor()
    assert.equal(await page.getByText(words('check.advice.no_hit')).count(), 0)
  })

  test('what was asked stands in the day of its officer, with its hit', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en' })
    await ask(page, wanted.passport)
    await page.locator('a[data-candidate]').first().waitFor()
    await page
      .getByRole('link', { name: words('task.my_day') })
      .first()
      .click()
    await page.locator('main tbody tr').first().getByText(wanted.passport).waitFor()
    assert.equal(new URL(page.url()).pathname, '/my-day')
  })

  test('of a day what was read stays when the rest cannot be, and a day that no calendar has is today', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en', at: '/list-check' })
    await page.locator('main textarea').fill(Array.from({ length: 60 }, () => nobody).join('\n'))
    await page.getByRole('button', { name: words('list_check.ask') }).click()
    await page.getByText(words('list_check.step.ended')).waitFor()
    await page.goto('/my-day?day=2026-02-31')
    const rows = page.locator('main tbody tr')
    await rows.getByRole('link', { name: 'List of 60 lines' }).click()
    await rows.nth(49).waitFor()
    await page.route('**/api/v1/checks?**', (route) => route.abort())
    await page.getByRole('button', { name: words('upkeep.more') }).click()
    await page.getByText(words('error.offline.title')).waitFor()
    assert.equal(await rows.count(), 50)
  })

  test('of a day a long list is one row, and what was found is told apart by keys alone', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en', at: '/list-check' })
    await page.locator('main textarea').fill([wanted.passport, ...Array(70).fill(nobody)].join('\n'))
    await page.getByRole('button', { name: words('list_check.ask') }).click()
    await page.getByText(words('list_check.step.ended')).waitFor()
    await page.goto('/my-day')
    const rows = page.locator('main tbody tr')
    await rows.getByText('List of 71 lines').waitFor()
    const list = rows.filter({ hasText: 'List of 71 lines' })
    assert.match(await list.innerText(), /1\s+Hit\s+70\s+No hit/)
    await page.getByRole('radio', { name: words('my_day.show.all') }).focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForURL('**/my-day?show=found')
    await rows.getByText(wanted.passport).first().waitFor()
    assert.equal(await rows.filter({ hasText: words('state.no_hit') }).count(), 0)
    assert.deepEqual(await axeFindings(page), [])
    await page.keyboard.press('ArrowRight')
    await page.waitForURL('**/my-day?show=open')
    await page.getByText(words('my_day.none.open.title')).waitFor()
    await page.goto('/my-day')
    await list.getByRole('link').press('Enter')
    await page.getByRole('heading', { level: 2, name: 'List of 71 lines' }).waitFor()
    await rows.nth(49).waitFor()
    await page.getByRole('radio', { name: words('my_day.show.all') }).focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForURL('**show=found**')
    await rows.getByText(wanted.passport).waitFor()
    assert.equal(await rows.count(), 1)
    assert.deepEqual(await axeFindings(page), [])
    await page.getByRole('link', { name: words('my_day.whole_day') }).click()
    await list.waitFor()
  })

  test('on paper tells that its lines are elsewhere, and the page is as long as what it says', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en', at: '/list-check' })
    await page.locator('main textarea').fill(LIST)
    await page.getByRole('button', { name: words('list_check.ask') }).click()
    await page.getByText(words('list_check.step.ended')).waitFor()
    await page.emulateMedia({ media: 'print' })
    await page.getByText(words('list_check.print')).waitFor()
    assert.equal(await page.getByRole('listbox').isVisible(), false)
    assert.equal(await page.getByRole('navigation').first().isVisible(), false)
    await page.setViewportSize({ width: 1000, height: 300 })
    const isCut = await page.evaluate(
      () => (document.querySelector('main')?.scrollHeight ?? 0) > document.documentElement.scrollHeight,
    )
    assert.equal(isCut, false)
  })

  test('a question that stands says what tells it from another, and is stopped on a phone, however long its reason', async () => {
    const look = { language: 'en', size: PHONE, isTouched: true } as const
    const page = await stage().pageOf('duty-officer', { ...look, at: '/search' })
    await box(page).fill(`${nobody} 1984`)
    await page.getByRole('button', { name: words('standing.let') }).click()
    await page
      .getByRole('dialog')
      .locator('input')
      .first()
      .fill(`CASE-${'9'.repeat(300)}`)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('standing.let') })
      .click()
    const row = page.getByRole('row').filter({ hasText: 'CASE-999' })
    await row.getByText('1984').waitFor()
    const stop = row.getByRole('button', { name: words('standing.stop') })
    const right = await stop.evaluate((one) => one.getBoundingClientRect().right)
    assert.ok(right <= PHONE.width)
    await stop.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('1984').waitFor()
    assert.ok(await dialog.evaluate((one) => one.scrollWidth <= one.clientWidth))
    await dialog.getByRole('button', { name: words('standing.stop'), exact: true }).click()
    await row.getByText(words('standing.stopped')).waitFor({ state: 'attached' })
  })

  test('on a phone a name keeps its beginning, and what a row is looked at for lies on the screen', async () => {
    const look = { language: 'ar', size: PHONE, isTouched: true } as const
    const page = await stage().pageOf('border-officer', { ...look, at: '/list-check' })
    const long = `${nobody} ${'Wolfeschlegelsteinhausen '.repeat(4)}`
    await page.locator('main textarea').fill(`name,date of birth\n${long},1979-03-14`)
    await page.getByRole('button', { name: words('list_check.ask', 'ar') }).click()
    await page.getByText(words('list_check.step.ended', 'ar')).waitFor()
    await part(page, 'no_hit', 'ar').click()
    const name = page.getByRole('option').locator('[dir=ltr] > bdi')
    const begins = await name.evaluate((text) => {
      const clip = text.parentElement?.getBoundingClientRect()
      return text.getBoundingClientRect().left >= (clip?.left ?? Number.POSITIVE_INFINITY)
    })
    assert.ok(begins)
    await page.goto('/my-day')
    await page.locator('main tbody tr').first().waitFor()
    assert.ok(await page.locator('main table').evaluate(isWithinParent))
    const head = await stage().pageOf('bureau-head', { ...look, at: '/quality?fault=open_proposal' })
    const tab = head.locator('[aria-current=page][data-tab]')
    await tab.waitFor()
    assert.ok(await tab.evaluate(isWithinParent))
  })

  test('no page threw or broke its own policy', () => {
    assert.deepEqual(stage().faults, [])
  })
})
