import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { ok, type Result } from '../../../kernel/result.ts'
import { get, getInBackground } from '../../../kit/http.ts'
import { useLiveChange } from '../../../kit/live.tsx'
import type { Problem } from '../../../kit/problem.ts'
import {
  append,
  begin,
  type HeldRows,
  type Page,
  putBack,
  refresh,
  take,
} from '../../../kit/triage/held-rows.ts'
import { HITS_PATH, type HitLine, hitPage } from '../contract.ts'
import type { Tab } from '../hit.ts'

export type HeldHits = HeldRows<HitLine>
type Answer = Result<HeldHits, Problem>

/** The first event is answered at once, those of the next moment by one reading. */
const GATHER_MS = 250
/** A list that was left for longer is looked over when the reader comes back. */
const KEPT_MS = 2000
const PAGE = 100

/** A queue that stands still: what is new waits, what was done goes, and coming back finds it as it was left. */
export function useHitQueue(tab: Tab) {
  const queries = useQueryClient()
  const key = useMemo(() => ['hits', 'queue', tab], [tab])
  const query = useQuery({
    queryKey: key,
    queryFn: async ({ signal }): Promise<Answer> => {
      const page = await readPage(tab, null, signal)
      return page.ok ? ok(begin(page.value)) : page
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

  const { refetch } = query
  const work = useMemo(() => {
    const change = (how: (held: HeldHits) => HeldHits): void => {
      queries.setQueryData<Answer>(key, (before) => (before?.ok === true ? ok(how(before.value)) : before))
    }
    return {
      change,
      /** Shows what waits, and drops what is gone. */
      renew: async (): Promise<HeldHits | null> => {
        const { data } = await refetch()
        return data?.ok === true ? data.value : null
      },
      take: (id: string) => change((held) => take(held, id)),
      putBack: (hit: HitLine, place: number) => change((held) => putBack(held, hit, place)),
    }
  }, [queries, key, refetch])

  const isKept = (): boolean => {
    const readAt = queries.getQueryState(key)?.dataUpdatedAt ?? 0
    return readAt > 0 && Date.now() - readAt > KEPT_MS
  }
  useFollow(tab, isKept, (page) => work.change((held) => follow(held, page)))
  const more = useMore(tab, query.data, (page) => work.change((held) => append(held, page)))

  return { answer: query.data, more, ...work }
}

/** In an empty list nothing can jump: what is new is shown at once. */
function follow(held: HeldHits, page: Page<HitLine>): HeldHits {
  return held.shown.length === 0 && held.done.size === 0 ? begin(page) : refresh(held, page)
}

/** Reads the first page behind the reader's back: on coming back, and soon after anything of theirs changed. */
function useFollow(tab: Tab, isKept: () => boolean, onPage: (page: Page<HitLine>) => void): void {
  const tell = useEffectEvent(onPage)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const lookedAt = useRef(0)

  function look(): void {
    readInBackground(tab)
      .then((page) => {
        if (page.ok) tell(page.value)
      })
      .catch(reportError)
  }

  useLiveChange(() => {
    if (timer.current !== null) return
    const pause = Math.max(0, lookedAt.current + GATHER_MS - performance.now())
    timer.current = setTimeout(() => {
      timer.current = null
      lookedAt.current = performance.now()
      look()
    }, pause)
  })
  const lookNow = useEffectEvent(() => {
    if (isKept()) look()
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another queue is looked at anew
  useEffect(() => {
    lookNow()
    return () => {
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
    }
  }, [tab])
}

function useMore(tab: Tab, answer: Answer | undefined, onPage: (page: Page<HitLine>) => void) {
  const isReading = useRef(false)
  return (): void => {
    const next = answer?.ok === true ? answer.value.next : null
    if (next === null || isReading.current) return
    isReading.current = true
    readPage(tab, next)
      .then((page) => {
        isReading.current = false
        if (page.ok) onPage(page.value)
      })
      .catch(reportError)
  }
}

async function readPage(
  tab: Tab,
  after: string | null,
  signal?: AbortSignal,
): Promise<Result<Page<HitLine>, Problem>> {
  return pageOf(await get(addressOf(tab, after), hitPage, signal))
}

async function readInBackground(tab: Tab): Promise<Result<Page<HitLine>, Problem>> {
  return pageOf(await getInBackground(addressOf(tab, null), hitPage, new AbortController().signal))
}

function addressOf(tab: Tab, after: string | null): string {
  const query = new URLSearchParams({ tab, limit: String(PAGE), ...(after === null ? {} : { after }) })
  return `${HITS_PATH}?${query}`
}

function pageOf(answer: Result<{ hits: HitLine[]; next: string | null }, Problem>) {
  return answer.ok ? ok({ rows: answer.value.hits, next: answer.value.next }) : answer
}
