import type { FastifyReply, FastifyRequest } from 'fastify'
import { workHits } from '../../capabilities/hits/policy.ts'
import { bureausConcerned, hitsFor } from '../../capabilities/hits/public.ts'
import { type Db, inTransactionAs } from '../../infra/db.ts'
import { type EventStream, openEventStream } from '../../infra/event-stream.ts'
import { actorOf, problem, type Server } from '../../infra/http.ts'
import { type Cursor, cursorNow, hear, listen, type Topic } from '../../infra/outbox.ts'
import type { Actor } from '../../kernel/actor.ts'
import { LIVE_PATH, type LiveEvent } from '../../kernel/live.ts'
import { countsFor, type LiveCounts } from './live-counts.ts'

export type LiveParts = {
  readonly db: Db
  /** Sees whom a change concerns; nothing that it reads leaves. */
  readonly system: Db
  readonly clock: () => Date
}

/** Most lines of one process, and of one person: a browser opens six to an address. Ours to confirm. */
const MOST_LINES = 2000
const MOST_OF_ONE = 12

/** The first change is told at once, those of the next moment together: a list taken in raises hundreds of hits at once. */
const GATHER_MS = 200
/** A line ends by itself after this time and is opened anew; that of a session that ended is closed by the edge at once. */
const LIFE_MS = 300_000
/** What time alone changes (a review falls due, a consultation is late) is counted this often. Ours to confirm. */
const COUNT_ANYWAY_MS = 60_000
/** Bureaus whose lines are served at the same time: counting must not take every connection. */
const AT_ONCE = 3

type Line = {
  readonly actor: Actor
  readonly stream: EventStream
  /** As sent last; the same figures are not sent again. */
  counts: string
}

/** What another topic changes, every desk counts anew: it is rare. */
const otherTopics: readonly Topic[] = ['approvals.changed', 'inquiries.changed', 'rights.changed']

/** Tells open pages what changed for whoever looks at them, and nothing else. */
class Live {
  readonly #parts: LiveParts
  readonly #lines = new Set<Line>()
  #cursor: Cursor | null = null
  #stopListening: (() => void) | null = null
  #counting: ReturnType<typeof setInterval> | null = null
  #gathering: ReturnType<typeof setTimeout> | null = null
  #isTelling = false
  #isWanted = false
  #toldAtMs = 0

  constructor(parts: LiveParts) {
    this.#parts = parts
  }

  /** Opens a line, with the counts of now as its first event; false when there are too many. */
  async open(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const actor = actorOf(request)
    const own = [...this.#lines].filter((line) => line.actor.id === actor.id)
    if (this.#lines.size >= MOST_LINES || own.length >= MOST_OF_ONE) return false
    // Heard from before the counting, so that nothing falls between the two.
    this.#cursor ??= await cursorNow(this.#parts.system)
    const counts = await this.#count(actor)
    const line: Line = { actor, stream: openEventStream(request, reply), counts: '' }
    this.#lines.add(line)
    this.#stopListening ??= listen(this.#parts.system, () => this.#wake())
    this.#counting ??= setInterval(
      () => this.#tellCounts([...this.#lines]).catch(() => this.stop()),
      COUNT_ANYWAY_MS,
    )
    const end = setTimeout(() => line.stream.end(), LIFE_MS)
    line.stream.onClose(() => {
      clearTimeout(end)
      this.#drop(line)
    })
    tellCounts(line, counts)
    return true
  }

  /** Ends every line; the browsers come back to whoever serves then. */
  stop(): void {
    for (const { stream } of this.#lines) stream.end()
    this.#lines.clear()
    this.#rest()
  }

  #drop(line: Line): void {
    this.#lines.delete(line)
    if (this.#lines.size === 0) this.#rest()
  }

  /** Nobody looks: nothing is listened to, and the next line starts from its own time. */
  #rest(): void {
    this.#stopListening?.()
    this.#stopListening = null
    if (this.#counting !== null) clearInterval(this.#counting)
    this.#counting = null
    this.#cursor = null
    if (this.#gathering !== null) clearTimeout(this.#gathering)
    this.#gathering = null
  }

  #wake(): void {
    this.#isWanted = true
    if (this.#gathering !== null || this.#isTelling) return
    const pauseMs = Math.max(0, this.#toldAtMs + GATHER_MS - performance.now())
    this.#gathering = setTimeout(() => {
      this.#gathering = null
      this.#toldAtMs = performance.now()
      this.#tellAll().catch(() => this.stop())
    }, pauseMs)
  }

  async #tellAll(): Promise<void> {
    if (this.#cursor === null) return
    this.#isTelling = true
    this.#isWanted = false
    try {
      await this.#hearAndTell(this.#cursor)
    } finally {
      this.#isTelling = false
    }
    if (this.#isWanted && this.#cursor !== null) this.#wake()
  }

  async #hearAndTell(cursor: Cursor): Promise<void> {
    const { system } = this.#parts
    const { events: hits, next } = await hear(system, 'hits.changed', cursor)
    if (hits.length > 0) await this.#tellHits([...new Set(hits.map(({ subject }) => subject))].map(changeOf))
    const others = await Promise.all(otherTopics.map((topic) => hear(system, topic, cursor)))
    if (others.some(({ events }) => events.length > 0)) await this.#tellCounts([...this.#lines])
    // Nobody may look any more by now.
    this.#cursor = this.#cursor === null ? null : next
  }

  async #tellHits(changes: readonly Change[]): Promise<void> {
    const ids = changes.map(({ id }) => id)
    const concerned = await bureausConcerned(this.#parts.system, ids)
    const lines = [...this.#lines].filter(({ actor }) => concerned.has(actor.bureau))
    await inTurns(viewersOf(lines), async ([first, ...more]) => {
      const { actor } = first
      const told = changes.filter(({ onlyFor }) => onlyFor === null || onlyFor === actor.bureau)
      const wanted = [...new Set(told.map(({ id }) => id))]
      const [known, counts] = await inTransactionAs(this.#parts.db, actor, async (tx) => [
        await hitsFor(tx, actor, wanted),
        await countsFor(tx, actor, this.#parts.clock()),
      ])
      for (const line of [first, ...more]) {
        tellCounts(line, counts)
        for (const id of known) send(line.stream, 'hit', { id })
      }
    })
  }

  async #tellCounts(lines: readonly Line[]): Promise<void> {
    await inTurns(viewersOf(lines), async ([first, ...more]) => {
      const counts = await this.#count(first.actor)
      for (const line of [first, ...more]) tellCounts(line, counts)
    })
  }

  #count(actor: Actor): Promise<LiveCounts> {
    return inTransactionAs(this.#parts.db, actor, (tx) => countsFor(tx, actor, this.#parts.clock()))
  }
}

type Change = { readonly id: string; readonly onlyFor: string | null }

/** `id@bureau`: one bureau alone may know that something happened. */
function changeOf(subject: string): Change {
  const [id = '', onlyFor = null] = subject.split('@')
  return { id, onlyFor }
}

function tellCounts(line: Line, counts: LiveCounts): void {
  const written = JSON.stringify(counts)
  if (line.counts === written) return
  line.counts = written
  send(line.stream, 'counts', { ...counts })
}

function send(stream: EventStream, event: LiveEvent, body: Parameters<EventStream['send']>[1]): void {
  stream.send(event, body)
}

type Viewers = readonly [Line, ...Line[]]

/** Lines of one person see the same: they are counted for once. */
function viewersOf(lines: readonly Line[]): readonly Viewers[] {
  const byPerson = new Map<string, Viewers>()
  for (const line of lines) {
    const before = byPerson.get(line.actor.id)
    byPerson.set(line.actor.id, before === undefined ? [line] : [...before, line])
  }
  return [...byPerson.values()]
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const turn = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, turn))
}

/** One line of events for each open page. */
export function liveRoutes(server: Server, parts: LiveParts): void {
  const live = new Live(parts)
  server.addHook('preClose', async () => live.stop())
  server.get(LIVE_PATH, { config: { access: workHits } }, async (request, reply) => {
    if (await live.open(request, reply)) return reply
    return problem(reply, 503, 'too_many_lines', 'Close pages of Comity that you do not look at.')
  })
}
