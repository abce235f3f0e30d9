import type { Page } from 'playwright-core'
import type { Language } from '../../kernel/country.ts'
import { words } from './words.ts'

type ChosenFile = { readonly name: string; readonly content: string | Buffer }

/** Chooses the kind of list and its main file. */
export async function choose(
  page: Page,
  format: 'un' | 'ofac' | 'ftm',
  file: ChosenFile,
  language: Language = 'en',
): Promise<void> {
  await page
    .getByText(words(`import.format.${format}`, language), { exact: true })
    .first()
    .click()
  const files = page.getByRole('group', { name: words('import.files', language), exact: true })
  const chooser = page.waitForEvent('filechooser')
  await files.getByRole('button').first().click()
  const upload = { mimeType: 'application/octet-stream', buffer: Buffer.from(file.content) }
  await (await chooser).setFiles({ name: file.name, ...upload })
}
