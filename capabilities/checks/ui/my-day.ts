import { useRouter, useRouterState } from '@tanstack/react-router'
import {
  type OwnCheck,
  type OwnChecksPage,
  type OwnList,
  type OwnShown,
  ownShown,
} from '../contract/own-checks.ts'
import { CHECKS_PATH } from '../contract.ts'

/** A line of the day: a check, or a list as one. */
export type DayRow =
  | { readonly is: 'check'; readonly check: OwnCheck }
  | { readonly is: 'list'; readonly list: OwnList }

export function rowId(row: DayRow): string {
  return row.is === 'check' ? row.check.id : row.list.id
}

/** Checks and lists of a page in one order, newest first: ids begin with their time. */
export function rowsOf({ checks, lists }: Pick<OwnChecksPage, 'checks' | 'lists'>): readonly DayRow[] {
  const rows: DayRow[] = [
    ...checks.map((check) => ({ is: 'check', check }) as const),
    ...lists.map((list) => ({ is: 'list', list }) as const),
  ]
  return rows.sort((a, b) => (rowId(a) < rowId(b) ? 1 : -1))
}

/** What of the day is shown; with `list` the lines of that list. */
export type DayLook = { readonly day: string; readonly show: OwnShown; readonly list: string | null }

/** Here, where the officer stands: a day of theirs begins at their midnight. */
export function today(): string {
  const now = new Date()
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The address of a look; today and everything are left out. */
export function hrefOf({ day, show, list }: DayLook): string {
  const query = new URLSearchParams({
    ...(day === today() || day === '' ? {} : { day }),
    ...(show === 'all' ? {} : { show }),
    ...(list === null ? {} : { list }),
  })
  return query.size === 0 ? '/my-day' : `/my-day?${query}`
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function lookIn(search: string): DayLook {
  const query = new URLSearchParams(search)
  const day = query.get('day') ?? ''
  const list = query.get('list') ?? ''
  return {
    day: isDay(day) ? day : today(),
    show: ownShown.find((one) => one === query.get('show')) ?? 'all',
    list: UUID.test(list) ? list : null,
  }
}

/** One that a calendar has: JavaScript takes 31 February for 3 March. */
function isDay(given: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(given)
}

/** The look stands in the address. */
export function useDayLook(): readonly [DayLook, (look: DayLook) => void] {
  const { history } = useRouter()
  const search = useRouterState({ select: ({ location }) => location.searchStr })
  return [lookIn(search), (look) => history.replace(hrefOf(look))]
}

export function addressOf({ day, show, list }: DayLook, before: string): string {
  const from = new Date(`${day}T00:00:00`)
  const until = new Date(from)
  until.setDate(until.getDate() + 1)
  const query = new URLSearchParams({
    show,
    ...(list === null ? { from: from.toISOString(), until: until.toISOString() } : { list }),
    ...(before === '' ? {} : { before }),
  })
  return `${CHECKS_PATH}?${query}`
}
