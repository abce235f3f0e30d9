import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeFindings } from './axe.ts'
import { wanted } from './invented-list.ts'
import { type PersonKey, type Stage, useStage } from './stage.ts'

const ROUTES = path.resolve(import.meta.dirname, '../../apps/web/routes.tsx')

/** Who opens each address. An address of apps/web/routes.tsx that is missing here fails the test. */
const visitors: Readonly<Record<string, PersonKey | null>> = {
  '/': 'border-officer',
  '/desk': 'duty-officer',
  '/hits/$id': 'border-officer',
  '/shift': 'duty-officer',
  '/search': 'analyst',
  '/statistics': 'analyst',
  '/records': 'bureau-head',
  '/quality': 'bureau-head',
  '/records/$id': 'border-officer',
  '/records/new': 'bureau-head',
  '/records/$id/edit': 'bureau-head',
  '/records/$id/propose': 'duty-officer',
  '/upkeep': 'bureau-head',
  '/lists': 'bureau-head',
  '/imports': 'bureau-head',
  '/journal': 'auditor',
  '/approvals': 'bureau-head',
  '/requests': 'duty-officer',
  '/rights': 'commission-member',
  '/rights/$id': 'commission-member',
  '/rights/$id/letter': 'commission-member',
  '/consultations': 'bureau-head',
  '/incidents': 'hub-reviewer',
  '/incidents/$id': 'hub-reviewer',
  '/bureaus': 'border-officer',
  '/people': 'bureau-head',
  '/account': 'border-officer',
  '/enrol': null,
  '/design': null,
}

/** Every address that the pages have, as the router names it. */
function addresses(): readonly string[] {
  const source = readFileSync(ROUTES, 'utf8')
  return [...source.matchAll(/^\s+(?:screen|open)\(\s*'([^']+)'/gm)].map((found) => found[1] ?? '')
}

type Things = {
  readonly record: string
  readonly hit: string
  readonly request: string
  readonly incident: string
}

describe('every address, in both directions of writing and both schemes', { concurrency: 1 }, () => {
  const stage = useStage()
  let things: Things | null = null
  const pages = new Map<string, Page>()
  before(async () => {
    things = await makeThings(stage())
  })

  test('is visited', () => {
    assert.deepEqual([...addresses()].sort(), Object.keys(visitors).sort())
  })

  for (const address of addresses())
    test(`${address}: axe finds nothing`, async () => {
      for (const language of ['en', 'ar'] as const) {
        const person = visitors[address] ?? null
        const key = `${person} ${language}`
        const page = pages.get(key) ?? (await open(stage(), person, language))
        pages.set(key, page)
        await page.goto('about:blank')
        await page.goto(addressOf(address, things))
        await page.locator('main').first().waitFor({ state: 'attached' })
        // The page of all parts shows the one that stands for what is on its way.
        if (address !== '/design') await page.waitForFunction(isFilled)
        await findNothing(page, language)
      }
    })
})

async function findNothing(page: Page, language: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor({ state: 'attached' })
    assert.deepEqual(await axeFindings(page), [], `${language}, ${scheme}`)
  }
}

/** The page has come, and nothing in it is still on its way. */
function isFilled(): boolean {
  const main = document.querySelector('main')
  return main !== null && main.textContent !== '' && main.querySelector('.mantine-Skeleton-root') === null
}

function open(stage: Stage, person: PersonKey | null, language: 'en' | 'ar'): Promise<Page> {
  return person === null ? stage.page({ language }) : stage.pageOf(person, { language })
}

function addressOf(address: string, things: Things | null): string {
  const kind = (['rights', 'hits', 'incidents'] as const).find((part) => address.startsWith(`/${part}/`))
  const ids = { rights: things?.request, hits: things?.hit, incidents: things?.incident }
  return address.replace('$id', (kind === undefined ? things?.record : ids[kind]) ?? '')
}

/** A record that was asked for, the hit that it gave, a person's request and an incident. */
async function makeThings(stage: Stage): Promise<Things> {
  const post = async (
    person: PersonKey,
    url: string,
    data: object,
  ): Promise<Readonly<Record<string, unknown>>> => {
    const page = await stage.pageOf(person)
    const answer = await page.request.post(url, { data, headers: { 'x-comity-csrf': '1' } })
    const said = (await answer.json()) as Readonly<Record<string, unknown>>
    await page.context().close()
    return said
  }
  const now = new Date().toISOString()
  await post('border-officer', '/api/v1/checks', { text: `${wanted.name} 1979`, purpose: 'border' })
  const applicant = { names: [wanted.name], born: '1979-03-14', nationality: 'MAR', documents: [] }
  const request = await post('commission-member', '/api/v1/rights/requests', {
    ...{ kind: 'access', language: 'ar', wish: 'What is held of me?', receivedAt: now },
    applicant: { ...applicant, contact: 'Invented Street 17', representative: null },
  })
  const told = { kind: 'loss', severity: 'high', detectedAt: now, description: 'A bag was lost.' }
  const incident = await post('hub-reviewer', '/api/v1/incidents', told)
  const { rows } = await stage.database.owner.query<{ id: string; record: string }>(
    "select h.id, h.record_id as record from hits.hit h where h.asker = 'MAR' order by h.id desc limit 1",
  )
  const ids = { request: String(request['id']), incident: String(incident['id']) }
  return { ...ids, hit: rows[0]?.id ?? '', record: rows[0]?.record ?? '' }
}
