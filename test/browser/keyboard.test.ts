import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { box, word } from './check-page.ts'
import { candidates, check, choose, chosen, does, heading, says, seats } from './desk-hands.ts'
import { go, handsOn, isFocused, keyed, keyedBefore } from './hands.ts'
import { misheard, mistaken, questioned, wanted } from './invented-list.ts'
import { useStage } from './stage.ts'
import { words } from './words.ts'

describe('an officer and a desk work without a mouse', { concurrency: 1 }, () => {
  const stage = useStage('of the story')
  const { as, take } = seats(stage)

  test('an officer signs in by the chooser', async () => {
    const page = await stage().page({ language: 'en' })
    await page.goto('/')
    await handsOn(page).press('button', /^Jawad Derkaoui/)
    await page.getByRole('navigation').first().waitFor()
    take('border-officer', page)
    assert.equal(await isFocused(box(page)), true)
  })

  test('an officer checks a name', async () => {
    const { page } = await as('border-officer')
    await page.keyboard.type(`${wanted.name} 1979`)
    await page.keyboard.press('Enter')
    assert.equal(await word(page), words('answer.hit'))
  })

  test('an officer opens a candidate and comes back', async () => {
    const { page } = await as('border-officer')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await heading(page, wanted.name).waitFor()
    // The browser's own key, Alt and the left arrow, which a browser without a window does not hear.
    await page.goBack()
    await candidates(page).first().waitFor()
  })

  test('an officer checks a document in its own field', async () => {
    const { page, hands } = await as('border-officer')
    await hands.press('button', words('check.more'))
    await hands.write(words('check.field.document'), wanted.passport)
    await page.keyboard.press('Enter')
    assert.equal(await word(page), words('answer.hit'))
    await candidates(page).filter({ hasText: wanted.name }).first().waitFor()
  })

  test('an officer puts a possible candidate to its owner', async () => {
    const { page, hands } = await as('border-officer')
    await check(page, misheard)
    await hands.press('button', words('check.raise'))
    await page.locator('main a[href^="/hits/"]').first().waitFor()
  })

  test('an officer reports an incident', async () => {
    const { page, hands } = await as('border-officer')
    await go(page, words('task.incidents'), '/incidents')
    await hands.press('button', words('incident.report'))
    await hands.pick(words('incident.kind'), words('incident.kind.lost_device'))
    await hands.write(words('incident.description'), 'A tablet was left in a taxi.')
    await hands.press('button', words('incident.send'))
    await says(page, words('incident.reported'))
  })

  test('an officer of the desk narrows a search', async () => {
    const { page, hands } = await as('duty-officer')
    await go(page, words('task.search'), '/search')
    await hands.write(words('check.box'), misheard)
    await page.keyboard.press('Enter')
    const facet = page.locator('main fieldset button[aria-pressed]').first()
    await hands.to(facet)
    await page.keyboard.press('Enter')
    assert.equal(await facet.getAttribute('aria-pressed'), 'true')
  })

  test('an officer of the desk lets a question stand, and stops it', async () => {
    const { page, hands, dialog } = await as('duty-officer')
    await hands.press('button', words('standing.let'))
    await dialog.write(words('standing.reason'), 'KEYS-1')
    await dialog.press('button', words('standing.let'))
    const rows = page.getByRole('table', { name: words('standing.title') }).getByRole('row')
    await rows.filter({ hasText: misheard }).first().waitFor()
    await hands.press('button', words('standing.stop'))
    await page.route('**/api/v1/standing-checks/*', (route) => route.abort())
    await dialog.press('button', words('standing.stop'))
    await page.getByRole('alert').getByText(words('error.offline.line')).waitFor()
    await page.unroute('**/api/v1/standing-checks/*')
    await dialog.press('button', words('standing.stop'))
    await rows
      .filter({ hasText: words('standing.stopped') })
      .first()
      .waitFor()
  })

  test('an officer of the desk asks another bureau for access', async () => {
    const { page, hands } = await as('duty-officer')
    await go(page, words('task.requests'), '/requests')
    await hands.press('button', words('inquiries.ask'))
    await hands.pick(words('inquiries.to'), 'Colombia', 'Colom')
    await hands.write(words('inquiries.question'), 'Do you hold anything on the vessel Ostara?')
    await hands.press('button', words('inquiries.send'))
    await says(page, words('inquiries.sent'))
  })

  test('the other bureau answers', async () => {
    const { page, hands, dialog } = await as('bureau-head')
    await go(page, words('task.requests'), '/requests')
    await hands.row('vessel Ostara')
    await page.keyboard.press('Enter')
    await dialog.write(words('inquiries.reply'), 'Nothing since 2019.')
    await dialog.press('button', words('inquiries.send_reply'))
    await page.getByRole('dialog').getByText(words('inquiries.state.answered')).first().waitFor()
    await page.keyboard.press('Escape')
    await says(page, words('inquiries.none.waiting'))
  })

  test('the owner takes a hit up', async () => {
    const [{ page: asker }, { page }] = [await as('duty-officer'), await as('hub-reviewer')]
    await check(asker, questioned.name)
    await go(page, words('task.desk'), '/desk')
    await choose(page, questioned.name)
    await page.keyboard.press('Enter')
    await heading(page, questioned.name).waitFor()
    await page.getByText(words('hit.claim.mine'), { exact: true }).first().waitFor()
    await page.keyboard.press('Escape')
    await chosen(page).filter({ hasText: questioned.name }).waitFor()
  })

  test('the owner confirms a hit and undoes it', async () => {
    const { page } = await as('hub-reviewer')
    await does(page, 'confirm', 'y')
    await page.getByRole('group', { name: words('hit.verdict.confirmed') }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText(words('triage.undo')).waitFor()
    await page.keyboard.press('z')
    await chosen(page).filter({ hasText: questioned.name }).waitFor()
  })

  test('the owner rejects a hit with a reason', async () => {
    const [{ page: asker }, { page, hands }] = [await as('duty-officer'), await as('hub-reviewer')]
    await check(asker, mistaken.name)
    await choose(page, mistaken.name)
    await hands.press('button', keyed(words('hit.deed.reject')))
    await hands.mark(keyedBefore(words('hit.reason.born_differs')))
    await hands.press('button', keyed(words('hit.send.not_identical')))
    await page.getByRole('status').getByText(words('triage.undo')).waitFor()
    await asker.locator('main a[href^="/hits/"]').getByText(words('hit.state.not_identical')).waitFor()
  })

  test('an officer of the desk notes in the shift and hands it over', async () => {
    const { page, hands } = await as('duty-officer')
    await go(page, words('task.shift'), '/shift')
    await hands.write(words('shift.new_note'), 'The courier comes at six.')
    await hands.press('button', words('shift.add_note'))
    await says(page, 'The courier comes at six.')
    await hands.write(words('shift.summary'), 'Nothing is open.')
    await hands.press('button', words('shift.offer'))
    await says(page, words('shift.wait_line'))
  })

  test('the next officer of the desk takes the shift over', async () => {
    const { page, hands } = await as('relief-officer')
    await go(page, words('task.shift'), '/shift')
    await hands.press('button', words('shift.sign'))
    await says(page, words('shift.signed_at'))
    await page.getByRole('button', { name: words('shift.offer') }).waitFor()
  })
})

describe('the hub works without a mouse', { concurrency: 1 }, () => {
  const stage = useStage('of the story')
  const { as } = seats(stage)

  test('an auditor filters the journal and downloads the proof of an act', async () => {
    const { page, hands } = await as('auditor')
    const act = words('journal.act.session.started')
    await hands.pick(words('journal.field.act'), act, act)
    await hands.press('button', words('journal.search'))
    await page.waitForURL(/act=session\.started/)
    await hands.to(page.locator('main summary'))
    await page.keyboard.press('Enter')
    const download = page.waitForEvent('download')
    await hands.press('link', words('journal.export'))
    assert.match((await download).suggestedFilename(), /^proof-.*\.json$/)
  })

  test('an auditor verifies that nothing was changed', async () => {
    const { page, hands } = await as('auditor')
    await hands.press('button', words('journal.verify'))
    await says(page, words('journal.clean'))
  })

  test('an auditor signs a week off', async () => {
    await stage().database.owner.query(
      `insert into journal.review (bureau, week, opened_at, late_at)
       values ('HUB', '2026-01-05', now(), now() + interval '7 days')`,
    )
    const { page, hands } = await as('auditor')
    await hands.press('link', new RegExp(`^${words('journal.tab.reviews')}`))
    await hands.press('button', words('journal.finding.nothing'))
    await says(page, words('journal.review.signed').replace('{name}', 'Siriporn Suwan'))
  })

  test("a member of the commission registers a person's request and admits it", async () => {
    const { page, hands } = await as('commission-member')
    const known = (await page.locator('tbody tr button').last().textContent()) ?? ''
    await hands.press('button', words('rights.add'))
    await hands.pick(words('rights.kind'), words('rights.kind.correction'))
    await hands.write(words('rights.name'), known)
    await hands.write(words('rights.contact'), '2 Rue Imaginaire')
    await hands.write(words('rights.wish'), 'My year of birth is wrong.')
    await hands.press('button', words('rights.register'))
    await heading(page, known).waitFor()
    await hands.press('button', words('rights.admit'))
    await page
      .locator('[aria-current=step]')
      .filter({ hasText: words('rights.state.admissible') })
      .waitFor()
  })

  test('a watch officer goes to what is late by two keys, and an analyst breaks the figures down', async () => {
    const { page: watch } = await as('watch-officer')
    await go(watch, words('task.account'), '/account')
    await watch.keyboard.press('g')
    await watch.keyboard.press('q')
    await watch.locator('[data-tab=late][aria-current=page]').waitFor()
    const { page, hands } = await as('analyst')
    await go(page, words('task.statistics'), '/statistics')
    await hands.mark(words('statistics.by.source'))
    await page.waitForURL(/by=source/)
  })

  test('the language and the colours are switched', async () => {
    const { page, hands } = await as('analyst')
    await hands.press('button', words('shell.language').replace('{language}', 'English'))
    await hands.along('menuitem', 'Français')
    await page.locator('html[lang=fr]').waitFor()
    const colours = words('shell.scheme', 'fr').replace('{scheme}', words('scheme.auto', 'fr'))
    await hands.press('button', colours)
    await hands.along('menuitem', words('scheme.dark', 'fr'))
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
  })

  test('somebody learns the keys and signs out', async () => {
    const { page, hands } = await as('watch-officer')
    await page.keyboard.press('Shift+?')
    const help = page.getByRole('dialog', { name: words('keys.title') })
    await help.waitFor()
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'hidden' })
    await hands.press('button', /^Account of/)
    await hands.press('button', words('shell.sign_out'))
    await heading(page, words('signin.title')).waitFor()
  })

  test('no page threw or broke its own policy', () => {
    assert.deepEqual(stage().faults, [])
  })
})
