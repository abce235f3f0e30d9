import type { Evidence } from '../../kernel/match.ts'
import type { Asked } from './asked.ts'
import { bitOf, bornEntries, channelNames, documentEntries, findNames, type Scratch } from './blocking.ts'
import { evidenceOf } from './evidence.ts'
import { explainLinks } from './explain.ts'
import { type ModeRule, modeRules } from './modes.ts'
import { namesOf } from './name.ts'
import { normalise } from './normalise.ts'
import { bestOf, scoreNames } from './score.ts'
import type { Segment } from './segment.ts'
import type { Candidate, SearchOptions } from './types.ts'

/** A candidate before it is explained: only what is returned is. */
export type Draft = {
  readonly segment: Segment
  readonly entry: number
  readonly id: string
  /** Position in the entry's names; -1 when none was asked or none is alike. */
  readonly nameIndex: number
  readonly similarity: number
  readonly total: number
  readonly evidence: readonly Evidence[]
  readonly channels: number
}

type Best = { similarity: number; nameIndex: number; channels: number }

/** Weak aliases match too widely to stand alone (their contributor says so). Ours. */
const WEAK_ALIAS = 0.93

/** Everything of one segment that passes the mode's floors and may be seen. */
export function draftsOf(segment: Segment, asked: Asked, options: SearchOptions, scratch: Scratch): Draft[] {
  const rule = modeRules[options.mode]
  const seen = new Map<number, boolean>()
  const mayRead = (entry: number): boolean => {
    const known = seen.get(entry)
    if (known !== undefined) return known
    const may = asksFor(segment, entry, asked) && options.maySee(segment.entry(entry).id)
    seen.set(entry, may)
    return may
  }
  const best = new Map<number, Best>()
  for (const found of findNames(segment, asked, scratch, { mayRead, floor: rule.similarity }))
    scoreName(segment, asked, best, found)
  addByBirth(segment, asked, best, mayRead)
  addByDocument(segment, asked, { best, mayRead, rule })
  return [...best].flatMap(([entry, scored]) => draftOf(segment, entry, scored, { asked, rule }))
}

function asksFor(segment: Segment, entry: number, asked: Asked): boolean {
  if (segment.dead[entry] === 1) return false
  return asked.query.subject === null || asked.query.subject === segment.subjectOf(entry)
}

function scoreName(
  segment: Segment,
  asked: Asked,
  best: Map<number, Best>,
  found: { name: number; channels: number },
): void {
  const { nameEntry, nameIndex } = segment.columns
  const entry = nameEntry[found.name] ?? 0
  const held = segment.name(found.name)
  const index = nameIndex[found.name] ?? 0
  const weak = segment.entry(entry).names[index]?.type === 'weak_alias' ? WEAK_ALIAS : 1
  for (const name of asked.names.get(held.subject) ?? []) {
    const similarity = scoreNames(name, held).similarity * weak
    const known = best.get(entry)
    if (known === undefined) best.set(entry, { similarity, nameIndex: index, channels: found.channels })
    else {
      known.channels |= found.channels
      if (similarity > known.similarity) Object.assign(known, { similarity, nameIndex: index })
    }
  }
}

function addByBirth(
  segment: Segment,
  asked: Asked,
  best: Map<number, Best>,
  mayRead: (entry: number) => boolean,
): void {
  if (asked.names.size === 0) return
  const { entryNameStart } = segment.columns
  for (const entry of bornEntries(segment, asked)) {
    if (!mayRead(entry)) continue
    for (let name = entryNameStart[entry] ?? 0; name < (entryNameStart[entry + 1] ?? 0); name++) {
      scoreName(segment, asked, best, { name, channels: bitOf('born') })
    }
  }
}

type DocumentSearch = { best: Map<number, Best>; mayRead: (entry: number) => boolean; rule: ModeRule }

function addByDocument(segment: Segment, asked: Asked, { best, mayRead, rule }: DocumentSearch): void {
  const { entryNameStart } = segment.columns
  for (const entry of documentEntries(segment, asked, rule.nearbyDocuments)) {
    if (!mayRead(entry)) continue
    const known = best.get(entry) ?? { similarity: 0, nameIndex: -1, channels: 0 }
    known.channels |= bitOf('document')
    best.set(entry, known)
    for (let name = entryNameStart[entry] ?? 0; name < (entryNameStart[entry + 1] ?? 0); name++) {
      scoreName(segment, asked, best, { name, channels: bitOf('document') })
    }
  }
}

function draftOf(
  segment: Segment,
  entry: number,
  scored: Best,
  { asked, rule }: { asked: Asked; rule: ModeRule },
): Draft[] {
  if (scored.similarity < rule.loose && (scored.channels & bitOf('document')) === 0) return []
  const held = segment.entry(entry)
  const evidence = evidenceOf(asked.query, held)
  const total = evidence.reduce((sum, fact) => sum + fact.weight, scored.similarity)
  const draft = { segment, entry, id: held.id, evidence, total, ...scored }
  return passes(draft, asked, rule) ? [draft] : []
}

function passes(draft: Draft, asked: Asked, rule: ModeRule): boolean {
  const document = draft.evidence.find((fact) => fact.field === 'document')
  if (document?.how === 'same') return true
  if (document !== undefined && (asked.names.size === 0 || draft.similarity >= rule.loose)) return true
  const born = draft.evidence.find((fact) => fact.field === 'born')
  const sameDay = born !== undefined && born.weight >= LEAST_LOOSE
  return draft.similarity >= (sameDay ? rule.loose : rule.similarity) && draft.total >= rule.total
}

/** Weight of a birth date from which names may be less alike. */
const LEAST_LOOSE = 0.14

/** The candidate with its reasons. The names are read again from their texts, so that parts show what was typed. */
export function explain(draft: Draft, asked: Asked): Candidate {
  const entry = draft.segment.entry(draft.entry)
  return {
    id: draft.id,
    similarity: round(draft.similarity),
    total: round(draft.total),
    name: explainName(draft, asked),
    evidence: draft.evidence,
    channels: channelNames
      .filter((_, at) => (draft.channels & (1 << at)) !== 0)
      .concat(fullNameOf(draft, entry.names, asked)),
  }
}

function fullNameOf(draft: Draft, names: readonly { text: string }[], asked: Asked): 'full_name'[] {
  const isSame = normalise(names[draft.nameIndex]?.text ?? '') === normalise(asked.query.name ?? '')
  return isSame && draft.similarity > 0 && (draft.channels & bitOf('full_name')) === 0 ? ['full_name'] : []
}

function explainName(draft: Draft, asked: Asked): Candidate['name'] {
  const held = draft.segment.entry(draft.entry).names[draft.nameIndex]
  const subject = draft.segment.subjectOf(draft.entry)
  const names = asked.names.get(subject)
  if (held === undefined || names === undefined || draft.similarity === 0) return null
  const best = bestOf(names, namesOf(held, subject))
  return {
    asked: asked.query.name ?? partsText(asked),
    found: held.text,
    foundIndex: draft.nameIndex,
    type: held.type,
    parts: explainLinks(best.a, best.b, best.links),
  }
}

function partsText({ query }: Asked): string {
  return [query.parts?.given, query.parts?.middle, query.parts?.family]
    .filter((part) => typeof part === 'string')
    .join(' ')
}

/** Four places: enough to rank, and the same on every machine. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
