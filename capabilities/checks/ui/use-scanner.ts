import { type RefObject, useEffect, useEffectEvent } from 'react'
import { type Scan, ScanReader, type ScanTiming, scanTiming } from './scan.ts'
import { isUnfinishedZone } from './zone.ts'

type Box = RefObject<HTMLInputElement | null>

type Hearing = {
  /** What was scanned away from the box, or into it with Tab at its end. */
  readonly onScan: (scan: Scan) => void
  /** A line of a zone stands in the box and more of it is to come. */
  readonly onLineEnd: () => void
}

/**
 * Hears a scanner that types, wherever the focus is but in another field: its keys press no button and run no command.
 * In the box its letters arrive as typed ones do, and Enter after the first lines of a zone does not send them.
 */
export function useScanner(box: Box, hearing: Hearing, timing: ScanTiming = scanTiming): void {
  const scanned = useEffectEvent(hearing.onScan)
  const lineEnded = useEffectEvent(hearing.onLineEnd)
  useEffect(() => {
    const reader = new ScanReader(timing)
    let timer: ReturnType<typeof setTimeout> | undefined

    function onRest(): void {
      const scan = reader.finish()
      if (scan !== null) scanned(scan)
    }

    function inBox(event: KeyboardEvent, text: string, isScan: boolean): void {
      // What comes after the line is another's: the next Enter opens a candidate.
      reader.forget()
      if (isUnfinishedZone(text)) lineEnded()
      else if (isScan && event.key === 'Tab') scanned({ text, isEnded: true })
      else return
      swallow(event)
    }

    function take(event: KeyboardEvent, key: string, field: HTMLInputElement | null): void {
      const isScan = reader.take(key, event.timeStamp)
      if (field !== null) {
        if (key === 'lineEnd') inBox(event, field.value, isScan)
        return
      }
      timer = setTimeout(onRest, timing.restMs)
      if (isScan) swallow(event)
    }

    function onKeyDown(event: KeyboardEvent): void {
      const key = keyOf(event)
      if (key === null) return
      clearTimeout(timer)
      const field = event.target === box.current ? box.current : null
      if (field === null && isTakenBy(event.target)) reader.forget()
      else take(event, key, field)
    }

    document.addEventListener('keydown', onKeyDown, true)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', onKeyDown, true)
    }
  }, [box, timing])
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

/** Null for what no scanner types. Carriage return and line feed come as Ctrl+M and Ctrl+J from some. */
function keyOf({ key, ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): string | null {
  if (isComposing || altKey || metaKey) return null
  if (key === 'Enter' || key === 'Tab') return ctrlKey ? null : 'lineEnd'
  if (ctrlKey) return /^[jm]$/i.test(key) ? 'lineEnd' : null
  return key.length === 1 ? key : null
}

/** Another field takes it as text, or a dialog hides the page. */
function isTakenBy(target: EventTarget | null): boolean {
  return isField(target) || document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}

/** Letters are text there; a chip or a switch takes none. */
function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type)
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
}
