import path from 'node:path'
import { type Gate, root, runTool, silentRules, sources, type Verdict, withCanary } from './run.ts'

/** More of them work side by side and each works out most of the types anew: four take twice the processor's time of one. */
const ONE_CHECKER = ['--checkers', '1']

/** tsc is written in Go and ends before it needs its memory back: to look for it takes a third of its time, and saves a tenth of the memory. */
const tsc = (args: readonly string[], cwd = root) => runTool('tsc', args, cwd, { GOGC: 'off' })

/** tsc looks again only at what was changed, and at what depends on it; complaints that stand are told again. */
function remembering(project: string): readonly string[] {
  const memory = path.join('node_modules', '.cache', `${path.basename(project, '.json')}.tsbuildinfo`)
  return ['--incremental', '--tsBuildInfoFile', path.join(root, memory)]
}

/** The three projects together must see every source. Tests of the page run in Node on code for the browser, so they see both. */
export const typesGate: Gate = {
  name: 'types',
  run: async (): Promise<Verdict> => {
    const wanted = sources('.ts', '.tsx')
    const projects = ['tsconfig.json', 'tsconfig.web.json', 'tools/gates/tsconfig.page-tests.json']
    const [canary, ...runs] = await Promise.all([
      silentStrictness(),
      ...projects.map((project) =>
        tsc(['-p', project, '--listFiles', ...ONE_CHECKER, ...remembering(project)]),
      ),
    ])
    const lines = runs.flatMap(({ out }) => out.split('\n')).map((line) => line.trim())
    const seen = new Set(
      lines.filter((line) => path.isAbsolute(line)).map((line) => path.relative(root, line)),
    )
    const unseen = wanted.filter((file) => !seen.has(file) && !file.endsWith('.d.ts'))
    const faults = lines.filter((line) => line !== '' && !path.isAbsolute(line))
    const hasFailed = runs.some(({ status }) => status !== 0)
    return {
      complaints: [
        ...(hasFailed && faults.length === 0
          ? [`tsc failed: ${runs.map(({ err }) => err).join('')}`]
          : [...new Set(faults)]),
        ...unseen.map((file) => `${file}: is in no tsconfig`),
        ...canary,
      ],
      note: `${wanted.length - unseen.length} files`,
    }
  },
}

/** One line for each strictness that later code leans on, with the code of tsc's complaint. */
const faults = {
  TS2322: `export const wrong: number = 'text'`,
  TS2532: `export const first = (list: readonly string[]) => list[0].length`,
  TS2375: `export const loose: { readonly a?: string } = { a: undefined }`,
  TS1294: `export enum Colour { Red }`,
  TS1484: `import { PathLike } from 'node:fs'\nexport const same = (path: PathLike) => path`,
  TS7006: `export const untyped = (value) => value`,
  TS6133: `const unused = 1`,
}

async function silentStrictness(): Promise<readonly string[]> {
  const files = Object.entries(faults).map(([code, text]) => [`${code}.ts`, `${text}\nexport {}\n`])
  const settings = {
    extends: path.join(root, 'tsconfig.json'),
    compilerOptions: { typeRoots: [path.join(root, 'node_modules', '@types')] },
    include: ['*.ts'],
    exclude: [],
  }
  return withCanary(
    {
      ...Object.fromEntries(files),
      'tsconfig.json': JSON.stringify(settings),
      'package.json': '{"type":"module"}',
    },
    async (folder) => {
      const { out } = await tsc(['-p', folder])
      return silentRules(Object.keys(faults), new Set([...out.matchAll(/TS\d{4}/g)].map(([code]) => code)))
    },
  )
}
