import { type Row, rowOf } from './table.ts'

/** What a curve is made of: rows of one work at several sizes. */
type Curve = {
  readonly work: string
  readonly of: (size: string) => string
  readonly sizes: readonly string[]
}

const curves: readonly Curve[] = [
  {
    work: 'look-up of an identifier',
    of: (size) => `look-ups, half of them misses, of ${size} identifiers`,
    sizes: ['100,000', '1,000,000', '10,000,000'],
  },
  {
    work: 'check by name and birth date',
    of: (size) => `checks by name and birth date, of ${size} persons`,
    sizes: ['100,000', '1,000,000', '5,000,000'],
  },
]

/** How much more one costs each time there is more to look through. Where a size was not measured its row is left out. */
export function growthRows(rows: readonly Row[]): Row[] {
  return curves.flatMap(({ work, of, sizes }) =>
    sizes.slice(1).flatMap((size, at) => {
      const before = sizes[at] ?? ''
      const [less, more] = [before, size].map(
        (one) => rows.find((row) => row.work === of(one))?.value ?? null,
      )
      if (less === null || more === null || less === undefined || more === undefined) return []
      const isNames = size === '5,000,000'
      return [
        rowOf({
          ...{ work: `cost of a ${work}, ${size} against ${before}`, value: less / more, unit: '×' },
          goal: isNames ? { most: 2 } : null,
        }),
      ]
    }),
  )
}
