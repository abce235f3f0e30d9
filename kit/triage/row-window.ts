/** Rows drawn beyond each edge, so that a quick turn of the wheel shows no empty place. */
const SPARE = 12

export type RowWindow = { readonly first: number; readonly end: number }

/** Which of `count` rows of one height are drawn, where `top` is how far the list is scrolled. */
export function windowOf(top: number, height: number, rowHeight: number, count: number): RowWindow {
  const first = Math.max(0, Math.floor(top / rowHeight) - SPARE)
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + SPARE)
  return { first: Math.min(first, Math.max(0, count - 1)), end }
}

/** How far the list must be scrolled so that row `place` is seen whole; the same when it is. */
export function scrollTo(place: number, top: number, height: number, rowHeight: number): number {
  const above = place * rowHeight
  if (above < top) return above
  const below = above + rowHeight
  return below > top + height ? below - height : top
}
