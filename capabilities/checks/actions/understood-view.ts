import { formatPartialDate } from '../../../kernel/partial-date.ts'
import { type AskedZone, withReadings } from '../asked-number.ts'
import type { Asked } from '../check.ts'
import type { CheckAnswer } from '../contract.ts'
import { askedView } from './raising.ts'

/** How the question was understood, with everything that its number may be; without the keys that are looked up. */
export function understoodView(asked: Asked): CheckAnswer['asked'] {
  const zone = asked.number?.zone ?? null
  const national =
    zone?.further.flatMap((one) => one.readings.filter(({ kind }) => kind === 'national_number')) ?? []
  const readings = [...(withReadings(asked.number)?.readings ?? []), ...national]
  return {
    ...askedView(asked),
    identifiers: readings.map(({ keys: _, checks, notes, facts, ...shown }) => ({
      ...shown,
      checks: [...checks],
      notes: notes.map(({ name, values }) => ({ name, values: { ...values } })),
      facts: { ...facts },
    })),
    zone: zone === null ? null : zoneView(zone),
  }
}

function zoneView({ expires, hasExpired, further }: AskedZone): CheckAnswer['asked']['zone'] {
  return {
    expires: expires === null ? null : formatPartialDate(expires),
    hasExpired,
    further: further.map(({ text, isNational }) => ({ text, isNational })),
  }
}
