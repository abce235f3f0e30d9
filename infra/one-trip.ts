import pg from 'pg'

/** A value as it goes over the wire: bytes in the binary form of their type, all else as text. */
type Wire = Buffer | string | null

type Sent = {
  readonly text: string
  readonly values: readonly Wire[]
  /** Empty for a statement that is read and planned each time. */
  readonly name: string
  readonly done: (result: pg.QueryResult) => void
  readonly failed: (cause: unknown) => void
}

/** Statements by the names under which a connection knows them; those of single queries have names of their own. */
const prepared = new WeakMap<pg.Connection, Set<string>>()

/**
 * Gathers statements, then sends all of them at once and waits for one answer: PostgreSQL makes one transaction of what
 * stands before a Sync (its manual, "Message Flow", "Pipelining"), so that neither `begin` nor `commit` is sent, and each side is woken once.
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
    this.#sent.push({ text, values: values.map(wireOf), name, done: sent.resolve, failed: sent.reject })
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
    const known = prepared.get(connection) ?? new Set()
    prepared.set(connection, known)
    connection.stream.cork()
    for (const { text, values, name } of this.#sent) {
      const statement = name === '' ? '' : `trip ${name}`
      if (statement === '' || !known.has(statement)) {
        connection.parse({ text, name: statement, types: [] }, true)
        if (statement !== '') this.#isKnown = false
        known.add(statement)
      }
      connection.bind({ statement, values: [...values] }, true)
      connection.describe({ type: 'P' }, true)
      connection.execute(null, true)
    }
    connection.sync()
    connection.stream.uncork()
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
