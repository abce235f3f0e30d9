import { createHmac } from 'node:crypto'
import { NORMALISER_VERSION, normalise } from '../../../engines/matching/normalise.ts'
import { canonicalJson, type Json } from '../../../kernel/canonical-json.ts'
import { formatPartialDate } from '../../../kernel/partial-date.ts'
import type { AskedNumber } from '../asked-number.ts'
import type { Asked } from '../check.ts'

/**
 * The question as it is compared, under the server's own key: equal questions are known again, and nobody who reads the
 * table can try names against it. A new normaliser asks anew.
 */
export function questionHash(secret: Buffer, asked: Asked, about: string | null): Buffer {
  const compared = {
    normaliser: NORMALISER_VERSION,
    name: asked.name === null ? null : normalise(asked.name),
    born: asked.born === null ? null : formatPartialDate(asked.born),
    nationality: asked.nationality,
    sex: asked.sex,
    birthPlace: asked.birthPlace === null ? null : normalise(asked.birthPlace),
    number: asked.number === null ? null : sameNumber(asked.number),
    ...furtherOf(asked.number),
    about,
  }
  return createHmac('sha256', secret).update('question').update(canonicalJson(compared)).digest()
}

/** Another personal number in the same document is another question. Without any, the hash is that of earlier versions. */
function furtherOf(number: AskedNumber | null): { readonly further?: Json } {
  const further = number?.zone?.further ?? []
  return further.length === 0 ? {} : { further: further.map(sameNumber) }
}

/** The number as it is the same in every writing: a telephone by its plan, any other by its characters. */
function sameNumber({ anyKeys, issuer, readings: [first], several }: Omit<AskedNumber, 'zone'>): Json {
  if (several !== undefined) return several.map(sameNumber)
  const isInPlan = first?.kind === 'phone' && first.verdict === 'valid'
  if (anyKeys !== null && !isInPlan) return { kind: null, issuer, keys: [...anyKeys.folded] }
  return { kind: first?.kind ?? null, issuer, keys: [...(first?.keys.folded ?? [])] }
}
