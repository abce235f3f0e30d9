import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/** Rules that ask for colours: only they can say something else in another scheme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** Read by every page that is looked at: the short spelling takes it half the time. */
const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe has to say against the page as it stands, one line a node. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  return await findingsOf(page, {})
}

/** The same of its colours alone, for a page whose other scheme axe has seen whole. */
export async function colourFindings(page: Page): Promise<readonly string[]> {
  return await findingsOf(page, { runOnly: { type: 'rule', values: COLOUR_RULES } })
}

async function findingsOf(page: Page, which: RunOptions): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis)
  // What DevTools evaluates is not bound by the page's policy.
  if (!isThere) await page.evaluate(source)
  return await page.evaluate(runAxe, which)
}

async function runAxe(which: RunOptions): Promise<string[]> {
  const page = globalThis as unknown as { readonly axe: typeof axe }
  // Of what axe can fetch beforehand, no rule that is asked needs the stylesheets.
  const preload = { assets: ['media' as const] }
  const { violations } = await page.axe.run(document, { resultTypes: ['violations'], preload, ...which })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
  )
}
