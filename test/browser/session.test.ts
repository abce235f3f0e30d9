import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoUsers } from '../../db/seed/demo-users.ts'
import { ask, box } from './check-page.ts'
import { wanted } from './invented-list.ts'
import { useStage } from './stage.ts'
import { words } from './words.ts'

const common = ['bureaus', 'account', 'incidents']
/** Whoever may check. */
const asks = ['check', 'desk', 'search', 'requests', 'statistics', 'list-check', 'my-day']
const dutyDesk = [...asks, 'shift', 'records', 'upkeep', 'lists', 'approvals']
const head = [...dutyDesk, 'imports', 'people', 'consultations']
/** What the rail shows beside what all see. */
const ownTasks: Readonly<Record<string, readonly string[]>> = {
  'duty-officer': dutyDesk,
  'relief-officer': dutyDesk,
  'bureau-head': head,
  'deputy-head': head,
  'hub-head': [...head, 'journal'],
  'hub-reviewer': [...asks, 'shift', 'lists', 'imports', 'approvals'],
  'watch-officer': [...asks, 'shift'],
  analyst: [...asks, 'records'],
  auditor: ['journal', 'records', 'statistics', 'approvals'],
  'commission-member': ['rights', 'approvals'],
  'commission-second': ['rights', 'approvals'],
}

/** On a desk it is the only one, whatever its language. */
const rail = (page: Page) => page.getByRole('navigation').first()

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click()
  await rail(page).waitFor()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button').last().click()
  await page.getByRole('button', { name: words('shell.sign_out') }).click()
  await page.getByRole('heading', { level: 1, name: words('signin.title') }).waitFor()
}

/** Made of software, inside the browser; it says yes to everything. */
async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

describe('the door and the session', () => {
  const stage = useStage()

  test('each of the people comes in by the chooser and sees the tasks of the role', async () => {
    const page = await stage().page({ language: 'en' })
    await page.goto('/')
    for (const { key, name } of demoUsers) {
      await choose(page, name)
      const hrefs = await rail(page)
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
      const seen = hrefs.map((href) => (href === '/' ? 'check' : (href ?? '').slice(1)))
      assert.deepEqual([...seen].sort(), [...common, ...(ownTasks[key] ?? asks)].sort(), key)
      await signOut(page)
    }
    assert.ok(demoUsers.length > 10)
  })

  test('a passkey is set up, and lets its owner in, who is spoken to in the own language from then on', async () => {
    await stage().database.owner.query(
      `update bureaus.app_user set language = 'fr' where name = 'Baraka Kilonzo'`,
    )
    const page = await stage().pageOf('coordinator', { at: '/account' })
    await page.locator('html[lang=en]').waitFor()
    await addAuthenticator(page)
    await page.getByLabel(words('account.passkeys.label')).fill('Key on my ring')
    await page.getByRole('button', { name: words('account.passkeys.add') }).click()
    await page.getByText('Key on my ring', { exact: true }).waitFor()
    await signOut(page)
    await page.getByRole('button', { name: words('signin.passkey.action') }).click()
    await rail(page).waitFor()
    await page.locator('html[lang=fr]').waitFor()
    await page.reload()
    await page.locator('html[lang=fr]').waitFor()
    await page.getByText(words('account.by.passkey', 'fr')).first().waitFor()
  })

  test('a passkey that is not there is said, and the door stays shut', async () => {
    const page = await stage().page({ language: 'en' })
    await page.goto('/')
    await addAuthenticator(page)
    await page.getByRole('button', { name: words('signin.passkey.action') }).click()
    await page.getByText(words('signin.passkey_not_given')).waitFor()
    assert.equal(await rail(page).count(), 0)
  })

  test('a wrong password says nothing about which part was wrong', async () => {
    const page = await stage().page({ language: 'en' })
    await page.goto('/')
    await page.getByLabel(words('signin.name')).fill('nobody@FRA')
    await page.locator('input[name=password]').fill('a long guess of a sentence')
    await page.locator('input[name=code]').fill('123456')
    await page.keyboard.press('Enter')
    await page.getByText(words('signin.refused')).waitFor()
  })

  test('after signing out nothing of the person before is left, not even with the back key', async () => {
    const page = await stage().pageOf('duty-officer', { language: 'en' })
    await ask(page, wanted.name)
    await page.locator('a[data-candidate]').first().click()
    await page.getByRole('heading', { level: 1, name: wanted.name }).waitFor()
    await signOut(page)
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: words('signin.title') }).waitFor()
    assert.equal(await page.getByText(wanted.name).count(), 0)
    const answer = await page.request.get('/api/v1/session')
    assert.equal((await answer.json()).user, null)
    await choose(page, 'Kerstin Löffler')
    await box(page).waitFor()
    assert.equal(await page.getByText(wanted.name).count(), 0)
  })

  test('who signs in next at the same address is asked for anew, not shown what the person before read', async () => {
    const page = await stage().pageOf('duty-officer', { language: 'en' })
    await ask(page, wanted.name)
    await page.locator('a[data-candidate]').first().click()
    await page.getByRole('heading', { level: 1, name: wanted.name }).waitFor()
    await signOut(page)
    const asked = page.waitForRequest(/\/api\/v1\/records\//)
    await choose(page, 'Kerstin Löffler')
    await asked
    await page.getByRole('heading', { level: 1, name: wanted.name }).waitFor()
  })

  test('a session that nobody used for half an hour locks, and goes on when its owner comes back', async () => {
    const page = await stage().pageOf('analyst', { language: 'en', at: '/bureaus' })
    await stage().database.owner.query(
      `update bureaus.session set seen_at = seen_at - interval '31 minutes' where user_id in
         (select user_id from bureaus.session order by started_at desc limit 1)`,
    )
    await page.reload()
    await page.getByRole('heading', { level: 1, name: words('signin.locked.title') }).waitFor()
    assert.equal((await page.getByLabel(words('signin.name')).inputValue()) !== '', true)
    await choose(page, 'Kerstin Löffler')
    await page.getByRole('heading', { level: 1, name: words('members.title') }).waitFor()
  })

  test('an invitation that is none is said so', async () => {
    const page = await stage().page({ language: 'en' })
    await page.goto('/enrol#not-a-token')
    await page.getByText(words('signin.enrol.void')).first().waitFor()
  })

  test('no page threw or broke its own policy', () => {
    assert.deepEqual(stage().faults, [])
  })
})
