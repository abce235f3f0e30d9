// Judges the proof of one act for verify-journal.ts, from docs/journal-format.md alone.
import {
  Bad,
  believe,
  cosigners,
  type Key,
  keyFrom,
  type Signed,
  sha,
  succeeded,
} from './verify-journal-notes.ts'
import { above, leafOf } from './verify-journal-tree.ts'

type Bundle = {
  act: string
  salt: string
  entry: string
  index: number
  inclusion: string[]
  checkpoint: string
  consistency: string[]
  newest: string
  keys: string[]
  successions: string[]
}

const texts = ['act', 'checkpoint', 'entry', 'newest', 'salt']
const lists = ['consistency', 'inclusion', 'keys']

function bundleFrom(text: string): Bundle {
  let held: unknown = null
  try {
    held = JSON.parse(text)
  } catch {
    throw new Bad(0, 'not_a_proof')
  }
  if (typeof held !== 'object' || held === null) throw new Bad(0, 'not_a_proof')
  const value = held as Record<string, unknown>
  const isSecond = value['format'] === 'comity-journal-proof/2'
  const own = isSecond ? [...lists, 'successions'] : lists
  const isForm =
    texts.every((name) => typeof value[name] === 'string') &&
    own.every((name) => Array.isArray(value[name]) && value[name].every((one) => typeof one === 'string')) &&
    Number.isSafeInteger(value['index']) &&
    (isSecond || value['format'] === 'comity-journal-proof/1')
  // One spelling alone: keys in order, nothing beside them, no white space, one line.
  const names = [...texts, ...own, 'format', 'index'].sort()
  const spelt = `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(value[name])}`).join(',')}}\n`
  if (!isForm || spelt !== text) throw new Bad(0, 'not_a_proof')
  return { successions: [], ...held } as unknown as Bundle
}

function hashFrom(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== 32 || bytes.toString('base64') !== text) throw new Bad(0, 'not_a_proof')
  return bytes
}

function hexFrom(text: string): Buffer {
  if (text === '' || text.length % 2 === 1 || /[^0-9a-f]/.test(text)) throw new Bad(0, 'not_a_proof')
  return Buffer.from(text, 'hex')
}

/** Root over a tree of `size` leaves that holds `node` at `index`, from the hashes beside the way; null when too few. */
function rootFrom(node: Buffer, index: number, size: number, beside: Buffer[]): Buffer | null {
  if (size === 1) return beside.length === 0 ? node : null
  const last = beside.at(-1)
  if (last === undefined) return null
  const half = 2 ** (Math.ceil(Math.log2(size)) - 1)
  const isLeft = index < half
  const below = isLeft
    ? rootFrom(node, index, half, beside.slice(0, -1))
    : rootFrom(node, index - half, size - half, beside.slice(0, -1))
  if (below === null) return null
  return isLeft ? above(below, last) : above(last, below)
}

type Both = { old: Buffer; now: Buffer }

/** Roots of the old and the new tree from a consistency proof (RFC 6962 §2.1.2, read backwards); null when too few. */
function rootsFrom(old: number, size: number, proof: Buffer[], known: Buffer | null): Both | null {
  if (old === size) return sameTree(proof, known)
  const last = proof.at(-1)
  if (last === undefined) return null
  const half = 2 ** (Math.ceil(Math.log2(size)) - 1)
  const isLeft = old <= half
  const below = isLeft
    ? rootsFrom(old, half, proof.slice(0, -1), known)
    : rootsFrom(old - half, size - half, proof.slice(0, -1), null)
  if (below === null) return null
  return isLeft
    ? { old: below.old, now: above(below.now, last) }
    : { old: above(last, below.old), now: above(last, below.now) }
}

function sameTree(proof: Buffer[], known: Buffer | null): Both | null {
  const [node, ...more] = known === null ? proof : [known, ...proof]
  return node === undefined || more.length > 0 ? null : { old: node, now: node }
}

function follows(first: Signed, newest: Signed, proof: Buffer[]): boolean {
  if (first.size > newest.size) return false
  if (first.size === newest.size) return proof.length === 0 && first.root.equals(newest.root)
  const roots = rootsFrom(first.size, newest.size, proof, first.root)
  return roots?.old.equals(first.root) === true && roots.now.equals(newest.root)
}

export function judgeBundle(text: string, trusted: readonly Key[]) {
  const bundle = bundleFrom(text)
  const carried = bundle.keys.map((line) => {
    const key = keyFrom(line)
    if (key === null) throw new Bad(0, 'not_a_proof')
    return key
  })
  const { terms, isWhole } = succeeded(trusted.length > 0 ? trusted : carried, bundle.successions)
  if (!isWhole) throw new Bad(0, 'succession_wrong')
  const first = believe(bundle.checkpoint, terms, 0)
  const newest = believe(bundle.newest, terms, 0)
  if (first.origin !== newest.origin) throw new Bad(0, 'key_unknown')
  const [salt, entry] = [hexFrom(bundle.salt), hexFrom(bundle.entry)]
  const [inclusion, consistency] = [bundle.inclusion.map(hashFrom), bundle.consistency.map(hashFrom)]
  const salted = sha(Buffer.concat([Buffer.of(0), salt, Buffer.from(bundle.act, 'utf8')]))
  if (!salted.equals(entry)) throw new Bad(0, 'entry_changed')
  const { index } = bundle
  const isIn = index >= 0 && index < first.size
  const root = isIn ? rootFrom(leafOf(entry), index, first.size, inclusion) : null
  if (root?.equals(first.root) !== true) throw new Bad(index, 'not_included')
  if (!follows(first, newest, consistency)) throw new Bad(index, 'not_consistent')
  return { index, size: first.size, origin: first.origin, witnesses: cosigners(newest, terms) }
}
