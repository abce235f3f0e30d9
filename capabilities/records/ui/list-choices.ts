import { useQuery } from '@tanstack/react-query'
import type { Choice } from '../../../kit/form/fields.tsx'
import { get } from '../../../kit/http.ts'
import { LISTS_PATH, listPage } from '../contract/visibility.ts'

/** The sharing lists of the reader's bureau by name; none for who may not see them. */
export function useListChoices(): readonly Choice[] {
  const { data } = useQuery({
    queryKey: ['sharing-lists', 'choices'],
    queryFn: ({ signal }) => get(LISTS_PATH, listPage, signal),
  })
  if (data?.ok !== true) return []
  return data.value.lists
    .filter(({ state }) => state === 'live')
    .map(({ id, name }) => ({ value: id, label: name }))
}
