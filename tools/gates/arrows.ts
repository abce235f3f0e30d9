import { createRequire } from 'node:module'
import path from 'node:path'
import { type Gate, parts, root, runTool, silentRules, sources, type Verdict, withCanary } from './run.ts'

type Dependency = { readonly resolved: string }
type Module = { readonly source: string; readonly dependencies: readonly Dependency[] }
type Violation = { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }
type Cruise = {
  readonly modules: readonly Module[]
  readonly summary: { readonly violations: readonly Violation[] }
}

const CONFIG = '.dependency-cruiser.cjs'
const CAPABILITY_CYCLE = 'no-capability-cycles'

/** The arrows between the parts. dependency-cruiser sees no TypeScript without @swc/core and is green then: so modules are counted. */
export const arrowsGate: Gate = {
  name: 'arrows',
  run: async (): Promise<Verdict> => {
    const wanted = sources('.ts', '.tsx').filter((file) => !file.endsWith('.d.ts'))
    const [cruise, canary] = await Promise.all([cruiseIn(root, parts), silentArrows()])
    const seen = new Set(cruise.modules.map(({ source }) => source))
    return {
      complaints: [
        ...cruise.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`),
        ...capabilityCycles(cruise.modules),
        ...wanted.filter((file) => !seen.has(file)).map((file) => `${file}: was not seen`),
        ...canary,
      ],
      note: `${wanted.filter((file) => seen.has(file)).length} modules`,
    }
  },
}

async function cruiseIn(folder: string, what: readonly string[]): Promise<Cruise> {
  const args = [...what, '--config', path.join(root, CONFIG), '--output-type', 'json']
  const { out, err } = await runTool('depcruise', args, folder)
  if (!out.startsWith('{')) throw new Error(`dependency-cruiser failed: ${err}${out}`)
  return JSON.parse(out)
}

/**
 * Capabilities that ask each other in a circle, which no single file shows. Tests are left out: through test/ and the apps
 * they reach everybody.
 */
function capabilityCycles(modules: readonly Module[]): readonly string[] {
  const asks = new Map<string, Set<string>>()
  for (const { source, dependencies } of modules) {
    const from = capabilityOf(source)
    if (from === null || /\.test\.tsx?$/.test(source)) continue
    const others = asks.get(from) ?? new Set()
    for (const { resolved } of dependencies) others.add(capabilityOf(resolved) ?? from)
    asks.set(from, others)
  }
  return [...asks.keys()]
    .filter((name) => reaches(asks, name, name))
    .map((name) => `${CAPABILITY_CYCLE}: ${name} comes back to itself`)
}

function capabilityOf(file: string): string | null {
  return /^capabilities\/([^/]+)\//.exec(file)?.[1] ?? null
}

function reaches(asks: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const found = new Set<string>()
  const next = [from]
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    for (const other of asks.get(name) ?? []) {
      if (other === name || found.has(other)) continue
      found.add(other)
      next.push(other)
    }
  }
  return found.has(to)
}

/** Each line is a file of a house that is wrong everywhere, with what it imports. */
const house: Readonly<Record<string, readonly string[]>> = {
  'kernel/id.ts': ['../infra/db.ts'],
  'infra/db.ts': ['../capabilities/a/thing.ts', 'pg'],
  'kit/post.ts': ['../infra/db.ts', 'node:fs'],
  'engines/match.ts': ['node:fs', '../infra/db.ts'],
  'apps/web/main.ts': ['../../capabilities/a/store.ts', '../../engines/match.ts', 'dev-only'],
  'apps/cli/main.ts': ['../server/main.ts'],
  'apps/server/main.ts': ['../../test/world.ts', './gone.ts'],
  'capabilities/a/thing.ts': ['../../infra/db.ts', '../../apps/server/main.ts', 'pg'],
  'capabilities/a/import-list.ts': ['../../infra/db.ts'],
  'capabilities/a/contract.ts': ['./store.ts'],
  'capabilities/a/store.ts': ['./actions.ts'],
  'capabilities/a/actions.ts': [
    './routes.ts',
    '../b/thing.ts',
    '../b/public.ts',
    '../../db/seed.ts',
    '../../bench/speed.ts',
  ],
  'capabilities/a/routes.ts': ['./store.ts'],
  'capabilities/a/public.ts': [],
  'capabilities/a/ui/page.ts': ['../actions.ts'],
  'capabilities/b/thing.ts': [],
  'capabilities/b/public.ts': ['../a/public.ts'],
  'db/seed.ts': ['../infra/db.ts'],
  'bench/speed.ts': [],
  'test/world.ts': [],
  'node_modules/pg/index.js': [],
  'node_modules/dev-only/index.js': [],
}

async function silentArrows(): Promise<readonly string[]> {
  const files = Object.entries(house).map(([file, imports]) => [
    file,
    imports.map((name) => `import '${name}'\n`).join(''),
  ])
  const manifest = JSON.stringify({
    type: 'module',
    dependencies: { pg: '1.0.0' },
    devDependencies: { 'dev-only': '1.0.0' },
  })
  const packages = ['pg', 'dev-only'].map((name) => [
    `node_modules/${name}/package.json`,
    JSON.stringify({ name, main: 'index.js' }),
  ])
  return withCanary(
    { ...Object.fromEntries([...files, ...packages]), 'package.json': manifest },
    async (folder) => {
      const folders = new Set(Object.keys(house).map((file) => file.split('/')[0] ?? ''))
      folders.delete('node_modules')
      const { modules, summary } = await cruiseIn(folder, [...folders])
      const heard = new Set(summary.violations.map(({ rule }) => rule.name))
      for (const complaint of capabilityCycles(modules)) heard.add(complaint.split(':')[0] ?? '')
      return silentRules([...ruleNames(), CAPABILITY_CYCLE], heard)
    },
  )
}

function ruleNames(): readonly string[] {
  const config: { forbidden: readonly { name: string }[] } = createRequire(import.meta.url)(
    path.join(root, CONFIG),
  )
  return config.forbidden.map(({ name }) => name)
}
