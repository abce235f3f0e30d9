import type { Page } from 'playwright-core'
import { demoIncidentId, demoRequestIds } from '../../db/seed/demo-rights.ts'
import { ask, box } from './check-page.ts'
import { checkScenes } from './check-scenes.ts'
import { deskScenes } from './desk-scenes.ts'
import { choose } from './import-page.ts'
import { longest, misheard, nobody, wanted } from './invented-list.ts'
import { journalScenes } from './journal-scenes.ts'
import { recordScenes } from './record-scenes.ts'
import type { Scene } from './scene.ts'
import { words } from './words.ts'

const answered = (text: string) => async (page: Page) => {
  await ask(page, text)
  await page.locator('main [role=status] h2').first().waitFor()
}

const said = (id: string) => async (page: Page) => {
  await page.getByText(words(id)).first().waitFor()
}

const noneOrSome = (none: string) => async (page: Page) => {
  await page.getByText(words(none)).or(page.locator('main ol > li')).first().waitFor()
}

const listed = async (page: Page) => {
  await page.locator('main tbody tr').first().waitFor()
}

export const scenes: readonly Scene[] = [
  { name: 'the door', person: null, at: '/', reach: said('signin.demo.title') },
  {
    name: 'the door, refused',
    person: null,
    at: '/',
    reach: async (page) => {
      await page.locator('form button[type=submit]').click()
      await page.getByText(words('signin.required')).first().waitFor()
    },
  },
  { name: 'an invitation that is none', person: null, at: '/enrol#none', reach: said('signin.enrol.void') },
  { name: 'no such page', person: null, at: '/nowhere', reach: said('app.not_found.title') },
  { name: 'every part of the design', person: null, at: '/design' },
  { name: 'check, before the first', person: 'border-officer', at: '/', reach: said('check.first.title') },
  { name: 'check, a hit', person: 'border-officer', at: '/', reach: answered(`${wanted.name} 1979`) },
  { name: 'check, by document', person: 'border-officer', at: '/', reach: answered(wanted.passport) },
  { name: 'check, many possible', person: 'border-officer', at: '/', reach: answered(misheard) },
  {
    name: 'check, a name too long for any line',
    person: 'border-officer',
    at: '/',
    reach: answered(longest),
  },
  { name: 'check, no hit', person: 'border-officer', at: '/', reach: answered(nobody) },
  {
    name: 'check, nothing asked',
    person: 'border-officer',
    at: '/',
    reach: async (page) => {
      await ask(page, ' ')
      await page.getByText(words('check.fault.nothing_asked')).waitFor()
    },
  },
  {
    name: 'check, refused',
    person: 'border-officer',
    at: '/',
    reach: async (page) => {
      await ask(page, 'a\u0001b')
      await page.getByText(words('check.refused.text_damaged')).waitFor()
    },
  },
  {
    name: 'check, with details',
    person: 'border-officer',
    at: '/',
    reach: async (page) => {
      await page.locator('[aria-controls=check-details]').click()
      await page.locator('#check-details').waitFor()
    },
  },
  {
    name: 'check, offline',
    person: 'border-officer',
    at: '/',
    reach: async (page) => {
      await page.context().setOffline(true)
      await page.getByText(words('connection.no_checks')).waitFor()
      await ask(page, nobody)
      await page.getByText(words('check.refused.offline')).waitFor()
      await page.context().setOffline(false)
    },
  },
  {
    name: 'a record',
    person: 'border-officer',
    at: '/',
    reach: async (page) => {
      await ask(page, wanted.passport)
      await page.locator('a[data-candidate]').first().click()
      await page.getByText(words('record.envelope')).waitFor()
    },
  },
  {
    name: 'a record that is not there',
    person: 'border-officer',
    at: '/records/00000000-0000-7000-8000-000000000000',
    reach: said('record.not_here.title'),
  },
  {
    name: 'the commands',
    person: 'border-officer',
    at: '/',
    reach: async (page) => {
      await box(page).press('Control+k')
      await page.getByRole('listbox').waitFor()
    },
  },
  {
    name: 'the keys',
    person: 'border-officer',
    at: '/account',
    reach: async (page) => {
      await page.keyboard.press('Shift+?')
      await page.getByRole('dialog').getByRole('switch').waitFor()
    },
  },
  {
    name: 'the account panel',
    person: 'border-officer',
    at: '/account',
    reach: async (page) => {
      await page.getByRole('banner').getByRole('button').last().click()
      await page.getByRole('banner').getByRole('dialog').waitFor()
    },
  },
  { name: 'the bureaus', person: 'border-officer', at: '/bureaus', reach: listed },
  { name: 'my account', person: 'bureau-head', at: '/account', reach: said('account.keys') },
  { name: 'the people', person: 'bureau-head', at: '/people', reach: listed },
  { name: 'imports', person: 'bureau-head', at: '/imports', reach: said('import.history') },
  {
    name: 'imports, with rejected lines',
    person: 'bureau-head',
    at: '/imports',
    reach: async (page) => {
      const content =
        '{"id":"taken","schema":"Person","properties":{"name":["Taken Person"]}}\nthis is not JSON\n'
      await choose(page, 'ftm', { name: 'list.jsonl', content })
      await page.getByRole('switch').check()
      await page.locator('main form button[type=submit]').click()
      await page
        .getByRole('table', { name: words('import.rejections') })
        .locator('tbody tr')
        .first()
        .waitFor()
    },
  },
  {
    name: 'imports, not for this role',
    person: 'duty-officer',
    at: '/imports',
    reach: said('import.not_yours.title'),
  },
  {
    name: 'the journal, opened and verified',
    person: 'auditor',
    at: '/journal',
    reach: async (page) => {
      await page.locator('main summary').first().click()
      await page.getByRole('button', { name: words('journal.verify') }).click()
      await page.getByText(words('journal.clean')).waitFor()
    },
  },
  {
    name: 'the journal, a filter from its address',
    person: 'auditor',
    at: '/journal?act=session.started&outcome=done',
    reach: async (page) => await page.locator('main summary').first().waitFor(),
  },
  {
    name: 'the journal, its weeks',
    person: 'auditor',
    at: '/journal?tab=reviews',
    reach: noneOrSome('journal.review.none.title'),
  },
  {
    name: 'the journal, what is unusual',
    person: 'auditor',
    at: '/journal?tab=anomalies',
    reach: noneOrSome('journal.anomaly.none.title'),
  },
  {
    name: 'the journal, a hold without a reason',
    person: 'auditor',
    at: '/journal?tab=holds',
    reach: async (page) => {
      await page.getByRole('button', { name: words('journal.hold.place') }).click()
      await page.getByText(words('journal.hold.reason_wrong')).waitFor()
    },
  },
  {
    name: 'the journal, its proof',
    person: 'auditor',
    at: '/journal?tab=proof',
    reach: said('journal.proof.fresh'),
  },
  {
    name: 'the journal, not for this role',
    person: 'duty-officer',
    at: '/journal',
    reach: said('journal.not_yours.title'),
  },
  { name: 'requests of persons', person: 'commission-member', at: '/rights', reach: listed },
  {
    name: 'requests, a new one refused',
    person: 'commission-member',
    at: '/rights',
    reach: async (page) => {
      await page.getByRole('button', { name: words('rights.add') }).click()
      await page.getByRole('button', { name: words('rights.register'), exact: true }).click()
      await page.getByText(words('signin.required')).first().waitFor()
    },
  },
  {
    name: 'a request, its owner asked',
    person: 'commission-member',
    at: `/rights/${demoRequestIds[0]}`,
    reach: said('rights.do.proposal'),
  },
  {
    name: 'a request, to be admitted',
    person: 'commission-member',
    at: `/rights/${demoRequestIds[1]}`,
    reach: said('rights.do.admission'),
  },
  {
    name: 'a late request, searched for',
    person: 'commission-member',
    at: `/rights/${demoRequestIds[2]}`,
    reach: async (page) => {
      await page.getByRole('button', { name: words('rights.search') }).click()
      await page.locator('main section [role=status]:not(:empty)').first().waitFor()
    },
  },
  {
    name: 'a letter that is not due yet',
    person: 'commission-member',
    at: `/rights/${demoRequestIds[1]}/letter`,
    reach: said('rights.no_letter.title'),
  },
  {
    name: 'requests, not for this role',
    person: 'hub-reviewer',
    at: '/rights',
    reach: said('rights.not_yours.title'),
  },
  {
    name: 'questions of the commission',
    person: 'bureau-head',
    at: '/consultations',
    reach: async (page) => {
      await page
        .getByRole('radio', { name: words('rights.outcome.object') })
        .first()
        .check()
      await page.getByText(words('rights.own.reasons')).first().waitFor()
    },
  },
  {
    name: 'questions of the commission, none answered',
    person: 'bureau-head',
    at: '/consultations?tab=answered',
    reach: said('rights.own.questions'),
  },
  { name: 'incidents', person: 'hub-reviewer', at: '/incidents', reach: listed },
  {
    name: 'an incident, led',
    person: 'hub-reviewer',
    at: `/incidents/${demoIncidentId}`,
    reach: said('incident.what'),
  },
  {
    name: 'an incident, of whom it concerns',
    person: 'bureau-head',
    at: `/incidents/${demoIncidentId}`,
    reach: said('incident.what'),
  },
  {
    name: 'an incident, being reported',
    person: 'border-officer',
    at: '/incidents',
    reach: async (page) => {
      await page.getByRole('button', { name: words('incident.report') }).click()
      await page.getByText(words('incident.report_hint')).waitFor()
    },
  },
  ...checkScenes,
  ...deskScenes,
  ...journalScenes,
  ...recordScenes,
]
