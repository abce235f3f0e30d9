import type { ImportEnd, ImportItem, ImportSource, ImportStream, RejectReason } from './import-item.ts'
import { isNamed, type NamedBody, type RecordBody } from './record.ts'

/** For tests: a source in chunks of the given sizes, repeated; one chunk when none is given. */
export async function* sourceOf(
  content: string | Uint8Array,
  sizes: readonly number[] = [],
): ImportSource & AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  let start = 0
  for (let i = 0; start < bytes.length; i++) {
    const size = sizes[i % Math.max(sizes.length, 1)] ?? bytes.length
    yield bytes.slice(start, start + size)
    start += size
  }
}

/** What a stream gave: `bytes` is left out, since it depends on the chunks. */
export type Collected = { items: WithoutBytes[]; end: ImportEnd }
type WithoutBytes = ImportItem extends infer Item
  ? Item extends ImportItem
    ? Omit<Item, 'bytes'>
    : never
  : never

export async function collect(stream: ImportStream): Promise<Collected> {
  const items: WithoutBytes[] = []
  for (;;) {
    const step = await stream.next()
    if (step.done === true) return { items, end: step.value }
    const { bytes: _, ...item } = step.value
    items.push(item)
  }
}

/** The bodies of persons, organisations and vessels, in their order. */
export function bodiesOf({ items }: Collected): NamedBody[] {
  return items.flatMap((item) => (item.kind === 'record' && isNamed(item.body) ? [item.body] : []))
}

/** Those of things. */
export function thingsOf({ items }: Collected): RecordBody[] {
  return items.flatMap((item) => (item.kind === 'record' && !isNamed(item.body) ? [item.body] : []))
}

/** Reference, reason and line of everything rejected. */
export function rejectionsOf({ items }: Collected): (readonly [string | null, RejectReason, number])[] {
  return items.flatMap((item) =>
    item.kind === 'rejected' ? [[item.reference, item.reason, item.at] as const] : [],
  )
}
