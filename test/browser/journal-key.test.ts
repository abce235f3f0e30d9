import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { says, seats } from './desk-hands.ts'
import { go } from './hands.ts'
import { useStage } from './stage.ts'
import { words } from './words.ts'

const region = (page: Page) => page.getByRole('region', { name: words('journal.key'), exact: true })
const copies = (page: Page) => region(page).getByRole('button', { name: /^comity\S*\+/ })
const change = (page: Page) => page.getByRole('button', { name: words('journal.key.change') })

/** The keys as they stand on the page, the present one first. */
async function keysOn(page: Page): Promise<readonly string[]> {
  await copies(page).first().waitFor()
  return await copies(page).locator('bdi').allInnerTexts()
}

describe('the key of the journal is changed without a mouse', { concurrency: 1 }, () => {
  const stage = useStage('of the story')
  const { as } = seats(stage)
  let first: readonly string[] = []

  test('an auditor reads what follows, and leaves it as it is', async () => {
    const { page, hands, dialog } = await as('auditor')
    await hands.press('link', words('journal.tab.proof'))
    first = await keysOn(page)
    assert.equal(first.length, 1)
    await hands.press('button', words('journal.key.change'))
    await says(page, words('journal.key.follows.others'))
    await dialog.press('button', words('journal.key.leave'))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await go(page, words('task.approvals'), '/approvals')
    await hands.press('link', words('approvals.tab.mine'))
    await says(page, words('approvals.none.mine'))
  })

  test('asking changes nothing until the head of the hub has approved it', async () => {
    const [auditor, head] = [await as('auditor'), await as('hub-head')]
    await go(auditor.page, words('task.journal'), '/journal')
    await auditor.hands.press('link', words('journal.tab.proof'))
    await auditor.hands.press('button', words('journal.key.change'))
    await auditor.dialog.press('button', words('journal.key.ask'))
    await auditor.page.getByRole('dialog', { name: words('approvals.asked.title') }).waitFor()
    await go(head.page, words('task.journal'), '/journal')
    assert.deepEqual(await keysOn(head.page), first)
    await go(head.page, words('task.approvals'), '/approvals')
    await head.hands.row(words('approvals.act.journal_key'))
    await head.page.keyboard.press('Enter')
    await head.dialog.press('button', words('approvals.approve'))
    await says(head.page, words('approvals.none.waiting'))
  })

  test('the auditor does it, and is led to the new key and to the one before', async () => {
    const { page, hands, dialog } = await as('auditor')
    await dialog.press('link', words('approvals.asked.open'))
    await hands.row(words('approvals.act.journal_key'))
    await page.keyboard.press('Enter')
    await dialog.press('button', words('approvals.do'))
    await dialog.press('link', words('approvals.seen'))
    await says(page, words('journal.key.earlier'))
    const [present, before, ...more] = await keysOn(page)
    assert.deepEqual([before, more], [first[0], []])
    assert.notEqual(present, before)
    await region(page)
      .getByText(new RegExp(`^${words('journal.key.since')}`))
      .waitFor()
    await region(page)
      .getByRole('listitem')
      .getByText(new RegExp(`^${words('journal.key.until')}`))
      .waitFor()
    await hands.press('button', words('journal.verify'))
    await says(page, words('journal.clean'))
  })

  test('the new key is copied whole', async () => {
    const { page, hands } = await as('auditor')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const [present] = await keysOn(page)
    await hands.to(copies(page).first())
    await page.keyboard.press('Enter')
    await copies(page).first().getByText(words('identifier.copied')).waitFor({ state: 'attached' })
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), present)
  })

  test('the head of the hub sees the keys, and neither acts nor how many there are', async () => {
    const { page } = await as('hub-head')
    await go(page, words('task.journal'), '/journal')
    await copies(page).nth(1).waitFor()
    await change(page).waitFor()
    for (const hidden of ['journal.proof.entries', 'journal.verify', 'journal.tab.acts', 'journal.witnesses'])
      assert.equal(await page.getByText(words(hidden), { exact: true }).count(), 0, hidden)
  })

  test('the head of another bureau is not led to the journal, and has no key to change', async () => {
    const page = await stage().pageOf('bureau-head', { language: 'en', at: '/journal' })
    await says(page, words('journal.not_yours.title'))
    assert.equal(await change(page).count(), 0)
    assert.equal(await page.getByRole('link', { name: words('task.journal') }).count(), 0)
  })

  test('a journal that cannot sign says why its key cannot change', async () => {
    const page = await stage().pageOf('auditor', { language: 'en' })
    await page.route('**/api/v1/journal/state', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ json: { ...(await answer.json()), trouble: 'unwritable' } })
    })
    await page.goto('/journal?tab=proof')
    await says(page, words('journal.key.not_signing'))
    assert.equal(await change(page).isDisabled(), true)
  })

  test('a state that cannot be had is told, and asked for again', async () => {
    const page = await stage().pageOf('auditor', { language: 'en' })
    await page.route('**/api/v1/journal/state', (route) => route.abort())
    await page.goto('/journal?tab=proof')
    const retry = page.getByRole('button', { name: words('error.retry') })
    await retry.waitFor()
    await page.unroute('**/api/v1/journal/state')
    await retry.click()
    await says(page, words('journal.key.tell'))
    assert.deepEqual(stage().faults, [])
  })
})
