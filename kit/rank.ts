/**
 * Those whose title holds every typed word at the start of one of its own words, in their order; those that hold the
 * words anywhere follow. Accents and case do not count.
 */
export function rank<T extends { readonly title: string }>(
  offered: readonly T[],
  typed: string,
): readonly T[] {
  const words = plain(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  const titled = offered.map((offer) => ({ offer, title: ` ${plain(offer.title)}` }))
  const atStart = titled.filter(({ title }) => words.every((word) => title.includes(` ${word}`)))
  const inside = titled.filter(
    (one) => !atStart.includes(one) && words.every((word) => one.title.includes(word)),
  )
  return [...atStart, ...inside].map(({ offer }) => offer)
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
