import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { ask } from './check-page.ts'
import { badge, choose, chosen } from './desk-hands.ts'
import { hunted, missed, overdue, seized } from './invented-list.ts'
import { PHONE, useStage } from './stage.ts'
import { words } from './words.ts'

const rows = (page: Page): Locator => page.locator('[data-queue] [role=option]')

describe('the duty desk in two browsers', { concurrency: 1 }, () => {
  const stage = useStage()
  const border = () => stage().pageOf('border-officer', { language: 'en' })
  const desk = () => stage().pageOf('hub-reviewer', { language: 'en', at: '/desk' })

  test('a check of one bureau comes to the desk of the other, is confirmed by keys, and the first sees it', async () => {
    const [asker, owner] = await Promise.all([border(), desk()])
    await owner.locator('[data-tab=to_confirm]').waitFor()
    await ask(asker, hunted.name)
    await badge(asker).getByText(words('hit.state.sent_to_source')).waitFor()
    await choose(owner, hunted.name)
    await owner.keyboard.press('y')
    await owner.getByRole('group', { name: words('hit.verdict.confirmed') }).waitFor()
    await owner.keyboard.press('2')
    await owner.keyboard.press('Enter')
    await owner.getByRole('status').getByText(words('triage.proved')).waitFor()
    await badge(asker).getByText(words('hit.state.confirmed')).waitFor()
    await badge(asker).click()
    await asker.getByText(words('hit.advice.confirmed')).waitFor()
    await asker.getByText(words('hit.reason.document_agrees'), { exact: false }).first().waitFor()
    await asker.keyboard.press('e')
    await asker.getByRole('group', { name: words('hit.outcome') }).waitFor()
    await asker.keyboard.press('1')
    await asker.keyboard.press('Enter')
    await asker.getByText(words('hit.state.action_recorded')).first().waitFor()
    assert.deepEqual(stage().faults, [])
  })

  test('the next one is there when one is done; what nobody is held on is undone by a key and stands where it stood', async () => {
    const [asker, owner] = await Promise.all([border(), desk()])
    await asker.getByText(words('purpose.investigate'), { exact: true }).click()
    await ask(asker, seized.name)
    await badge(asker).waitFor()
    await choose(owner, seized.name)
    const count = await rows(owner).count()
    await owner.keyboard.press('n')
    await owner.getByRole('group', { name: words('hit.verdict.not_identical') }).waitFor()
    await owner.keyboard.press('Enter')
    await owner.getByRole('status').getByText(words('triage.undo')).waitFor()
    assert.equal(await rows(owner).filter({ hasText: seized.name }).count(), 0)
    assert.equal(await chosen(owner).count(), Math.min(1, count - 1))
    await badge(asker).getByText(words('hit.state.not_identical')).waitFor()
    await owner.keyboard.press('z')
    await chosen(owner).filter({ hasText: seized.name }).waitFor()
    await badge(asker).getByText(words('hit.state.sent_to_source')).waitFor()
    await owner.keyboard.press('Enter')
    await owner.getByRole('heading', { level: 1, name: seized.name }).waitFor()
    await owner.getByText(words('hit.claim.mine'), { exact: true }).first().waitFor()
    await owner.keyboard.press('Escape')
    await chosen(owner).filter({ hasText: seized.name }).waitFor()
  })

  test('one that came after the desk was read and before its line stood waits above the queue', async () => {
    const [asker, owner] = await Promise.all([border(), desk()])
    const line = Promise.withResolvers<void>()
    await owner.route('**/api/v1/live', async (route) => {
      await line.promise
      await route.continue()
    })
    await owner.reload()
    await rows(owner).first().waitFor()
    await ask(asker, missed.name)
    await badge(asker).waitFor()
    line.resolve()
    await choose(owner, missed.name)
  })

  test('one that nobody answered in time comes to the watch, and says so in words and shape', async () => {
    const [asker, watch] = await Promise.all([
      border(),
      stage().pageOf('watch-officer', { language: 'en', at: '/desk' }),
    ])
    await watch.getByText(words('desk.tab.late')).first().waitFor()
    await ask(asker, overdue.name)
    const href = (await badge(asker).getAttribute('href')) ?? ''
    await stage().database.owner.query(
      `update hits.hit
          set raised_at = raised_at - interval '1 hour', due_at = due_at - interval '1 hour',
              desk_due_at = desk_due_at - interval '1 hour', asker_due_at = asker_due_at - interval '1 hour'
        where id = $1`,
      [href.slice('/hits/'.length)],
    )
    const late = rows(watch).filter({ hasText: words('hit.state.no_reply') })
    await late.first().waitFor()
    assert.match(await late.first().innerText(), /late/)
    await badge(asker).getByText(words('hit.state.no_reply')).waitFor()
  })

  test('single keys rest where a reader switched them off, and the buttons do the same', async () => {
    const owner = await stage().pageOf('hub-reviewer', { language: 'en', at: '/desk' })
    await rows(owner).first().waitFor()
    await owner.locator('[data-deed="hit.confirm"]').waitFor()
    await owner.keyboard.press('Shift+?')
    await owner.getByRole('dialog').getByRole('switch').click()
    await owner.keyboard.press('Escape')
    await owner.keyboard.press('y')
    assert.equal(await owner.getByRole('group').count(), 0)
    await owner.locator('[data-deed="hit.confirm"]').click()
    await owner.getByRole('group', { name: words('hit.verdict.confirmed') }).waitFor()
  })

  test('on a phone a row leads to the whole page', async () => {
    const owner = await stage().pageOf('hub-reviewer', {
      language: 'en',
      at: '/desk',
      size: PHONE,
      isTouched: true,
    })
    await rows(owner).first().waitFor()
    await rows(owner).first().tap()
    await owner.getByRole('heading', { level: 1 }).filter({ visible: true }).waitFor()
    await owner.getByRole('region', { name: words('hit.compare') }).waitFor()
  })
})

describe('the shift', { concurrency: 1 }, () => {
  const stage = useStage()

  test('is filled by itself, noted in, offered by one and signed by another', async () => {
    const leaving = await stage().pageOf('duty-officer', { language: 'en', at: '/shift' })
    await leaving.getByLabel(words('shift.new_note')).fill('The line to the airport is down.')
    await leaving.getByRole('button', { name: words('shift.add_note') }).click()
    await leaving.getByText('The line to the airport is down.').waitFor()
    await leaving.getByLabel(words('shift.summary')).fill('Two hits wait for pictures.')
    await leaving.getByRole('button', { name: words('shift.offer') }).click()
    await leaving.getByText(words('shift.wait_line')).waitFor()
    const taking = await stage().pageOf('relief-officer', { language: 'en', at: '/shift' })
    await taking.getByText('Two hits wait for pictures.').waitFor()
    await taking.getByText('The line to the airport is down.').waitFor()
    await taking.getByRole('button', { name: words('shift.sign') }).click()
    await taking.getByText('Leonor Vilela Pinheiro').first().waitFor()
    await taking.getByText(words('shift.signed_at')).first().waitFor()
  })
})
