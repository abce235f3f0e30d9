import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoUsers } from '../../db/seed/demo-users.ts'
import { useStage } from './stage.ts'
import { words } from './words.ts'

const name = 'Ernestina Palovaara-Quill'
const corrected = 'Ernestina Palovaara-Quille'

const firstName = (page: Page) => page.getByLabel(words('record.name'), { exact: false }).first()
const button = (page: Page, id: string) => page.getByRole('button', { name: words(id), exact: true })
const receipts = (id: string) => `/records/${id}/receipts`
const idIn = (page: Page) => /records\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''

describe('the life of a record in the browser', () => {
  const stage = useStage()
  const head = (at: string) => stage().pageOf('bureau-head', { language: 'en', at })
  let id = ''

  test('its owner writes it, sees beforehand who would see it, and nobody does until it is said', async () => {
    const page = await head('/records/new')
    const audience = page.getByRole('region', { name: words('record.audience') })
    await audience.getByText(/^0/).waitFor()
    await page.getByLabel(words('record.reference')).fill('QUILL-1')
    await firstName(page).fill(name)
    await page.getByRole('combobox', { name: words('record.sharing'), exact: true }).click()
    await page.getByRole('option', { name: words('record.sharing.choice.all'), exact: true }).click()
    await audience.getByText(/^[12]\d\d/).waitFor()
    await button(page, 'record.new.do').click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.getByText(words('record.why.owner')).waitFor()
    id = idIn(page)
    assert.notEqual(id, '')
  })

  test('a form without a name or a reference says so at the field, and nothing is sent', async () => {
    const page = await head('/records/new')
    await button(page, 'record.new.do').click()
    await page.getByText(words('record.reference_missing')).waitFor()
    await page.getByText(words('record.name_missing')).waitFor()
    assert.match(page.url(), /\/records\/new$/)
  })

  test('who sees it proposes a correction, and the owner takes it over as a new version', async () => {
    const officer = await stage().pageOf('duty-officer', { language: 'en', at: `/records/${id}` })
    await officer.getByRole('link', { name: words('record.propose') }).click()
    await firstName(officer).fill(corrected)
    await officer.getByLabel(words('record.reason')).fill('The passport has it with an e.')
    await button(officer, 'record.proposal.do').click()
    await officer
      .getByRole('row')
      .filter({ hasText: words('upkeep.state.open') })
      .waitFor()

    const page = await head('/upkeep?tab=proposals')
    await page
      .getByRole('row')
      .filter({ hasText: words('upkeep.state.open') })
      .press('Enter')
    await page.getByText(corrected, { exact: false }).first().waitFor()
    await button(page, 'upkeep.accept').click()
    await page.getByText(words('upkeep.proposals.none')).waitFor()
    await page.goto(`/records/${id}`)
    await page.getByRole('heading', { level: 1, name: corrected }).waitFor()
    await page.getByText(words('record.change.corrected')).waitFor()
  })

  test('a legal hold takes the place of deleting until it is released', async () => {
    const page = await head(`/records/${id}`)
    await button(page, 'record.do.hold').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words('record.reason')).fill('Court file 7')
    await dialog.getByRole('button', { name: words('record.do.hold') }).click()
    await page.getByRole('note').filter({ hasText: 'Court file 7' }).waitFor()
    assert.equal(await button(page, 'record.do.delete').count(), 0)
    await button(page, 'record.do.release').click()
    await dialog.getByLabel(words('record.reason')).fill('Court file closed')
    await dialog.getByRole('button', { name: words('record.do.release') }).click()
    await button(page, 'record.do.delete').waitFor()
  })

  test('two records are compared and the judgement is taken back', async () => {
    const page = await head('/records/new')
    await page.getByLabel(words('record.reference')).fill('QUILL-2')
    await firstName(page).fill('Tina Quill')
    await button(page, 'record.new.do').click()
    await page.getByRole('heading', { level: 1, name: 'Tina Quill' }).waitFor()
    await button(page, 'record.judge').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words('record.judge.other'), { exact: false }).fill(`/records/${id}`)
    await dialog.getByLabel(words('record.reason')).fill('Same passport photograph')
    await dialog.getByRole('button', { name: words('record.judge.do') }).click()
    await page.getByText('Same passport photograph').waitFor()
    await button(page, 'record.judgement.undo').click()
    await page.getByText(words('record.judgements.none')).waitFor()
  })

  test('deleting wants a second person; who was shown the record acknowledges that it is gone', async () => {
    const page = await head(`/records/${id}`)
    await button(page, 'record.do.delete').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words('record.reason')).fill('No longer needed')
    await dialog.getByRole('button', { name: words('record.do.delete') }).click()
    await page.getByRole('dialog', { name: words('approvals.asked.title') }).waitFor()

    const deputy = await stage().pageOf('deputy-head', { language: 'en', at: '/approvals?tab=waiting' })
    await deputy
      .getByRole('row')
      .filter({ hasText: words('approvals.act.record_deletion') })
      .press('Enter')
    await button(deputy, 'approvals.approve').click()
    await deputy.getByText(words('approvals.none.waiting')).waitFor()

    await page.goto('/approvals?tab=mine')
    await page
      .getByRole('row')
      .filter({ hasText: words('approvals.act.record_deletion') })
      .press('Enter')
    await button(page, 'approvals.do').click()
    await page.getByText(words('approvals.state.used')).first().waitFor()
    await page.getByRole('link', { name: words('approvals.seen') }).click()
    await page.waitForURL(receipts(id))
    await page.getByText('The bureau that was told has not acknowledged yet.').waitFor()
    await page
      .getByRole('row')
      .filter({ hasText: words('receipts.waits') })
      .waitFor()

    const officer = await stage().pageOf('duty-officer', { language: 'en', at: '/upkeep?tab=notices' })
    await officer.getByRole('columnheader', { name: words('upkeep.act') }).waitFor()
    await officer.getByText(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{17,}$/).waitFor()
    await button(officer, 'upkeep.acknowledge').click()
    await officer.getByText(words('upkeep.notices.none')).waitFor()
    await officer.goto(`/records/${id}`)
    await officer.getByText(words('record.not_here.title')).waitFor()
  })

  test('its owner finds the deleted record, who has answered, and the acts that prove it', async () => {
    const page = await head('/records?status=deleted')
    await page.getByRole('row').nth(1).press('Enter')
    await page.waitForURL(receipts(id))
    await page.getByText('The one bureau that was told has acknowledged.').waitFor()
    const left = page.getByRole('region', { name: words('receipts.left') })
    await left.getByText(id).waitFor()
    await left.getByText(words('upkeep.deleted.owner')).waitFor()
    const { rows } = await stage().database.owner.query<{ act: string; id: string }>(
      'select a.act, a.id from journal.act a where a.subject = $1 and a.act = any ($2)',
      [`record:${id}`, ['record.deleted', 'receipt.acknowledged']],
    )
    const acts = new Map(rows.map((row) => [row.act, row.id]))
    await left.getByText(acts.get('record.deleted') ?? 'none').waitFor()
    await page
      .getByRole('row')
      .getByText(acts.get('receipt.acknowledged') ?? 'none')
      .waitFor()
    assert.equal(
      await page.getByRole('link', { name: /^entry/ }).count(),
      0,
      'who reads no journal has no place',
    )
  })

  test('the address of a deleted record leads its owner to its receipts, and others nowhere', async () => {
    const page = await head(`/records/${id}`)
    await page.getByRole('link', { name: words('record.not_here.receipts') }).click()
    await page.getByText(words('receipts.left')).waitFor()
    const officer = await stage().pageOf('duty-officer', { language: 'en', at: receipts(id) })
    await officer.getByText(words('receipts.not_ours.title')).waitFor()
  })

  test('receipts that cannot be had are not taken for none, and are asked for again', async () => {
    const page = await head('/records?status=deleted')
    await page.route(`**${receipts(id)}`, (route) => route.abort())
    await page.getByRole('row').nth(1).press('Enter')
    await page.waitForURL(receipts(id))
    const retry = page.getByRole('button', { name: words('error.retry') })
    await retry.waitFor()
    assert.equal(await page.getByText(words('receipts.none.title')).count(), 0)
    await page.unroute(`**${receipts(id)}`)
    await retry.click()
    await page.getByText(words('receipts.left')).waitFor()
  })

  test("who reads the journal too is led to the own bureau's act, and of another's learns the place alone", async () => {
    const boss = await head('/people')
    const keeper = demoUsers.find(({ key }) => key === 'deputy-head')
    const { users } = await (await boss.request.get('/api/v1/users')).json()
    const found = users.find(({ name }: { readonly name: string }) => name === keeper?.name)
    const give = async (...roles: readonly string[]) =>
      boss.request.put(`/api/v1/users/${found.id}/roles`, {
        ...{ data: { roles }, headers: { 'x-comity-csrf': '1' } },
      })
    assert.equal((await give('bureau_operator', 'auditor')).status(), 200)
    const page = await stage().pageOf('deputy-head', { language: 'en', at: receipts(id) })
    const places = page.getByText(/entry \d/)
    await places.first().waitFor()
    assert.equal(await page.locator('tbody').getByRole('link').count(), 0)
    await page
      .getByRole('region')
      .getByRole('link', { name: /^entry/ })
      .click()
    await page
      .locator('main summary')
      .filter({ hasText: words('journal.act.record.deleted') })
      .waitFor()
    assert.equal((await give(...(keeper?.roles ?? []))).status(), 200)
  })

  test('a sharing list is made, and stands with its version', async () => {
    const page = await head('/lists')
    await button(page, 'lists.new').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words('lists.name'), { exact: false }).fill('Op Lantern')
    await dialog.getByRole('button', { name: words('lists.save') }).click()
    await page.getByRole('row').filter({ hasText: 'Op Lantern' }).press('Enter')
    await dialog.getByText(words('record.versions')).waitFor()
    assert.deepEqual(stage().faults, [])
  })
})
