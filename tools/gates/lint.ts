import { cpSync } from 'node:fs'
import path from 'node:path'
import { type Gate, root, runTool, silentRules, sources, type Verdict, withCanary } from './run.ts'

type Diagnostic = {
  readonly severity: string
  readonly category: string | null
  readonly message: string
  readonly location: { readonly path: string; readonly start: { readonly line: number } | null } | null
}
type Report = {
  readonly summary: { readonly changed: number; readonly unchanged: number }
  readonly diagnostics: readonly Diagnostic[]
}

export const lintGate: Gate = {
  name: 'lint',
  run: async (): Promise<Verdict> => {
    const expected = sources('.ts', '.tsx', '.mjs', '.css').length
    const [{ summary, diagnostics }, canary] = await Promise.all([biome('check', root), silentLint()])
    const seen = summary.changed + summary.unchanged
    return {
      complaints: [
        ...diagnostics.filter(({ severity }) => severity !== 'info').map(lineOf),
        ...(seen < expected ? [`saw ${seen} files of ${expected}`] : []),
        ...canary,
      ],
      note: `${seen} files`,
    }
  },
}

async function biome(command: 'check' | 'lint', folder: string): Promise<Report> {
  const { out, err } = await runTool(
    'biome',
    [command, '.', '--reporter=json', '--max-diagnostics=none'],
    folder,
  )
  if (!out.startsWith('{')) throw new Error(`biome failed: ${err}${out}`)
  return JSON.parse(out)
}

function lineOf({ category, message, location }: Diagnostic): string {
  const isMended = category === 'format' || category === 'assist/source/organizeImports'
  const place = `${location?.path ?? ''}:${location?.start?.line ?? ''}`
  return `${place} ${category ?? ''} ${message}${isMended ? ' (npm run format)' : ''}`
}

/** A file for each house rule; the name says which one it breaks. */
const faults = {
  noExplicitAny: 'export const a = (value: any): number => value',
  noNonNullAssertion: 'export const a = (list: readonly string[]): string => list[0]!',
  noDefaultExport: 'export default 1',
  noBarrelFile: `export { a } from './other.ts'`,
  noReExportAll: `export * from './other.ts'`,
  useImportType: `import { Stats } from 'node:fs'\nexport const a = (stats: Stats): number => stats.size`,
  noUselessCatch:
    'export function a(): void {\n  try {\n    b()\n  } catch (cause) {\n    throw cause\n  }\n}\ndeclare function b(): void',
  useThrowOnlyError: `export function a(): void {\n  throw 'text'\n}`,
  noParameterAssign: 'export function a(b: number): number {\n  b = 2\n  return b\n}',
  noNestedTernary: `export const a = (b: number): string => (b > 1 ? 'x' : b > 0 ? 'y' : 'z')`,
  noConsole: `console.log('text')`,
  noEnum: 'export enum A {\n  B,\n}',
  noEmptyBlockStatements: 'export function a(): void {}',
  useMaxParams: 'export const a = (b: 1, c: 1, d: 1, e: 1, f: 1): number => b + c + d + e + f',
  noExcessiveLinesPerFunction: `export function a(): void {\n${'  b()\n'.repeat(61)}}\ndeclare function b(): void`,
  noExcessiveLinesPerFile: 'export let a = 0\n'.concat('a += 1\n'.repeat(401)),
  noExcessiveCognitiveComplexity: `export function a(b: number): void {\n${'  if (b > 0) {\n    if (b > 1) {\n      c()\n    }\n  }\n'.repeat(5)}}\ndeclare function c(): void`,
  noFloatingPromises:
    'async function a(): Promise<void> {\n  await b()\n}\ndeclare function b(): Promise<void>\na()',
  noMisusedPromises: 'declare const a: Promise<boolean>\nif (a) b()\ndeclare function b(): void',
  useExhaustiveSwitchCases: `declare const a: 'x' | 'y'\nswitch (a) {\n  case 'x':\n    break\n}`,
  noFocusedTests: `import { test } from 'node:test'\ntest.only('a', () => undefined)`,
}

async function silentLint(): Promise<readonly string[]> {
  const files = Object.entries(faults).map(([rule, text]) => [`${fileNameFor(rule)}.ts`, `${text}\n`])
  return withCanary(
    { ...Object.fromEntries(files), 'badlyNamed_file.ts': 'export const a = 1\n' },
    async (folder) => {
      cpSync(path.join(root, 'biome.json'), path.join(folder, 'biome.json'))
      const { diagnostics } = await biome('lint', folder)
      const heard = new Set(diagnostics.map(({ category }) => category?.split('/')[2] ?? ''))
      return silentRules([...Object.keys(faults), 'useFilenamingConvention'], heard)
    },
  )
}

function fileNameFor(rule: string): string {
  return rule.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
