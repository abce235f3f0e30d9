import { useState } from 'react'
import { post } from '../../../kit/http.ts'
import { READINGS_PATH, type ReadingAnswer, readingAnswer, type ZoneView } from '../contract/readings.ts'
import { boxTextOf } from './zone.ts'

type Reading = ReadingAnswer['readings'][number]

/** A zone, and what the box shows of it: with another text in the box it is of the past. */
export type ShownZone = { readonly inBox: string; readonly zone: ZoneView; readonly reading: Reading }

/** The zone that was read last. It is read when it was pasted, scanned or sent, never while somebody types. */
export function useZone() {
  const [shown, setShown] = useState<ShownZone | null>(null)
  const [isOpen, setOpen] = useState(true)

  /** Null when the text is no zone, or nobody could be asked: then it goes the way of every text. */
  async function read(text: string): Promise<ShownZone | null> {
    if (shown !== null && shown.inBox === text) return shown
    const answer = await post(READINGS_PATH, readingAnswer, { text })
    const zone = answer.ok ? answer.value.zone : null
    const reading = answer.ok ? answer.value.readings.find(({ kind }) => kind === 'mrz') : undefined
    const read = zone === null || reading === undefined ? null : { inBox: boxTextOf(zone), zone, reading }
    setShown(read)
    setOpen(true)
    return read
  }

  return { shown, isOpen, setOpen, read }
}
