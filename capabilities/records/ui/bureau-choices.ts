import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { Choice } from '../../../kit/form/fields.tsx'
import { get } from '../../../kit/http.ts'
import { useLanguage } from '../../../kit/i18n.tsx'

/** What this page needs of the list that the bureaus publish. */
const list = z.object({
  bureaus: z.array(z.object({ code: z.string(), names: z.record(z.string(), z.string()) })),
})

/** Every bureau by name in the reader's language, but for `without`. */
export function useBureauChoices(without: string): readonly Choice[] {
  const { language } = useLanguage()
  const { data } = useQuery({
    queryKey: ['bureau-choices'],
    queryFn: ({ signal }) => get('/api/v1/bureaus', list, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (data?.ok !== true) return []
  const order = new Intl.Collator(language)
  return data.value.bureaus
    .filter(({ code }) => code !== without)
    .map(({ code, names }) => ({ value: code, label: names[language] ?? code }))
    .sort((a, b) => order.compare(a.label, b.label))
}
