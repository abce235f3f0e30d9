import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask, word } from './check-page.ts'
import { choose } from './import-page.ts'
import { listOf } from './invented-list.ts'
import { useStage } from './stage.ts'
import { words } from './words.ts'

const result = (page: Page) => page.getByRole('region', { name: words('import.result') })
const verdict = (page: Page, name: string) =>
  result(page).getByRole('heading', { name: words(`import.verdict.${name}`) })

/** The first bytes of a zip, and then more of what is no text. */
const zip = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(2000, 0x9c)])

async function figure(page: Page, name: string): Promise<string> {
  return await result(page)
    .locator('dl > div', { hasText: words(`import.count.${name}`) })
    .first()
    .locator('dd')
    .innerText()
}

describe('imports in the browser', () => {
  const stage = useStage()
  const head = () => stage().pageOf('bureau-head', { language: 'en', at: '/imports' })
  const run = (page: Page) => page.getByRole('button', { name: words('import.run'), exact: true }).click()

  test('a list is first tried, which changes nothing, and then taken in, and found', async () => {
    const page = await head()
    await choose(page, 'ftm', { name: 'list.jsonl', content: listOf(120) })
    await page.getByRole('switch', { name: words('import.dry_run') }).check()
    await page.getByRole('button', { name: words('import.try') }).click()
    await verdict(page, 'tried').waitFor()
    assert.equal(await figure(page, 'added'), '120')
    await result(page)
      .getByRole('button', { name: words('import.now') })
      .click()
    await verdict(page, 'imported').waitFor()
    assert.equal(await figure(page, 'added'), '120')
    await page
      .getByRole('link', { name: words('task.check') })
      .first()
      .click()
    await ask(page, 'Listed Person 77')
    assert.equal(await word(page), words('answer.hit'))
  })

  test('the same list again brings nothing new', async () => {
    const page = await head()
    await choose(page, 'ftm', { name: 'list.jsonl', content: listOf(120) })
    await run(page)
    await verdict(page, 'nothing_new').waitFor()
    assert.equal(await figure(page, 'unchanged'), '120')
  })

  test('a list that lost more than half is stopped until somebody answers for it', async () => {
    const page = await head()
    await choose(page, 'ftm', { name: 'list.jsonl', content: listOf(20) })
    await run(page)
    await verdict(page, 'too_many_removed').waitFor()
    const anyway = result(page).getByRole('button', { name: words('import.anyway') })
    assert.equal(await anyway.isDisabled(), true)
    await result(page)
      .getByRole('checkbox', { name: words('import.anyway_sure') })
      .check()
    await anyway.click()
    await verdict(page, 'imported').waitFor()
    assert.equal(await figure(page, 'removed'), '100')
  })

  test('lines that cannot be taken are listed with the line and the reason', async () => {
    const page = await head()
    const bad = [
      '{"id":"no-name","schema":"Person","properties":{}}',
      'this is not JSON',
      '{"id":"x","schema":"Airplane","properties":{"name":["A"]}}',
    ]
    await choose(page, 'ftm', { name: 'list.jsonl', content: [listOf(20), ...bad].join('\n') })
    await run(page)
    const rejected = page.getByRole('table', { name: words('import.rejections') })
    for (const reason of ['no_name', 'not_json', 'unknown_schema'])
      await rejected.getByText(words(`import.reason.${reason}`), { exact: true }).waitFor()
    assert.equal(await rejected.locator('tbody tr').count(), 3)
    await rejected.getByText('21', { exact: true }).waitFor()
    await page.goto('/quality')
    await page.getByRole('link', { name: /^FTM · 3 · / }).click()
    await rejected.getByText('21', { exact: true }).waitFor()
  })

  test('a zip that calls itself XML changes nothing and is said in words', async () => {
    const page = await stage().pageOf('hub-reviewer', { language: 'en', at: '/imports' })
    await choose(page, 'un', { name: 'consolidated.xml', content: zip })
    await run(page)
    await verdict(page, 'failed').waitFor()
    assert.notEqual(await result(page).locator('p[dir=auto]').innerText(), '')
  })

  test("a published list is the hub's: a head of bureau is told so", async () => {
    const page = await head()
    await choose(page, 'un', { name: 'consolidated.xml', content: '<CONSOLIDATED_LIST/>' })
    await run(page)
    await page.getByText(words('import.refused.not_your_list')).waitFor()
  })

  test('without a file nothing is sent, and the field says what is missing', async () => {
    const page = await head()
    await run(page)
    await page.getByText(words('import.no_file')).waitFor()
  })

  test('the progress of a long list is told while it runs', async () => {
    const page = await head()
    await choose(page, 'ftm', { name: 'long.jsonl', content: listOf(12_000) })
    await run(page)
    await result(page).getByRole('progressbar').waitFor()
    const read = result(page)
      .locator('dl > div', { hasText: words('import.count.records') })
      .locator('dd')
    await read.filter({ hasText: /[1-9]/ }).waitFor()
    await verdict(page, 'imported').waitFor({ timeout: 60_000 })
    await page
      .getByRole('table', { name: words('import.history') })
      .getByText('long.jsonl')
      .waitFor()
  })

  test('an import of before is opened again from the list, by keyboard', async () => {
    const page = await head()
    const row = page
      .getByRole('table', { name: words('import.history') })
      .locator('tbody tr')
      .first()
    await row.focus()
    await page.keyboard.press('Enter')
    await verdict(page, 'imported').waitFor()
  })

  test('who may not import is told who does', async () => {
    const page = await stage().pageOf('duty-officer', { language: 'en', at: '/imports' })
    await page.getByText(words('import.not_yours.title')).waitFor()
    assert.equal(await page.getByRole('button', { name: words('import.run') }).count(), 0)
  })
})

describe('the journal in the browser', () => {
  const stage = useStage()
  const auditor = () => stage().pageOf('auditor', { language: 'en', at: '/journal' })
  const acts = (page: Page) => page.getByRole('list', { name: words('journal.acts') })

  test('the auditor sees who did what, opens an act, and the chain is whole', async () => {
    const page = await auditor()
    await acts(page).getByRole('listitem').first().waitFor()
    await page.getByRole('button', { name: words('journal.verify') }).click()
    await page.getByText(words('journal.clean')).waitFor()
    const line = acts(page).locator('summary').first()
    await line.focus()
    await page.keyboard.press('Enter')
    await acts(page).getByText(words('journal.field.actor')).first().waitFor()
    await page.keyboard.press('ArrowDown')
    assert.equal(
      await acts(page)
        .locator('summary')
        .nth(1)
        .evaluate((found) => found === document.activeElement),
      true,
    )
  })

  test('refusals are acts too, and can be asked for alone', async () => {
    const officer = await stage().pageOf('border-officer', { language: 'en' })
    await officer.request.get('/api/v1/journal')
    const page = await auditor()
    await page.getByRole('combobox', { name: words('journal.field.outcome') }).click()
    await page.getByRole('option', { name: words('journal.outcome.refused') }).click()
    await page.getByRole('button', { name: words('journal.search') }).click()
    await acts(page).getByText(words('journal.act.access.refused')).first().waitFor()
    const outcomes = await acts(page)
      .locator('details')
      .evaluateAll((found) => found.map((act) => act.getAttribute('data-outcome')))
    assert.deepEqual([...new Set(outcomes)], ['refused'])
  })

  test('who may not read it is told who does', async () => {
    const page = await stage().pageOf('analyst', { language: 'en', at: '/journal' })
    await page.getByText(words('journal.not_yours.title')).waitFor()
  })

  test('no page threw or broke its own policy', () => {
    assert.deepEqual(stage().faults, [])
  })
})
