import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { badge, check, choose, does, heading, says, seats } from './desk-hands.ts'
import { go, type Hands, keyed } from './hands.ts'
import { listOf } from './invented-list.ts'
import { useStage } from './stage.ts'
import { words } from './words.ts'

const idIn = (page: Page) => /records\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''

/** From anywhere to a new record, and what it says first. */
async function write(page: Page, hands: Hands, name: string, reference: string): Promise<void> {
  await go(page, words('task.records'), '/records')
  await hands.press('link', words('record.new'))
  await hands.write(words('record.reference'), reference)
  await hands.write(words('record.name'), name)
}

describe('a head of bureau works without a mouse', { concurrency: 1 }, () => {
  const stage = useStage('of the story')
  const { as } = seats(stage)
  const [first, renamed, proposed] = ['Perpetua Lindqvarn', 'Perpetua Lindqvarne', 'Perpetua Lindquarne']
  const kept = 'Ignatia Overbeek-Salcedo'
  let [firstId, keptId] = ['', '']

  test('a record is added, and all may see it', async () => {
    const { page, hands } = await as('bureau-head')
    await write(page, hands, first, 'KEYS-1')
    await hands.pick(words('record.sharing'), words('record.sharing.choice.all'))
    await hands.press('button', words('record.new.do'))
    await heading(page, first).waitFor()
    firstId = idIn(page)
  })

  test('a record is added whose details are kept back', async () => {
    const { page, hands } = await as('bureau-head')
    await write(page, hands, kept, 'KEYS-2')
    await hands.pick(words('record.sharing'), words('record.sharing.choice.all'))
    await hands.pick(words('record.disclosure'), words('record.disclosure.on_release'))
    await hands.press('button', words('record.new.do'))
    await heading(page, kept).waitFor()
    keptId = idIn(page)
  })

  test('a record is edited', async () => {
    const { page, hands } = await as('bureau-head')
    await go(page, words('task.records'), '/records')
    await hands.row('KEYS-1')
    await page.keyboard.press('Enter')
    await hands.press('link', words('record.edit'))
    await hands.write(words('record.name'), renamed)
    await hands.press('button', words('record.edit.do'))
    await heading(page, renamed).waitFor()
  })

  test('a record is renewed', async () => {
    const { page, hands, dialog } = await as('bureau-head')
    await hands.press('button', words('record.do.renew'))
    await dialog.write(words('record.reason'), 'The warrant still stands.')
    await dialog.press('button', words('record.do.renew'))
    await says(page, words('record.change.renewed'))
  })

  test('a record is put on legal hold, and released', async () => {
    const { page, hands, dialog } = await as('bureau-head')
    await hands.press('button', words('record.do.hold'))
    await dialog.write(words('record.reason'), 'Court file 12')
    await dialog.press('button', words('record.do.hold'))
    await page.getByRole('note').filter({ hasText: 'Court file 12' }).waitFor()
    await hands.press('button', words('record.do.release'))
    await dialog.write(words('record.reason'), 'Court file 12 is closed')
    await dialog.press('button', words('record.do.release'))
    await page.getByRole('button', { name: words('record.do.delete') }).waitFor()
  })

  test('another bureau proposes a correction', async () => {
    const { page, hands } = await as('duty-officer')
    await check(page, renamed)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await hands.press('link', words('record.propose'))
    await hands.write(words('record.name'), proposed)
    await hands.write(words('record.reason'), 'The passport has it with a u.')
    await hands.press('button', words('record.proposal.do'))
    await page
      .getByRole('row')
      .filter({ hasText: words('upkeep.state.open') })
      .waitFor()
  })

  test('the owner accepts the correction', async () => {
    const { page, hands, dialog } = await as('bureau-head')
    await go(page, words('task.upkeep'), '/upkeep')
    await hands.along('tab', words('upkeep.tab.proposals'))
    await hands.row(words('upkeep.state.open'))
    await page.keyboard.press('Enter')
    await dialog.press('button', words('upkeep.accept'))
    await says(page, words('upkeep.proposals.none'))
  })

  test('two records are judged not the same, and that is taken back', async () => {
    const { page, hands, dialog } = await as('bureau-head')
    await go(page, words('task.records'), '/records')
    await hands.row('KEYS-1')
    await page.keyboard.press('Enter')
    await heading(page, proposed).waitFor()
    await hands.press('button', words('record.judge'))
    await dialog.write(words('record.judge.other'), `/records/${keptId}`)
    await dialog.mark(words('record.verdict.not_same'))
    await dialog.write(words('record.reason'), 'Born in different years')
    await dialog.press('button', words('record.judge.do'))
    await says(page, 'Born in different years')
    await hands.press('button', words('record.judgement.undo'))
    await says(page, words('record.judgements.none'))
  })

  test('a record is withdrawn', async () => {
    const { page, hands, dialog } = await as('bureau-head')
    await hands.press('button', words('record.do.withdraw'))
    await dialog.write(words('record.reason'), 'Nobody is looked for any more')
    await dialog.press('button', words('record.do.withdraw'))
    await page
      .getByRole('note')
      .filter({ hasText: words('record.withdrawn') })
      .waitFor()
    assert.match(page.url(), new RegExp(firstId))
  })

  test('the owner releases the details of a hit, and confirms it', async () => {
    const [{ page: asker }, { page, hands }] = [await as('duty-officer'), await as('bureau-head')]
    await check(asker, kept)
    await go(page, words('task.desk'), '/desk')
    await choose(page, kept)
    await does(page, 'release', 'r')
    await hands.press('button', keyed(words('hit.send.release')))
    await page.getByRole('status').getByText(words('triage.proved')).waitFor()
    await does(page, 'confirm', 'y')
    await page.getByRole('group', { name: words('hit.verdict.confirmed') }).waitFor()
    await page.keyboard.press('Enter')
    await badge(asker).getByText(words('hit.state.confirmed')).waitFor()
  })

  test('who asked says what was done', async () => {
    const { page, hands } = await as('duty-officer')
    await hands.to(badge(page))
    await page.keyboard.press('Enter')
    await says(page, words('hit.advice.confirmed'))
    await does(page, 'outcome', 'e')
    await page.getByRole('group', { name: words('hit.outcome') }).waitFor()
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await says(page, words('hit.state.action_recorded'))
  })

  test('the owner closes the hit', async () => {
    const { page, hands } = await as('bureau-head')
    await choose(page, kept)
    await does(page, 'close', 'x')
    await page.getByRole('status').getByText(words('triage.proved')).waitFor()
    await hands.press('link', new RegExp(`^${words('desk.tab.closed')}`))
    await choose(page, kept)
  })

  test('a sharing list is made', async () => {
    const { page, hands, dialog } = await as('bureau-head')
    await go(page, words('task.lists'), '/lists')
    await hands.press('button', words('lists.new'))
    await dialog.write(words('lists.name'), 'Op Keystone')
    await dialog.press('button', words('lists.save'))
    await page.getByRole('row').filter({ hasText: 'Op Keystone' }).waitFor()
  })

  test('a list is widened, which waits for a second person', async () => {
    const { page, hands, dialog } = await as('bureau-head')
    await hands.row('Op Keystone')
    await page.keyboard.press('Enter')
    await dialog.pick(words('lists.bureaus'), 'Portugal', 'Portu')
    await dialog.press('button', words('lists.save'))
    const asked = page.getByRole('dialog', { name: words('approvals.asked.title') })
    await hands.within(asked).press('link', words('approvals.asked.open'))
    await heading(page, words('approvals.title')).waitFor()
  })

  test('the second person approves, and the first does it', async () => {
    const [deputy, head] = [await as('deputy-head'), await as('bureau-head')]
    await go(deputy.page, words('task.approvals'), '/approvals')
    await deputy.hands.row(words('approvals.act.sharing_list'))
    await deputy.page.keyboard.press('Enter')
    await deputy.dialog.press('button', words('approvals.approve'))
    await says(deputy.page, words('approvals.none.waiting'))
    await head.hands.row(words('approvals.act.sharing_list'))
    await head.page.keyboard.press('Enter')
    await head.dialog.press('button', words('approvals.do'))
    await says(head.page, words('approvals.state.used'))
  })

  test('a list is imported as a trial', async () => {
    const { page, hands } = await as('bureau-head')
    await go(page, words('task.imports'), '/imports')
    await hands.mark(words('import.format.ftm'))
    const files = page.getByRole('group', { name: words('import.files'), exact: true })
    const chooser = page.waitForEvent('filechooser')
    await hands.to(files.getByRole('button').first())
    await page.keyboard.press('Enter')
    // The window in which a file is chosen is not the page's, and a browser without a window has none.
    await (await chooser).setFiles({
      name: 'keys.jsonl',
      mimeType: 'text/plain',
      buffer: Buffer.from(listOf(3)),
    })
    await hands.tick('switch', new RegExp(`^${words('import.dry_run')}`))
    await hands.press('button', words('import.try'))
    await page.getByRole('heading', { name: words('import.verdict.tried') }).waitFor()
  })

  test('a person is invited', async () => {
    const { page, hands } = await as('bureau-head')
    await go(page, words('task.people'), '/people')
    await hands.press('button', words('people.add'))
    await page.keyboard.type('Wendeline Achterberg')
    await hands.write(words('people.post'), 'Night desk')
    await hands.tick('checkbox', words('role.officer'))
    await hands.press('button', words('people.add.submit'))
    await says(page, words('people.link.once'))
    await hands.press('button', words('people.link.done'))
    await page.getByRole('row').filter({ hasText: 'Wendeline Achterberg' }).waitFor()
  })

  test('a key for a program is issued and revoked', async () => {
    const { page, hands } = await as('bureau-head')
    await go(page, words('task.account'), '/account')
    await hands.write(words('account.keys.label'), 'Night copy')
    await hands.press('button', words('account.keys.issue'))
    await says(page, words('account.keys.shown_once'))
    const row = page.getByRole('row').filter({ hasText: 'Night copy' })
    await hands.within(row).press('button', words('account.keys.revoke'))
    await row.getByText(words('account.keys.revoked')).waitFor()
  })

  test('no page threw or broke its own policy', () => {
    assert.deepEqual(stage().faults, [])
  })
})
