import { cpSync } from 'node:fs'
import path from 'node:path'
import { type Gate, root, runTool, silentRules, type Verdict, withCanary } from './run.ts'

export const unusedGate: Gate = {
  name: 'nothing unused',
  run: async (): Promise<Verdict> => {
    const [knip, canary] = await Promise.all([
      runTool('knip', ['--no-progress', '--treat-config-hints-as-errors']),
      silentKnip(),
    ])
    return {
      complaints: [...(knip.status === 0 ? [] : [`${knip.out}${knip.err}`.trim()]), ...canary],
      note: 'files, exports, dependencies',
    }
  },
}

async function silentKnip(): Promise<readonly string[]> {
  const files = {
    'package.json': '{"name":"canary","type":"module","dependencies":{"unused-package":"1.0.0"}}',
    'apps/cli/main.ts': `import { used } from '../../kernel/half.ts'\nused()\n`,
    'kernel/half.ts':
      'export function used(): void {\n  return undefined\n}\nexport const unusedExport = 1\n',
    'kernel/unused-file.ts': 'export const a = 1\n',
  }
  return withCanary(files, async (folder) => {
    cpSync(path.join(root, 'knip.json'), path.join(folder, 'knip.json'))
    const { out } = await runTool('knip', ['--no-progress', '--reporter', 'compact'], folder)
    const broken = ['unused-file', 'unusedExport', 'unused-package']
    return silentRules(broken, new Set(broken.filter((name) => out.includes(name))))
  })
}
