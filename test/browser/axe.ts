import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Rules that ask for colours: only they can say something else in another scheme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** What axe has to say against the page as it stands, one line a node. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  return await findingsOf(page, null)
}

/** The same of its colours alone, for a page whose other scheme axe has seen whole. */
export async function colourFindings(page: Page): Promise<readonly string[]> {
  return await findingsOf(page, COLOUR_RULES)
}

async function findingsOf(page: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis)
  // What DevTools evaluates is not bound by the page's policy.
  if (!isThere) await page.evaluate(axe.source)
  return await page.evaluate(runAxe, rules === null ? null : [...rules])
}

async function runAxe(rules: string[] | null): Promise<string[]> {
  const page = globalThis as unknown as { readonly axe: typeof axe }
  const { violations } = await page.axe.run(document, {
    resultTypes: ['violations'],
    ...(rules === null ? {} : { runOnly: { type: 'rule', values: rules } }),
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
  )
}
