import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { scrollTo, windowOf } from './row-window.ts'
import classes from './triage.module.css'

type Keyed = { readonly id: string }

type Props<Row extends Keyed> = {
  readonly label: string
  readonly rows: readonly Row[]
  /** Null while nothing is chosen. */
  readonly currentId: string | null
  readonly onCurrent: (id: string) => void
  /** Enter, or a second press on the chosen row. */
  readonly onOpen: (row: Row) => void
  /** Nothing is shown beside the list: the first press opens. */
  readonly opensAtOnce: boolean
  readonly line: (row: Row) => ReactNode
  /** In px; every row has it, so that ten thousand need no measuring. */
  readonly rowHeight: number
  /** The reader has come near the last row. */
  readonly onNearEnd: () => void
  /** The same for as long as the same list is shown: another list begins at its top. */
  readonly listKey: string
}

/** Rows this far from the end call for the next page. */
const NEAR = 20

/** A list of any length of which only what is seen is drawn. The focus stays on the list, the choice moves in it. */
export function QueueList<Row extends Keyed>(props: Props<Row>): ReactElement {
  const { label, rows, currentId, onOpen, opensAtOnce, onCurrent, line, rowHeight } = props
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const { top, height, onScroll } = useView(list, props.listKey)
  const place = rows.findIndex(({ id }) => id === currentId)
  const { first, end } = windowOf(top, height, rowHeight, rows.length)
  useKeepInSight(list, place, rowHeight)
  useNearEnd(rows.length > 0 && end + NEAR >= rows.length, rows.length, props.onNearEnd)

  function onKeyDown(event: KeyboardEvent): void {
    const here = rows[place]
    if (event.key === 'Enter' && here !== undefined) onOpen(here)
    const next = placeAfter(event.key, place, rows.length, Math.max(1, Math.floor(height / rowHeight) - 1))
    const row = next === null ? undefined : rows[next]
    if (row === undefined) return
    event.preventDefault()
    onCurrent(row.id)
  }

  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      data-queue
      className={classes.list}
      aria-activedescendant={place >= first && place < end ? `${base}-${currentId}` : undefined}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        style={{ blockSize: rows.length * rowHeight, paddingBlockStart: first * rowHeight }}
      >
        {rows.slice(first, end).map((row, offset) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and the keys
          <div
            key={row.id}
            id={`${base}-${row.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={row.id === currentId}
            aria-setsize={rows.length}
            aria-posinset={first + offset + 1}
            className={classes.option}
            style={{ blockSize: rowHeight }}
            onClick={() => (opensAtOnce || row.id === currentId ? onOpen(row) : onCurrent(row.id))}
          >
            {line(row)}
          </div>
        ))}
      </div>
    </div>
  )
}

type Held = RefObject<HTMLDivElement | null>

/** How far the list is scrolled and how much of it is seen. */
function useView(list: Held, listKey: string) {
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const shown = list.current
    if (shown === null) return
    setHeight(shown.clientHeight)
    const watch = new ResizeObserver(() => setHeight(shown.clientHeight))
    watch.observe(shown)
    return () => watch.disconnect()
  }, [list])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: 0 })
  }, [listKey])
  return { top, height, onScroll: () => setTop(list.current?.scrollTop ?? 0) }
}

function useKeepInSight(list: Held, place: number, rowHeight: number): void {
  useLayoutEffect(() => {
    const shown = list.current
    if (shown === null || place < 0) return
    const wanted = scrollTo(place, shown.scrollTop, shown.clientHeight, rowHeight)
    if (wanted !== shown.scrollTop) shown.scrollTop = wanted
  }, [list, place, rowHeight])
}

function useNearEnd(isNear: boolean, count: number, onNearEnd: () => void): void {
  const call = useEffectEvent(onNearEnd)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer list may be near its end again
  useEffect(() => {
    if (isNear) call()
  }, [isNear, count])
}

function placeAfter(key: string, from: number, count: number, page: number): number | null {
  const within = (place: number): number => Math.max(0, Math.min(place, count - 1))
  switch (key) {
    case 'ArrowDown':
      return within(from + 1)
    case 'ArrowUp':
      return within(from - 1)
    case 'PageDown':
      return within(from + page)
    case 'PageUp':
      return within(from - page)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
