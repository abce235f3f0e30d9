import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { languages } from '../../../kernel/country.ts'
import { get } from '../../../kit/http.ts'

const names = z.record(z.enum(languages), z.string())
/** Of what the list of bureaus says, what this page shows. */
const listed = z.object({
  bureaus: z.array(
    z.object({
      code: z.string(),
      kind: z.string(),
      names,
      footnote: z.string().nullable(),
      state: z.string(),
    }),
  ),
})
export type ListedBureau = z.infer<typeof listed>['bureaus'][number]

/** By code; empty until it has come. */
export function useBureaus(): ReadonlyMap<string, ListedBureau> {
  const { data } = useQuery({
    queryKey: ['inquiries', 'bureaus'],
    queryFn: ({ signal }) => get('/api/v1/bureaus', listed, signal),
    select: (answer) => new Map(answer.ok ? answer.value.bureaus.map((one) => [one.code, one]) : []),
  })
  return data ?? new Map()
}
