/** More telling names first: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari. */
const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** `Firefox · Windows` out of what a browser calls itself; null when it is none that we know. */
export function browserName(userAgent: string): string | null {
  const known = [browsers, systems].flatMap((list) => {
    const found = list.find(([mark]) => userAgent.includes(mark))
    return found === undefined ? [] : [found[1]]
  })
  return known.length === 0 ? null : known.join(' · ')
}
