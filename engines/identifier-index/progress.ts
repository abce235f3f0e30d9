/** What the writer tells its readers: words that only grow, and wrap. */
export type Progress = Int32Array

/** There are other runs: who attaches anew is faster and holds less. */
export const GENERATION = 0
/** Tails that were sealed. */
export const SEALS = 1
/** Records that got another number: counted after the new one is found and before the old one is not. */
export const REPLACED = 2

export function newProgress(): Progress {
  return new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT))
}
