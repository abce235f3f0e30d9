import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask, box, paste, word } from './check-page.ts'
import { wanted, wantedZone } from './invented-list.ts'
import { PHONE, useStage } from './stage.ts'
import { words } from './words.ts'

const candidates = (page: Page) => page.locator('a[data-candidate]')
const panel = (page: Page) => page.getByRole('region', { name: words('zone.title') })
const misread = wantedZone.join('\n').replace('884190', '854190')

/** Whether the word stands below the header and inside the window, once the panel has folded. */
async function isWordInSight(page: Page): Promise<boolean> {
  await page.locator('[aria-controls=zone][aria-expanded=false]').waitFor()
  const answer = page.locator('main [role=status] h2').first()
  return await answer.evaluate((heading) => {
    const { top, bottom } = heading.getBoundingClientRect()
    const header = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0
    return top >= header && bottom <= innerHeight
  })
}

/** As a scanner types, each line ended by Enter. */
async function scan(page: Page, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
}

describe('a machine-readable zone in the browser', () => {
  const stage = useStage()
  const desk = () => stage().pageOf('border-officer', { language: 'en' })

  test('pasted, it is drawn, and one key asks for its holder and document', async () => {
    const page = await desk()
    await paste(page, wantedZone.join('\r\n'))
    await panel(page).getByText('TEKLEHAYM').last().waitFor()
    assert.equal(await panel(page).getByRole('row').count(), 11)
    await page.keyboard.press('Enter')
    await candidates(page).getByText(wanted.name).first().waitFor()
    assert.equal(await word(page), words('answer.hit'))
  })

  test('pasted and sent before it is read, it is asked, and not what stood in the box before', async () => {
    const page = await desk()
    const questions: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/api/v1/checks')) questions.push(request.postData() ?? '')
    })
    await page.route('**/api/v1/readings', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      await route.continue()
    })
    await box(page).fill('Somebody Before')
    await paste(page, wantedZone.join('\n'))
    await page.keyboard.press('Enter')
    await candidates(page).getByText(wanted.name).first().waitFor()
    assert.equal(questions.length, 1)
    assert.doesNotMatch(questions[0] ?? '', /Somebody/)
    assert.equal(await box(page).inputValue(), wantedZone.join(' '))
  })

  test('what is typed while a pasted zone is read stays in the box', async () => {
    const page = await desk()
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/api/v1/readings', async (route) => {
      await held
      await route.continue()
    })
    await paste(page, wantedZone.join('\n'))
    await box(page).fill('Somebody After')
    const answered = page.waitForResponse('**/api/v1/readings')
    release()
    await answered
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    assert.equal(await box(page).inputValue(), 'Somebody After')
  })

  test('with a wrong digit it is not asked before somebody has seen it', async () => {
    const page = await desk()
    await scan(page, misread.split('\n'))
    await panel(page).getByText(words('zone.wrong_line')).waitFor()
    assert.equal(await page.locator('main [role=status] h2').count(), 0)
    await page.keyboard.press('Enter')
    await page.locator('main [role=status] h2').first().waitFor()
  })

  test('with a day that no calendar has it is not asked before somebody has seen it, though its digits hold', async () => {
    const page = await desk()
    const [names] = wantedZone
    await scan(page, [names, 'ZQ88419070ETH8499136M3101012<<<<<<<<<<<<<<<4'])
    await panel(page).getByText(words('zone.impossible.birth')).waitFor()
    assert.equal(await page.locator('main [role=status] h2').count(), 0)
    await panel(page)
      .getByRole('button', { name: words('zone.check_anyway') })
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(words('check.impossible.birth')).waitFor()
  })

  test('scanned into the box it is one question, though each line ends with Enter', async () => {
    const page = await desk()
    let asked = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/api/v1/checks')) asked++
    })
    await scan(page, wantedZone)
    await candidates(page).getByText(wanted.name).first().waitFor()
    assert.equal(asked, 1)
    assert.equal(await box(page).inputValue(), wantedZone.join(' '))
  })

  test('of one line it waits for the next and says so; a second Enter asks, and a second line waits for nothing', async () => {
    const page = await desk()
    const waits = page.getByText(words('check.zone_waits'))
    const answered = () => page.waitForResponse((response) => response.url().endsWith('/api/v1/checks'))
    await ask(page, wantedZone[0])
    await waits.waitFor()
    assert.equal(await page.locator('main [role=status] h2').count(), 0)
    await Promise.all([answered(), page.keyboard.press('Enter')])
    await Promise.all([answered(), ask(page, wantedZone[1])])
    assert.equal(await waits.count(), 0)
  })

  test('scanned while the focus is elsewhere it is asked, and no key runs a command or presses a button', async () => {
    const page = await desk()
    await page.locator('[aria-controls=check-details]').focus()
    await scan(page, wantedZone)
    await candidates(page).getByText(wanted.name).first().waitFor()
    assert.equal(await page.locator('[aria-controls=check-details]').getAttribute('aria-expanded'), 'false')
    assert.equal(new URL(page.url()).pathname, '/')
  })

  test('pasted or scanned into the search it is drawn by the same hand and asked as one question', async () => {
    const page = await stage().pageOf('duty-officer', { language: 'en', at: '/search' })
    await paste(page, misread)
    await panel(page).getByText(words('zone.wrong_line')).waitFor()
    await box(page).fill('')
    await panel(page).waitFor({ state: 'detached' })
    await paste(page, wantedZone.join('\r\n'))
    await panel(page).getByText('TEKLEHAYM').last().waitFor()
    assert.equal(await panel(page).getByRole('row').count(), 11)
    assert.equal(await page.locator('main [role=status] h2').count(), 0)
    await page.keyboard.press('Enter')
    await candidates(page).getByText(wanted.name).first().waitFor()
    assert.equal(await word(page), words('answer.hit'))
    assert.equal(await box(page).inputValue(), wantedZone.join(' '))
  })

  for (const height of [720, 900])
    test(`pasted or scanned on a screen ${height} px high, the word of the answer is in sight`, async () => {
      const pasting = await stage().pageOf('duty-officer', { language: 'en' })
      await pasting.setViewportSize({ width: 1280, height })
      for (const at of ['/', '/search']) {
        await pasting.goto(at)
        await paste(pasting, wantedZone.join('\n'))
        await panel(pasting).getByText('TEKLEHAYM').last().waitFor()
        await pasting.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight))
        await pasting.keyboard.press('Enter')
        await candidates(pasting).first().waitFor()
        assert.ok(await isWordInSight(pasting), `pasted at ${at}`)
      }
      const scanning = await stage().pageOf('border-officer', { language: 'en' })
      await scanning.setViewportSize({ width: 1280, height })
      await scan(scanning, wantedZone)
      await candidates(scanning).first().waitFor()
      assert.ok(await isWordInSight(scanning), 'scanned')
    })

  test('on a phone the numbers of its fields stand apart, each over its own box', async () => {
    const look = { language: 'en', size: PHONE, isTouched: true } as const
    const page = await stage().pageOf('border-officer', look)
    await paste(page, wantedZone.join('\n'))
    await panel(page).getByText('TEKLEHAYM').last().waitFor()
    const places = await panel(page)
      .locator('[data-is] > span:not(:empty)')
      .evaluateAll((spans) =>
        spans.map((span) => {
          const { left, right, top } = span.getBoundingClientRect()
          const box = span.parentElement?.getBoundingClientRect() ?? { left: 0, right: 0 }
          return { left, right, top, off: Math.abs(left + right - box.left - box.right) / 2 }
        }),
      )
    assert.equal(places.length, 10)
    for (const [at, { right, top, off }] of places.entries()) {
      const next = places[at + 1]
      assert.ok(off <= 1, `number ${at + 1} stands ${off} px beside its box`)
      if (next?.top === top) assert.ok(next.left - right >= 4, `${at + 1} runs into ${at + 2}`)
    }
  })

  test('is written to no address and no storage', async () => {
    const page = await desk()
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    await paste(page, wantedZone.join('\n'))
    await panel(page).waitFor()
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    for (const place of [...addresses, kept]) assert.doesNotMatch(place, /TEKLEHAYM|ZQ88/)
  })

  test('no page threw or broke its own policy', () => {
    assert.deepEqual(stage().faults, [])
  })
})
