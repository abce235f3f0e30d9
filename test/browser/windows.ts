import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { Language } from '../../kernel/country.ts'

/** How a window is opened; `language` is what was chosen in it before. */
export type WindowLook = BrowserContextOptions & { readonly language?: Language }

/** A screen on a busy machine of two cores. Ours to confirm. */
const WAIT_MS = 20_000
/** Of the program's own, and without the program. */
const EMPTY_PAGE = '/icon.svg'

/**
 * Windows of one browser, each with cookies and a store of its own. To read the program takes a browser three times as
 * long as to show it again: so what a closed window leaves is emptied and kept for the next that is to look the same.
 * In each an empty page stays open, and with it the process that the other pages share (`--process-per-site`).
 */
export class Windows {
  readonly #browser: Browser
  readonly #kept = new Map<string, BrowserContext[]>()
  readonly #open = new Map<BrowserContext, string>()

  constructor(browser: Browser) {
    this.#browser = browser
  }

  /** A page in a window that nobody has used. */
  async open(look: WindowLook): Promise<Page> {
    const key = JSON.stringify(look)
    const context = this.#kept.get(key)?.pop() ?? (await this.#make(look))
    this.#open.set(context, key)
    return await context.newPage()
  }

  async closeAll(): Promise<void> {
    const closing = [...this.#open]
    this.#open.clear()
    for (const [context, key] of closing) {
      await emptied(context)
      this.#kept.set(key, [...(this.#kept.get(key) ?? []), context])
    }
  }

  async #make({ language, ...options }: WindowLook): Promise<BrowserContext> {
    const context = await this.#browser.newContext(options)
    context.setDefaultTimeout(WAIT_MS)
    if (language !== undefined) await context.addInitScript(chooseOnce, language)
    const empty = await context.newPage()
    await empty.goto(EMPTY_PAGE)
    return context
  }
}

/** Only the empty page is left, and nothing of whoever was there. */
async function emptied(context: BrowserContext): Promise<void> {
  const [empty, ...others] = context.pages()
  await Promise.all(others.map((page) => page.close()))
  await Promise.all([context.setOffline(false), context.clearCookies(), context.clearPermissions()])
  await empty?.evaluate(() => localStorage.clear())
}

/** As somebody who chose it here before; a choice made later stands. An empty page has no storage. */
function chooseOnce(language: string): void {
  if (location.protocol === 'about:') return
  if (localStorage.getItem('comity.language') === null) localStorage.setItem('comity.language', language)
}
