import { type RefObject, useRef } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { CheckRequest } from '../contract.ts'
import type { Question } from './question.ts'
import type { Sitting } from './sitting.ts'
import { useAsking } from './use-asking.ts'
import { useScanner } from './use-scanner.ts'
import { type ShownZone, useZone } from './use-zone.ts'
import { isWrong, mayBeZone } from './zone.ts'

type Asking = {
  readonly form: UseFormReturn<Question>
  readonly box: RefObject<HTMLInputElement | null>
  /** Where the answers are kept. */
  readonly sitting: Sitting
  /** Said beside the form. */
  readonly extra?: Pick<CheckRequest, 'held'>
  /** Hears that an answer or a refusal is there. */
  readonly onEnd?: (end: 'answered' | 'refused') => void
}

/** Asks what was typed, pasted or scanned. A zone goes as its lines: the server reads them, as it did to draw them. */
export function useCheck({ form, box, sitting, extra, onEnd }: Asking) {
  const { phase, ask: send, waiting, forget } = useAsking(form, sitting, extra)
  const zone = useZone()
  const looked = useRef(Promise.resolve())

  /** Puts the text into the box at once, and a zone's lines when they are read, unless something else was typed since. */
  async function take(text: string): Promise<ShownZone | null> {
    const put = inOneLine(text)
    form.setValue('text', put, { shouldDirty: true })
    const read = mayBeZone(text) ? await zone.read(text) : null
    if (read !== null && form.getValues('text') === put)
      form.setValue('text', read.inBox, { shouldDirty: true })
    return read
  }

  /** A zone with a wrong digit or an impossible day is shown first; sent again it is asked all the same. */
  async function askText(text: string): Promise<void> {
    const before = zone.shown
    const read = await take(text)
    if (read !== null && read !== before && isWrong(read)) return sitting.show(null)
    const asked = await send()
    if (asked === 'faulty') box.current?.focus()
    if (asked === 'answered') zone.setOpen(false)
    if (asked === 'answered' || asked === 'refused') onEnd?.(asked)
  }

  async function lookAt(text: string): Promise<void> {
    await take(text)
    box.current?.focus()
  }

  /** What was pasted is read first: Enter right after it asks the zone. */
  function ask(): void {
    looked.current.then(() => askText(form.getValues('text'))).catch(reportError)
  }

  /** One that waited; the box shows it again. */
  function askWaiting(question: Question): void {
    form.reset(question)
    ask()
  }

  function look(text: string): void {
    looked.current = lookAt(text).catch(reportError)
  }

  useScanner(box, {
    onScan: ({ text, isEnded }) => {
      if (isEnded) askText(text).catch(reportError)
      else look(text)
    },
    onLineEnd: () => form.setValue('text', `${form.getValues('text')} `, { shouldDirty: true }),
  })

  return { phase, ask, look, zone, waiting, askWaiting, forget }
}

/** As the box takes it, which has one line. */
function inOneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').trim()
}
