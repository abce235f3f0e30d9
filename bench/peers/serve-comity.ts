// Serves the Comity that lies in a folder, of whatever version: `node serve-comity.ts ROOT DATA`. Tells its port and key, and ends
// when its parent does.
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** What every version has had since there are servers. */
type Version = {
  readonly startComity: (options: object) => Promise<Started>
  readonly readConfig: (environment: object, home: string) => { readonly value: object }
  readonly HOME: string
  readonly keyFile: (folder: string) => string
}
type Started =
  | { readonly ok: true; readonly value: { readonly port?: number; readonly url: string } }
  | { readonly ok: false; readonly error: { readonly detail: string } }

const [root = '', data = ''] = process.argv.slice(2)
const parts = ['apps/server/comity.ts', 'infra/config.ts', 'apps/server/home.ts', 'apps/server/local-key.ts']
const loaded: object[] = await Promise.all(parts.map(async (part) => await import(path.join(root, part))))
// Trusted: the folder holds a version of this project, which has them under these names.
const { startComity, readConfig, HOME, keyFile } = Object.assign({}, ...loaded) as Version

const { value: config } = readConfig({ COMITY_DATA: data, PORT: '0', COMITY_DEMO_RECORDS: '6000' }, HOME)
const started = await startComity({ config, say: () => undefined, clock: () => new Date(), hasPages: false })
if (!started.ok) throw new Error(started.error.detail)
process.once('disconnect', () => process.exit())
process.send?.({
  port: Number(new URL(started.value.url).port),
  key: (await readFile(keyFile(data), 'utf8')).trim(),
})
