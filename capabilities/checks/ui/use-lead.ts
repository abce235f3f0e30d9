import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

type Held<Element> = RefObject<Element | null>

/** Leads to the answer once the page stands as it will: before, what folds would carry the word out of sight. */
export function useLead(box: Held<HTMLInputElement>, place: Held<HTMLElement>): () => void {
  const [ended, setEnded] = useState(0)
  const led = useRef(0)
  useLayoutEffect(() => {
    if (led.current === ended) return
    led.current = ended
    leadToAnswer(box.current, place.current)
  }, [ended, box, place])
  return () => setEnded((count) => count + 1)
}

/** At a desk the box is ready for the next question; under a finger the keyboard goes and the answer comes up. */
function leadToAnswer(box: HTMLInputElement | null, place: HTMLElement | null): void {
  const isTouched = matchMedia('(pointer: coarse)').matches
  // Who is quick is among the candidates already, and stays there.
  const hasMoved = document.querySelector('a[data-candidate]:focus') !== null
  if (isTouched) box?.blur()
  else if (!hasMoved) box?.select()
  // What stands under the banner may be taller than the window: it is the word that must be in sight.
  const banner = place?.querySelector('section') ?? place
  // What is not checked yet stands above it, and belongs to it.
  const unchecked = isTouched ? document.querySelector('main [data-unchecked]') : null
  ;(unchecked ?? banner)?.scrollIntoView({ block: isTouched ? 'start' : 'nearest' })
}
