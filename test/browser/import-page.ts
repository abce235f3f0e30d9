import type { Page } from 'playwright-core'
import { words } from './words.ts'

type ChosenFile = { readonly name: string; readonly content: string | Buffer }

/** Chooses the kind of list and its main file. */
export async function choose(page: Page, format: 'un' | 'ofac' | 'ftm', file: ChosenFile): Promise<void> {
  await page
    .getByText(words(`import.format.${format}`), { exact: true })
    .first()
    .click()
  const files = page.getByRole('group', { name: words('import.files'), exact: true })
  const chooser = page.waitForEvent('filechooser')
  await files.getByRole('button').first().click()
  const upload = { mimeType: 'application/octet-stream', buffer: Buffer.from(file.content) }
  await (await chooser).setFiles({ name: file.name, ...upload })
}
