import { z } from 'zod'

/** The last line of a page that is ordered by deadline, then id. */
type DuePlace = { readonly dueAt: Date; readonly id: string }

const written = z.tuple([z.iso.datetime(), z.uuid()])

export function writeDuePlace({ dueAt, id }: DuePlace): string {
  return `${dueAt.toISOString()}_${id}`
}

/** Null when the text is no place; the first page then follows. */
export function readDuePlace(text: string): DuePlace | null {
  const read = written.safeParse(text.split('_'))
  return read.success ? { dueAt: new Date(read.data[0]), id: read.data[1] } : null
}

const uuid = z.uuid()

export function readIdPlace(text: string): string | null {
  return uuid.safeParse(text).success ? text : null
}
