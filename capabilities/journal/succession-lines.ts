/** What a succession says, for showing it: who checks the signatures reads the note itself. */
export type SuccessionLines = {
  readonly from: string
  readonly to: string
  /** Entries under the old key. */
  readonly size: number
  readonly at: Date
}

/** The lines of a note as docs/journal-format.md has them; null when it has other ones. */
export function readSuccessionLines(note: string): SuccessionLines | null {
  const [format, , from, to, size, , time] = note.split('\n')
  const seconds = /^time (\d{1,12})$/.exec(time ?? '')?.[1]
  const isForm = format === 'comity-journal-succession/1' && /^\d{1,16}$/.test(size ?? '')
  if (!isForm || from === undefined || to === undefined || seconds === undefined) return null
  return { from, to, size: Number(size), at: new Date(Number(seconds) * 1000) }
}
