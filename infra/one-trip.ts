import pg from 'pg'

/** A value as it goes over the wire: bytes in the binary form of their type, all else as text. */
type Wire = Buffer | string | null

type Sent = {
  readonly text: string
  readonly values: readonly Wire[]
  /** A connection reads and plans it once; any other each time. */
  readonly isPrepared: boolean
  readonly done: (result: pg.QueryResult) => void
  readonly failed: (cause: unknown) => void
}

/** The names under which a connection knows statements, by their texts; none of them is one of a single query's. */
const prepared = new WeakMap<pg.Connection, Map<string, string>>()

/**
 * Gathers statements, then sends all of them at once and waits for one answer: PostgreSQL makes one transaction of what
 * stands before a Sync (its manual, "Message Flow", "Pipelining"), so that neither `begin` nor `commit` is sent, and each
 * side is woken once.
 */
export class OneTrip extends pg.Query {
  /** What `pg` has gathered; a statement that has not ended names no command. */
  private declare readonly _results: pg.QueryResult | readonly pg.QueryResult[]
  readonly #sent: Sent[] = []
  readonly #ended = Promise.withResolvers<void>()
  #isKnown = true
  #hasLeft = false

  constructor() {
    super({ text: '' }, [], (cause) => this.#end(cause ?? null))
  }

  /** Whether the connection is known to be as it was: what a trip that failed had prepared in it nobody can say. */
  get leavesItKnown(): boolean {
    return this.#isKnown
  }

  async query<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
    name = '',
  ): Promise<pg.QueryResult<Row>> {
    if (this.#hasLeft) throw new Error('a trip that has left takes no more statements')
    const sent = Promise.withResolvers<pg.QueryResult>()
    const wired = values.map(wireOf)
    const isPrepared = name !== ''
    this.#sent.push({ text, values: wired, isPrepared, done: sent.resolve, failed: sent.reject })
    return await sent.promise
  }

  /** Resolves when all is committed. Rejects when nothing is. */
  async run(client: pg.PoolClient): Promise<void> {
    this.#hasLeft = true
    if (this.#sent.length === 0) return
    client.query(this)
    await this.#ended.promise
  }

  override submit = (connection: pg.Connection): void => {
    connection.stream.cork()
    for (const { text, values, isPrepared } of this.#sent) {
      const statement = isPrepared ? this.#prepare(connection, text) : ''
      if (!isPrepared) connection.parse({ text, name: '', types: [] }, true)
      connection.bind({ statement, values: [...values] }, true)
      connection.describe({ type: 'P' }, true)
      connection.execute(null, true)
    }
    connection.sync()
    connection.stream.uncork()
  }

  #prepare(connection: pg.Connection, text: string): string {
    const known = prepared.get(connection) ?? new Map<string, string>()
    const name = known.get(text) ?? `trip ${known.size}`
    if (known.has(text)) return name
    connection.parse({ text, name, types: [] }, true)
    prepared.set(connection, known.set(text, name))
    this.#isKnown = false
    return name
  }

  /** Each statement says what became of itself, the trip what became of all. */
  #end(cause: unknown): void {
    const results = [this._results].flat()
    for (const [at, { done, failed }] of this.#sent.entries()) {
      const result = results[at]
      if (result?.command) done(result)
      else failed(cause)
    }
    if (cause === null) {
      this.#isKnown = true
      this.#ended.resolve()
    } else this.#ended.reject(cause)
  }
}

function wireOf(value: unknown): Wire {
  if (value === null || value === undefined) return null
  if (Buffer.isBuffer(value) || typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new TypeError('a statement of one trip takes bytes, texts, dates, numbers and truth values')
}
