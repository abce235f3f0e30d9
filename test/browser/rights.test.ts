import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { PHONE, useStage } from './stage.ts'
import { words } from './words.ts'

const invented = { name: 'ทดสอบ คนสมมุติ', wish: 'أطلب حذف بياناتي.', contact: '1 Rue Imaginaire' }

const press = (page: Page, id: string) => page.getByRole('button', { name: words(id), exact: true }).click()
const stands = (page: Page, id: string) =>
  page
    .getByRole('listitem')
    .and(page.locator('[aria-current=step]'))
    .filter({ hasText: words(id) })
    .waitFor()

async function register(page: Page, name: string): Promise<string> {
  await page.goto('/rights')
  await page.getByRole('heading', { level: 1, name: words('rights.title') }).waitFor()
  await page.keyboard.press('n')
  await page.getByRole('combobox', { name: words('rights.kind') }).click()
  await page.getByRole('option', { name: words('rights.kind.deletion') }).click()
  await page
    .getByRole('textbox', { name: words('rights.name') })
    .first()
    .fill(name)
  await page.getByLabel(words('rights.contact')).fill(invented.contact)
  await page.getByLabel(words('rights.wish')).fill(invented.wish)
  await press(page, 'rights.register')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  return new URL(page.url()).pathname
}

describe('requests of persons in the browser', () => {
  const stage = useStage()

  test('a request goes its way: registered, found, asked, decided by two, deleted, answered', async () => {
    const member = await stage().pageOf('commission-member', { language: 'en' })
    await member.goto('/rights')
    const known = (await member.locator('tbody tr button').last().textContent()) ?? ''
    const path = await register(member, known)
    await press(member, 'rights.admit')
    await member.getByRole('button', { name: words('rights.search') }).click()
    const candidates = member.getByRole('list', { name: words('rights.candidates') })
    await candidates.getByRole('checkbox').first().check()
    await member
      .getByRole('button', { name: /is about the person/ })
      .last()
      .click()
    await stands(member, 'rights.state.located')
    await member.getByRole('textbox').first().fill('May this be kept?')
    await press(member, 'rights.ask')
    await stands(member, 'rights.state.owner_consulted')

    const head = await stage().pageOf('bureau-head', { language: 'en', at: '/consultations' })
    const question = head.getByRole('listitem').filter({ hasText: 'May this be kept?' })
    assert.equal(await head.locator('main').getByText(invented.contact).count(), 0)
    await question.getByRole('radio', { name: words('rights.outcome.agree') }).check()
    await question.getByRole('button', { name: words('rights.own.send') }).click()
    await question.waitFor({ state: 'detached' })

    await member.reload()
    await member.getByText(words('rights.outcome.agree')).waitFor()
    await member.getByPlaceholder(words('rights.decide')).first().click()
    await member.getByRole('option', { name: words('rights.ruling.delete') }).click()
    await press(member, 'rights.propose')
    await stands(member, 'rights.state.decision_proposed')
    assert.equal(await member.getByRole('button', { name: words('rights.confirm') }).isDisabled(), true)

    const second = await stage().pageOf('commission-second', { language: 'en', at: path })
    await press(second, 'rights.confirm')
    await stands(second, 'rights.state.decided')
    await press(second, 'rights.do.execution')
    await press(second, 'rights.do.notification')
    await stands(second, 'rights.state.recipients_notified')
    await second.getByRole('link', { name: words('rights.letter') }).click()
    await second.locator('article h2').waitFor()
    await second.getByText('Data about you were deleted', { exact: false }).waitFor()
    await second.goBack()
    await press(second, 'rights.do.closing')
    await stands(second, 'rights.state.closed')
  })

  test('nothing found is decided without asking anybody, and the deadline stands on every page', async () => {
    const page = await stage().pageOf('commission-member', { language: 'en', size: PHONE })
    await register(page, invented.name)
    await page.getByText(/left$/).first().waitFor()
    await press(page, 'rights.admit')
    await page.getByRole('button', { name: words('rights.search') }).click()
    await press(page, 'rights.none_of_them')
    await press(page, 'rights.go_on')
    await press(page, 'rights.propose')
    await stands(page, 'rights.state.decision_proposed')
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth: wide, clientWidth: screen } = document.documentElement
      return { scrollWidth: wide, clientWidth: screen }
    })
    assert.ok(scrollWidth <= clientWidth, `${scrollWidth} of ${clientWidth}`)
  })

  test('who is not of the commission is told so, and is shown nothing', async () => {
    const page = await stage().pageOf('hub-reviewer', { language: 'en', at: '/rights' })
    await page.getByText(words('rights.not_yours.title')).waitFor()
    assert.equal(await page.locator('tbody tr').count(), 0)
    await page.goto('/rights/0198c5a0-0000-7000-8000-000000000000')
    await page.getByText(words('rights.not_here.title')).waitFor()
  })

  test('an incident is reported by an officer, led by the hub, and read by whom it concerns', async () => {
    const officer = await stage().pageOf('border-officer', { language: 'en', at: '/incidents' })
    await officer.getByRole('button', { name: words('incident.report') }).click()
    await officer.getByRole('combobox', { name: words('incident.kind') }).click()
    await officer.getByRole('option', { name: words('incident.kind.malware') }).click()
    await officer.getByLabel(words('incident.description')).fill('ملف غريب على الجهاز')
    await officer.getByRole('button', { name: words('incident.send') }).click()
    await officer.getByText(words('incident.reported')).waitFor()

    const reviewer = await stage().pageOf('hub-reviewer', { language: 'en', at: '/incidents' })
    await reviewer.getByRole('button', { name: words('incident.kind.malware') }).click()
    await reviewer.getByRole('combobox', { name: words('incident.sources') }).click()
    await reviewer.getByRole('option', { name: /^COL/ }).click()
    await reviewer.keyboard.press('Escape')
    await reviewer.getByLabel(words('incident.assessment')).fill('One bureau is affected.')
    await press(reviewer, 'incident.do.assessment')
    await stands(reviewer, 'incident.state.assessed')
    await reviewer.getByRole('textbox').first().fill('Change your keys.')
    await press(reviewer, 'incident.do.notification')
    await stands(reviewer, 'incident.state.sources_informed')

    const head = await stage().pageOf('bureau-head', { language: 'en', at: '/incidents' })
    await head.getByRole('button', { name: words('incident.kind.malware') }).click()
    await head.getByText('Change your keys.').waitFor()
    assert.equal(await head.getByText('ملف غريب').count(), 0)
    await press(head, 'incident.do.acknowledgement')
    await head.getByText(words('rights.confirmed')).waitFor()
  })

  test('no page threw or broke its own policy', () => {
    assert.deepEqual(stage().faults, [])
  })
})
