import { useIntl } from 'react-intl'

/** Tabs of the duty desk that are work; what is closed is not handed over. */
export const workTabs = ['to_confirm', 'ours', 'answered', 'late'] as const

export function placeOf(tab: (typeof workTabs)[number]): string {
  return `/desk?tab=${tab}`
}

/** The page of what an act was done to, where there is one: `hit:…` and `record:…`. */
export function pageOf(subject: string): string | null {
  const [kind, id] = subject.split(':')
  if (id === undefined) return null
  if (kind === 'hit') return `/hits/${id}`
  return kind === 'record' ? `/records/${id}` : null
}

/** The journal's words for an act; one that this page does not know stands as it came. */
export function useActWords(): (act: string) => string {
  const intl = useIntl()
  return (act) => {
    const said: unknown = Reflect.get(intl.messages, `journal.act.${act}`)
    return typeof said === 'string' ? said : act
  }
}
