type Keyed = { readonly id: string }

/** A page of a list as the server gives it. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

/**
 * What a list shows while the world goes on: no row moves under the cursor. New rows wait above, rows that are no
 * longer in the list stay where they are and say so, until the reader asks for the list anew.
 */
export type HeldRows<Row extends Keyed> = {
  readonly shown: readonly Row[]
  /** Rows of the server's first page that are not shown yet. */
  readonly waiting: readonly Row[]
  /** Shown, but no longer in the list. */
  readonly gone: ReadonlySet<string>
  /** Done here; a picture that the server drew before that does not bring them back. One drawn later lets them go. */
  readonly done: ReadonlySet<string>
  readonly next: string | null
}

export function begin<Row extends Keyed>({ rows, next }: Page<Row>): HeldRows<Row> {
  return { shown: rows, waiting: [], gone: new Set(), done: new Set(), next }
}

/** The page after those shown. */
export function append<Row extends Keyed>(held: HeldRows<Row>, page: Page<Row>): HeldRows<Row> {
  const known = new Set(held.shown.map(({ id }) => id))
  const added = page.rows.filter(({ id }) => !known.has(id) && !held.done.has(id))
  return { ...held, shown: [...held.shown, ...added], next: page.next }
}

/** Lays the server's present first page over what is shown: in place, and without moving anything. */
export function refresh<Row extends Keyed>(held: HeldRows<Row>, page: Page<Row>): HeldRows<Row> {
  const fresh = new Map(page.rows.map((row) => [row.id, row]))
  const known = new Set(held.shown.map(({ id }) => id))
  const reach = page.next === null ? held.shown.length : lastKnown(held.shown, fresh)
  const missing = held.shown.slice(0, reach).filter(({ id }) => !fresh.has(id))
  return {
    ...held,
    shown: held.shown.map((row) => fresh.get(row.id) ?? row),
    waiting: page.rows.filter(({ id }) => !known.has(id) && !held.done.has(id)),
    gone: new Set(missing.map(({ id }) => id)),
    done: new Set([...held.done].filter((id) => fresh.has(id))),
  }
}

/** What stands after the last row that the page holds may be on the next page: nothing is said about it. */
function lastKnown<Row extends Keyed>(shown: readonly Row[], fresh: ReadonlyMap<string, Row>): number {
  return shown.findLastIndex(({ id }) => fresh.has(id)) + 1
}

/** Takes a row out that was done here. */
export function take<Row extends Keyed>(held: HeldRows<Row>, id: string): HeldRows<Row> {
  return {
    ...held,
    shown: held.shown.filter((row) => row.id !== id),
    waiting: held.waiting.filter((row) => row.id !== id),
    done: new Set([...held.done, id]),
  }
}

/** Puts a row back where it stood, when what was done is undone. */
export function putBack<Row extends Keyed>(held: HeldRows<Row>, row: Row, place: number): HeldRows<Row> {
  const done = new Set(held.done)
  done.delete(row.id)
  const others = held.shown.filter(({ id }) => id !== row.id)
  return { ...held, shown: others.toSpliced(place, 0, row), done }
}

/** The row that the cursor comes to when `id` is taken out: the next one, or the one before at the end. */
export function neighbourOf<Row extends Keyed>(shown: readonly Row[], id: string): string | null {
  const place = shown.findIndex((row) => row.id === id)
  return (shown[place + 1] ?? shown[place - 1])?.id ?? null
}
