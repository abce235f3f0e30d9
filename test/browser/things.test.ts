import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeFindings } from './axe.ts'
import { ask } from './check-page.ts'
import { useStage } from './stage.ts'
import { words } from './words.ts'

const button = (page: Page, id: string) => page.getByRole('button', { name: words(id), exact: true })
const field = (page: Page, name: string) =>
  page.getByRole('textbox', { name: words(`record.field.${name}`), exact: true })
const choose = async (page: Page, field: string, option: string): Promise<void> => {
  await page
    .getByRole('combobox', { name: words(field) })
    .first()
    .click()
  await page.getByRole('option', { name: words(option), exact: true }).click()
}

describe('a thing in the browser', () => {
  const stage = useStage()
  let address = ''

  test('is written field by field, and shown without a person', async () => {
    const page = await stage().pageOf('bureau-head', { language: 'en', at: '/records/new' })
    await choose(page, 'record.kind', 'record.kind.vehicle')
    await page.getByLabel(words('record.reference')).fill('CAR-1')
    await choose(page, 'record.field.category', 'record.choice.car')
    await choose(page, 'record.field.status', 'record.choice.stolen')
    const plates = page.getByRole('group', { name: words('record.field.plates') })
    await plates.getByRole('button', { name: words('record.add_row') }).click()
    await plates.getByLabel(words('record.column.number')).fill('QZX 4711')
    await field(page, 'make').fill('Dacia')
    await field(page, 'colour').fill('blue')
    await choose(page, 'record.sharing', 'record.sharing.choice.all')
    await button(page, 'record.new.do').click()
    await page.getByRole('heading', { level: 1, name: 'Dacia · QZX 4711' }).waitFor()
    await page.getByText(words('record.choice.stolen'), { exact: true }).waitFor()
    assert.equal(await page.getByText(words('record.names'), { exact: true }).count(), 0)
    assert.deepEqual(await axeFindings(page), [])
    address = new URL(page.url()).pathname
  })

  test('is changed, and what was not touched stays', async () => {
    const page = await stage().pageOf('bureau-head', { language: 'en', at: `${address}/edit` })
    await field(page, 'colour').fill('dark blue')
    await button(page, 'record.edit.do').click()
    await page.getByRole('heading', { level: 1, name: 'Dacia · QZX 4711' }).waitFor()
    await page.getByText('dark blue').waitFor()
  })

  test('of an organisation names it as its issuer, by code or by name', async () => {
    const page = await stage().pageOf('bureau-head', { language: 'en', at: '/records/new' })
    await choose(page, 'record.kind', 'record.kind.travel_document')
    await page.getByLabel(words('record.reference')).fill('UNLP-1')
    await field(page, 'number').fill('UN0417226')
    const issuer = page.getByRole('combobox', { name: words('record.field.issuer') })
    await issuer.fill('xpo')
    await page.getByRole('option', { name: /INTERPOL/ }).click()
    await issuer.fill('united nat')
    await page.getByRole('option', { name: 'United Nations', exact: true }).click()
    await choose(page, 'record.field.documentType', 'record.choice.laissez_passer')
    await choose(page, 'record.field.fraud', 'record.choice.stolen')
    await choose(page, 'record.field.circumstances', 'record.choice.unknown')
    await choose(page, 'record.sharing', 'record.sharing.choice.all')
    await button(page, 'record.new.do').click()
    await page.getByText(/organisation that issued a travel document holds a record/).waitFor()
    assert.deepEqual(await axeFindings(page), [])

    await choose(page, 'record.kind', 'record.kind.administrative_document')
    await field(page, 'number').fill('UN-VEH-0417')
    await page.getByRole('combobox', { name: words('record.field.issuer') }).fill('uno')
    await page.getByRole('option', { name: 'United Nations', exact: true }).click()
    await choose(page, 'record.field.documentType', 'record.choice.vehicle_registration')
    await choose(page, 'record.field.fraud', 'record.choice.stolen')
    await button(page, 'record.new.do').click()
    await page.getByRole('heading', { level: 1, name: /UN-VEH-0417/ }).waitFor()
    await page.getByText('United Nations', { exact: true }).waitFor()
    assert.deepEqual(await axeFindings(page), [])
  })

  test('is found by its plate at a border, by its own source', async () => {
    const page = await stage().pageOf('border-officer', { language: 'en' })
    await ask(page, 'QZX 4711')
    await page.getByRole('link', { name: 'Dacia · QZX 4711' }).waitFor()
    const first = page.locator('main ol li').first()
    await first.getByText(words('record.choice.stolen'), { exact: true }).waitFor()
    await first.getByText(words('record.choice.car'), { exact: true }).waitFor()
    assert.doesNotMatch(await page.locator('main [role=status]').innerText(), /person and record/)
    assert.deepEqual(await axeFindings(page), [])
    assert.deepEqual(stage().faults, [])
  })
})
