import { withReadings } from '../asked-number.ts'
import type { Asked } from '../check.ts'
import type { CheckAnswer } from '../contract.ts'
import { askedView } from './raising.ts'

/** How the question was understood, with everything that its number may be; without the keys that are looked up. */
export function understoodView(asked: Asked): CheckAnswer['asked'] {
  const readings = withReadings(asked.number)?.readings ?? []
  return {
    ...askedView(asked),
    identifiers: readings.map(({ keys: _, checks, notes, facts, ...shown }) => ({
      ...shown,
      checks: [...checks],
      notes: notes.map(({ name, values }) => ({ name, values: { ...values } })),
      facts: { ...facts },
    })),
  }
}
