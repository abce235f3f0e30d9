import type { Asked } from './asked.ts'
import { documentEntries, findNames } from './blocking.ts'
import { bitOf } from './channels.ts'
import { evidenceOf } from './evidence.ts'
import { EvidenceWeight } from './evidence-weight.ts'
import { type ModeRule, modeRules } from './modes.ts'
import type { Promising, Wanted } from './name-scanner.ts'
import { type Draft, Ranking } from './ranking.ts'
import { similarityOf } from './score.ts'
import type { Scratch } from './scratch.ts'
import { type Segment, WEAK } from './segment.ts'
import { dayKeys } from './segment-builder.ts'
import type { SearchOptions } from './types.ts'

/** Weak aliases match too widely to stand alone (their contributor says so). Ours. */
const WEAK_ALIAS = 0.93
/** Looked at most closely, of all names found. */
const MAX_NAMES_SCORED = 600
/** Weight of a birth date from which names may be less alike. */
const LEAST_LOOSE = 0.14
/** Of any name. */
const MOST_ALIKE = 1
/** Room for rounding. */
const SMALL = 1e-9

/** The best of one segment that pass the mode's floors and may be seen. */
export function draftsOf(
  segment: Segment,
  asked: Asked,
  options: SearchOptions,
  scratch: Scratch,
): readonly Draft[] {
  const search = new Search(segment, asked, options)
  search.scoreAll(findNames(segment, asked, scratch, search.wanted))
  search.addByDocument()
  return search.ranking.drafts
}

class Search {
  readonly ranking: Ranking
  readonly #segment: Segment
  readonly #asked: Asked
  readonly #rule: ModeRule
  readonly #weight: EvidenceWeight
  readonly #mostBeside: number
  readonly #maySee: (id: string) => boolean
  readonly #seen = new Map<number, boolean>()
  readonly #byDocument: ReadonlySet<number>

  constructor(segment: Segment, asked: Asked, { mode, limit, maySee }: SearchOptions) {
    this.ranking = new Ranking(limit)
    this.#segment = segment
    this.#asked = asked
    this.#rule = modeRules[mode]
    this.#weight = new EvidenceWeight(asked.query)
    this.#mostBeside = this.#weight.mostBesideBorn
    this.#maySee = maySee
    this.#byDocument = new Set(documentEntries(segment, asked, this.#rule.nearbyDocuments))
  }

  /** Least likeness of a name by which it may pass with all that facts can add, the day of birth left out; and with it. */
  get wanted(): Wanted {
    const { similarity, total, loose } = this.#rule
    const floor = Math.max(similarity, total - this.#weight.most)
    const hasBearer = (name: number): boolean => this.#hasBearer(name, MOST_ALIKE)
    return { floor, loose, hasBearer: this.#asked.query.born === null ? null : hasBearer }
  }

  /** The most promising first, until no other can come among the best. */
  scoreAll(found: readonly Promising[]): void {
    const bounded = found
      .filter(({ name, ceiling }) => this.#hasBearer(name, ceiling))
      .map((name) => ({ ...name, bound: name.ceiling + this.#bestWeight(name) }))
      .filter(({ bound }) => bound >= this.#rule.total - SMALL)
      .sort((x, y) => y.bound - x.bound || y.ceiling - x.ceiling || x.name - y.name)
    let scored = 0
    for (const name of bounded) {
      if (scored === MAX_NAMES_SCORED || name.bound < this.ranking.least - SMALL) return
      // Asked before the name takes a place: what may not be seen leaves no gap.
      if (!this.#somebodyMaySee(name)) continue
      scored++
      this.#score(name)
    }
  }

  /** The most that facts add for a bearer whose name may then pass; minus infinity when there is none. */
  #bestWeight({ name, ceiling }: Promising): number {
    let best = Number.NEGATIVE_INFINITY
    this.#eachBearer(name, ceiling, (entry) => {
      const { all, born } = this.#weigh(entry)
      if (all > best && this.#mayPass(ceiling, born)) best = all
      return true
    })
    return best
  }

  /** Whether a name so alike is enough beside a date of birth of this weight. */
  #mayPass(similarity: number, born: number): boolean {
    return similarity >= (born >= LEAST_LOOSE ? this.#rule.loose : this.#rule.similarity) - SMALL
  }

  #somebodyMaySee({ name, ceiling }: Promising): boolean {
    let isSeen = false
    this.#eachBearer(name, ceiling, (entry) => {
      const { all, born } = this.#weigh(entry)
      isSeen =
        this.#mayPass(ceiling, born) && ceiling + all >= this.#rule.total - SMALL && this.#mayRead(entry)
      return !isSeen
    })
    return isSeen
  }

  #score({ name, channels }: Promising): void {
    const similarity = this.#similarityOf(name)
    if (similarity < this.#rule.loose) return
    this.#eachBearer(name, similarity, (entry) => {
      const { all, born } = this.#weigh(entry)
      const held = this.#heldAt(entry, name)
      const alike = held.isWeak ? similarity * WEAK_ALIAS : similarity
      const total = alike + all
      const isLikeEnough = this.#mayPass(alike, born) && total >= this.#rule.total - SMALL
      if (!isLikeEnough) return true
      const draft = {
        ...{ segment: this.#segment, entry, similarity: alike, total, nameIndex: held.index },
        channels: channels | this.#bornBit(entry),
      }
      if (this.ranking.isAmongBest(draft) && this.#mayRead(entry)) this.ranking.add(draft)
      return true
    })
  }

  #similarityOf(name: number): number {
    const held = this.#segment.name(name)
    let best = 0
    for (const asked of this.#asked.names.get(held.subject) ?? [])
      best = Math.max(best, similarityOf(asked, held))
    return best
  }

  /**
   * Everybody who may pass with a name so alike, is not dead and is of a kind that was asked for, until `visit` says false.
   * Who was born at another time is passed over without being looked at.
   */
  #eachBearer(name: number, similarity: number, visit: (entry: number) => boolean): void {
    const { nameEntryStart, nameEntry, nameEntryBorn } = this.#segment.columns
    for (let at = nameEntryStart[name] ?? 0; at < (nameEntryStart[name + 1] ?? 0); at++) {
      if (!this.#mayBe(similarity, nameEntryBorn[at] ?? 0)) continue
      const entry = nameEntry[at] ?? 0
      if (this.#isAskedFor(entry) && !visit(entry)) return
    }
  }

  /** Whether a date of birth of those who bear the name lets it pass: most names end here. */
  #hasBearer(name: number, ceiling: number): boolean {
    const { nameEntryStart, nameEntryBorn } = this.#segment.columns
    const end = nameEntryStart[name + 1] ?? 0
    for (let at = nameEntryStart[name] ?? 0; at < end; at++)
      if (this.#mayBe(ceiling, nameEntryBorn[at] ?? 0)) return true
    return false
  }

  #mayBe(similarity: number, packedBorn: number): boolean {
    if (this.#byDocument.size > 0) return true
    const born = this.#weight.mostByBorn(packedBorn)
    return this.#mayPass(similarity, born) && similarity + born + this.#mostBeside >= this.#rule.total - SMALL
  }

  /** To be read before the next is weighed. */
  #weigh(entry: number): EvidenceWeight {
    this.#weight.weigh(this.#segment, entry, this.#byDocument.size > 0 && this.#byDocument.has(entry))
    return this.#weight
  }

  /** Which of the entry's names this is: the first, and a strong alias before a weak one. */
  #heldAt(entry: number, name: number): { index: number; isWeak: boolean } {
    const { entryNameStart, heldName, heldIndex } = this.#segment.columns
    let weak = -1
    for (let at = entryNameStart[entry] ?? 0; at < (entryNameStart[entry + 1] ?? 0); at++) {
      if (heldName[at] !== name) continue
      const index = heldIndex[at] ?? 0
      if ((index & WEAK) === 0) return { index, isWeak: false }
      if (weak < 0) weak = index & ~WEAK
    }
    return { index: Math.max(weak, 0), isWeak: weak >= 0 }
  }

  /** The channel of birth where the entry was born on an asked day. */
  #bornBit(entry: number): number {
    const { dayKeys: asked, names } = this.#asked
    if (asked.length === 0 || names.size === 0) return 0
    const days = this.#segment.bornOf(entry).flatMap(dayKeys)
    return days.some((day) => asked.includes(day)) ? bitOf('born') : 0
  }

  #isAskedFor(entry: number): boolean {
    if (this.#segment.dead[entry] === 1) return false
    const { subject } = this.#asked.query
    return subject === null || subject === this.#segment.subjectOf(entry)
  }

  #mayRead(entry: number): boolean {
    const known = this.#seen.get(entry)
    if (known !== undefined) return known
    const may = this.#maySee(this.#segment.id(entry))
    this.#seen.set(entry, may)
    return may
  }

  /** Whoever has the asked number, or one so near that a name like enough stands beside it. */
  addByDocument(): void {
    for (const entry of this.#byDocument) {
      if (!this.#isAskedFor(entry) || !this.#mayRead(entry)) continue
      const { similarity, nameIndex } = this.#bestNameOf(entry)
      if (!this.#documentPasses(entry, similarity)) continue
      const total = similarity + this.#weigh(entry).all
      const channels = bitOf('document') | this.#bornBit(entry)
      this.ranking.add({ segment: this.#segment, entry, similarity, total, nameIndex, channels })
    }
  }

  #bestNameOf(entry: number): { similarity: number; nameIndex: number } {
    const { entryNameStart, heldName, heldIndex } = this.#segment.columns
    let best = { similarity: 0, nameIndex: -1 }
    if (this.#asked.names.size === 0) return best
    for (let at = entryNameStart[entry] ?? 0; at < (entryNameStart[entry + 1] ?? 0); at++) {
      const index = heldIndex[at] ?? 0
      const similarity = this.#similarityOf(heldName[at] ?? 0) * ((index & WEAK) === 0 ? 1 : WEAK_ALIAS)
      if (similarity > best.similarity || best.nameIndex < 0) best = { similarity, nameIndex: index & ~WEAK }
    }
    return best
  }

  #documentPasses(entry: number, similarity: number): boolean {
    const evidence = evidenceOf(this.#asked.query, this.#segment.entry(entry))
    const document = evidence.find((fact) => fact.field === 'document')
    if (document === undefined) return false
    return document.how === 'same' || this.#asked.names.size === 0 || similarity >= this.#rule.loose
  }
}
