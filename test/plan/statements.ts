import pg from 'pg'

/** A statement of the program, and what its transaction had been told of the caller before. */
export type Statement = {
  readonly text: string
  readonly values: readonly unknown[]
  readonly settings: readonly string[]
  /** The role of the connection that it was sent by: row-level security costs each another price. */
  readonly role: string
}

type Query = (...parts: readonly unknown[]) => unknown

/** Every statement that is sent while `work` runs, by any connection of the process. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const log = new Log()
  const original: Query = pg.Client.prototype.query
  const listening = function (this: object, ...parts: readonly unknown[]): unknown {
    log.hear(this, parts)
    return original.apply(this, [...parts])
  }
  Object.assign(pg.Client.prototype, { query: listening })
  try {
    await work()
  } finally {
    Object.assign(pg.Client.prototype, { query: original })
  }
  return log.statements
}

class Log {
  readonly statements: Statement[] = []
  readonly #settings = new WeakMap<object, string[]>()

  hear(client: object, [config, more]: readonly unknown[]): void {
    const { text, values: given } = (
      typeof config === 'string' ? { text: config, values: more } : config
    ) as { readonly text?: unknown; readonly values?: unknown }
    if (typeof text !== 'string') return
    const values: readonly unknown[] = Array.isArray(given) ? given : []
    if (text === 'begin') this.#settings.set(client, [])
    else if (isSetting(text)) this.#settings.get(client)?.push(inline(text, values))
    else {
      const settings = [...(this.#settings.get(client) ?? [])]
      this.statements.push({ text, values, settings, role: roleOf(client) })
    }
  }
}

/** As the pool that the connection belongs to was opened with. */
function roleOf(client: object): string {
  const options = 'connectionParameters' in client ? JSON.stringify(client.connectionParameters) : ''
  const [, role] = /-c role=(\w+)/.exec(options) ?? []
  if (role === undefined) throw new Error('a statement by a connection of no role')
  return role
}

function isSetting(text: string): boolean {
  return /^\s*(?:set local|select set_config)/.test(text)
}

function inline(text: string, given: readonly unknown[]): string {
  return text.replace(/\$(\d+)/g, (_, place: string) =>
    pg.escapeLiteral(String(given[Number(place) - 1] ?? '')),
  )
}
