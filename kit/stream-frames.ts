/** One server-sent event: its name, and its data as text. */
export type Frame = { readonly event: string; readonly data: string }

/** Cuts a stream of text into events (WHATWG HTML, 9.2.6). Comments and half lines are no events. */
export class FrameReader {
  #rest = ''
  #event = 'message'
  #data: string[] = []

  /** The events that `piece` completes. */
  read(piece: string): readonly Frame[] {
    const lines = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/)
    this.#rest = lines.pop() ?? ''
    return lines.flatMap((line) => this.#take(line))
  }

  #take(line: string): readonly Frame[] {
    if (line === '') return this.#complete()
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? []
    if (name === 'event') this.#event = value
    if (name === 'data') this.#data.push(value)
    return []
  }

  #complete(): readonly Frame[] {
    const frames = this.#data.length === 0 ? [] : [{ event: this.#event, data: this.#data.join('\n') }]
    this.#event = 'message'
    this.#data = []
    return frames
  }
}
