/** The greatest distance between the distributions of two samples (Kolmogorov and Smirnov). */
function distance(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [[...left].sort((x, y) => x - y), [...right].sort((x, y) => x - y)]
  let [i, j, most] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    while ((a[i] ?? Infinity) <= value) i++
    while ((b[j] ?? Infinity) <= value) j++
    most = Math.max(most, Math.abs(i / a.length - j / b.length))
  }
  return most
}

const TERMS = 100

/**
 * How likely two samples of one distribution differ as much as these: the asymptotic form of the Kolmogorov–Smirnov test
 * with Stephens' correction (Press et al., Numerical Recipes, §14.3).
 */
export function sameDistribution(left: readonly number[], right: readonly number[]): number {
  const root = Math.sqrt((left.length * right.length) / (left.length + right.length))
  const lambda = (root + 0.12 + 0.11 / root) * distance(left, right)
  if (lambda < 0.2) return 1
  let sum = 0
  for (let term = 1; term <= TERMS; term++)
    sum += 2 * (term % 2 === 1 ? 1 : -1) * Math.exp(-2 * lambda ** 2 * term ** 2)
  return Math.min(1, Math.max(0, sum))
}

/** Without the slowest and the quickest share: they tell of the machine. */
export function trimmed(sample: readonly number[], share: number): readonly number[] {
  const cut = Math.floor(sample.length * share)
  return [...sample].sort((x, y) => x - y).slice(cut, sample.length - cut)
}
