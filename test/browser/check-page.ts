import type { Locator, Page } from 'playwright-core'

/** The one box, in whatever language. */
export function box(page: Page): Locator {
  return page.locator('main form input[type=text]').first()
}

/** Types it and presses Enter. */
export async function ask(page: Page, text: string): Promise<void> {
  await box(page).fill(text)
  await box(page).press('Enter')
}

/** The word of the answer, once it is there. */
export async function word(page: Page): Promise<string> {
  return await page.locator('main [role=status] h2').first().innerText()
}

/** Pastes it as the clipboard would, with its line ends. */
export async function paste(page: Page, text: string): Promise<void> {
  await box(page).focus()
  await box(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}
