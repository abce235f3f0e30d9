// Hashes of the journal's tree for verify-journal.ts, from docs/journal-format.md alone.
import { sha } from './verify-journal-notes.ts'

/** Holds 0x01, left, right; reused, since a million nodes are hashed. */
const pair = Buffer.alloc(65, 1)
export function above(left: Uint8Array, right: Uint8Array): Buffer {
  pair.set(left, 1)
  pair.set(right, 33)
  return sha(pair)
}

const single = Buffer.alloc(33, 0)
export function leafOf(entry: Uint8Array): Buffer {
  single.set(entry, 1)
  return sha(single)
}

/** One node for each binary digit of the number of leaves: the complete subtrees from the largest to the smallest. */
export class Peaks {
  count = 0
  readonly nodes: Buffer[] = []

  add(leaf: Buffer): void {
    let node = leaf
    for (let rest = this.count; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = this.nodes.pop()
      if (left === undefined) throw new Error('a peak is missing')
      node = above(left, node)
    }
    this.nodes.push(node)
    this.count += 1
  }

  root(): Buffer {
    let [right, ...lefts] = this.nodes.toReversed()
    for (const left of lefts) right = above(left, right ?? left)
    return right ?? sha(Buffer.alloc(0))
  }
}
