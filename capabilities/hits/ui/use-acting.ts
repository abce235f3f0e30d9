import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import type { Problem } from '../../../kit/problem.ts'
import type { Done } from '../../../kit/triage/Receipt.tsx'
import type { HitView, VerdictRequest } from '../contract.ts'
import type { OutcomeWord } from '../hit.ts'
import { doTo } from './use-hit.ts'

/** Something done to a hit: a route and its body. */
export type Deed =
  | { readonly deed: 'verdict'; readonly body: VerdictRequest }
  | { readonly deed: 'outcome'; readonly body: { readonly word: OutcomeWord; readonly note?: string } }
  | { readonly deed: 'claim'; readonly body: { readonly leave?: boolean } }
  | { readonly deed: 'note'; readonly body: { readonly note: string; readonly to: 'own' | 'both' } }
  | { readonly deed: 'release' | 'request-details'; readonly body: { readonly note?: string } }
  | { readonly deed: 'close' | 'undo'; readonly body: Readonly<Record<string, never>> }

export type Acting = {
  /** Somebody waits for the answer; nothing else is sent meanwhile. */
  readonly isSending: boolean
  readonly refused: { readonly hit: HitView; readonly problem: Problem } | null
  readonly done: Done | null
  readonly act: (hit: HitView, deed: Deed) => void
  readonly close: () => void
}

/** What a list does when a hit is done: it may go on before the server has answered, and takes it back if that refuses. */
export type Leaving = {
  /** The hit was dealt with; answers how to bring it back. */
  readonly leave: (hit: HitView, deed: Deed) => () => void
}

/** Deeds that somebody is held on, or that take a record away, wait for the server and cannot be taken back. */
function isLegal(hit: Pick<HitView, 'isHeld'>, { deed, body }: Deed): boolean {
  if (deed !== 'verdict') return deed === 'release' || deed === 'outcome' || deed === 'close'
  if (body.as === 'asker') return false
  return body.word === 'record_obsolete' || (body.word === 'confirmed' && hit.isHeld)
}

/** Sends what is done to hits, and holds what is to be said about it. */
export function useActing({ leave }: Leaving): Acting {
  const t = useText()
  const queries = useQueryClient()
  const [isSending, setSending] = useState(false)
  const [refused, setRefused] = useState<Acting['refused']>(null)
  const [done, setDone] = useState<Done | null>(null)
  const close = useCallback(() => {
    setDone(null)
    setRefused(null)
  }, [])

  async function send(hit: HitView, deed: Deed): Promise<void> {
    setRefused(null)
    const isWaiting = isLegal(hit, deed)
    const back = isWaiting ? null : leave(hit, deed)
    setSending(isWaiting)
    const answer = await doTo(queries, hit.id, deed.deed, deed.body)
    setSending(false)
    if (!answer.ok) {
      back?.()
      setDone(null)
      setRefused({ hit, problem: answer.error })
      return
    }
    if (isWaiting) leave(hit, deed)
    const after = answer.value
    const undo = after.undoUntil !== null && deed.deed === 'verdict' ? () => takeBack(hit, back) : null
    if (isSaid(deed))
      setDone({
        key: `${hit.id} ${Date.now()}`,
        text: t(`hit.done.${wordOf(deed)}`),
        undo,
        subject: `hit:${hit.id.slice(-12)}`,
      })
  }

  function takeBack(hit: HitView, back: (() => void) | null): void {
    setDone(null)
    doTo(queries, hit.id, 'undo', {})
      .then((undone) => {
        if (undone.ok) back?.()
        else setRefused({ hit, problem: undone.error })
      })
      .catch(reportError)
  }

  function act(hit: HitView, deed: Deed): void {
    if (!isSending) send(hit, deed).catch(reportError)
  }

  return { isSending, refused, done, act, close }
}

/** Taking up and leaving a hit is seen on it; everything else is said. */
function isSaid({ deed }: Deed): boolean {
  return deed !== 'claim' && deed !== 'undo'
}

function wordOf({ deed, body }: Deed) {
  if (deed === 'verdict') return body.as === 'desk' ? body.word : (`seen_${body.word}` as const)
  switch (deed) {
    case 'request-details':
      return 'requested'
    case 'claim':
    case 'undo':
      return 'claimed'
    default:
      return deed
  }
}
