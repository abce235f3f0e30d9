import { readFileSync } from 'node:fs'
import path from 'node:path'

const ROUTES = path.resolve(import.meta.dirname, '../../apps/web/routes.tsx')

/** Every address that the pages have, as the router names it: `/records/$id`. */
export function addressesOf(): readonly string[] {
  const source = readFileSync(ROUTES, 'utf8')
  return [...source.matchAll(/^\s+(?:screen|open)\(\s*'([^']+)'/gm)].map((found) => found[1] ?? '')
}

/** The router's name of an address, the one without a blank first; the address itself when the router has none. */
export function patternOf(address: string, patterns: readonly string[]): string {
  const fits = (pattern: string) => new RegExp(`^${pattern.replaceAll(/\$\w+/g, '[^/]+')}$`).test(address)
  return patterns.includes(address) ? address : (patterns.find(fits) ?? address)
}
