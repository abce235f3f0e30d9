import type { Asked } from './asked.ts'
import { bitOf, channelNames } from './channels.ts'
import { evidenceOf } from './evidence.ts'
import { explainNames } from './explain.ts'
import { namesOf } from './name.ts'
import { normalise } from './normalise.ts'
import type { Draft } from './ranking.ts'
import { bestOf } from './score.ts'
import type { Candidate, IndexEntry } from './types.ts'

/** The candidate with its reasons. The names are read again from their texts, so that parts show what was typed. */
export function explain(draft: Draft, asked: Asked): Candidate {
  const entry = draft.segment.entry(draft.entry)
  const evidence = evidenceOf(asked.query, entry)
  return {
    id: entry.id,
    similarity: round(draft.similarity),
    total: round(evidence.reduce((sum, fact) => sum + fact.weight, draft.similarity)),
    name: explainName(draft, entry, asked),
    evidence,
    channels: channelNames
      .filter((_, at) => (draft.channels & (1 << at)) !== 0)
      .concat(fullNameOf(draft, entry, asked)),
  }
}

function fullNameOf(draft: Draft, { names }: IndexEntry, asked: Asked): 'full_name'[] {
  if (draft.similarity === 0 || (draft.channels & bitOf('full_name')) !== 0) return []
  const isSame = normalise(names[draft.nameIndex]?.text ?? '') === normalise(asked.query.name ?? '')
  return isSame ? ['full_name'] : []
}

function explainName(draft: Draft, { names, subject }: IndexEntry, asked: Asked): Candidate['name'] {
  const held = names[draft.nameIndex]
  const askedNames = asked.names.get(subject)
  if (held === undefined || askedNames === undefined || draft.similarity === 0) return null
  const best = bestOf(askedNames, namesOf(held, subject))
  return {
    asked: asked.query.name ?? partsText(asked),
    found: held.text,
    foundIndex: draft.nameIndex,
    type: held.type,
    parts: explainNames(best.a, best.b, best),
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
