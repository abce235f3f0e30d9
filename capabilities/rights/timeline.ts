import type { PersonRequest, Progress, RequestState, Step } from './request.ts'

export type TimelineStep = Step & { readonly state: RequestState }

/** The steps that led to where a request stands, oldest first, each with the state that it made. */
export function stepsOf(progress: Progress): readonly TimelineStep[] {
  const { state: _, ...held } =
    progress.state === 'closed'
      ? { ...progress.end, closed: progress.closed, state: progress.state }
      : progress
  const named = [
    ['refused', 'inadmissible'],
    ['admitted', 'admissible'],
    ['located', 'located'],
    ['consulted', 'owner_consulted'],
    ['proposal', 'decision_proposed'],
    ['confirmed', 'decided'],
    ['executed', 'executed'],
    ['notified', 'recipients_notified'],
    ['closed', 'closed'],
  ] as const
  const steps: Partial<Record<(typeof named)[number][0], Step>> = held
  return named.flatMap(([key, state]) => {
    const step = steps[key]
    return step === undefined ? [] : [{ state, at: step.at, by: step.by }]
  })
}

/** Who took a step. */
export function doersOf(progress: Progress): readonly Step['by'][] {
  return stepsOf(progress).map(({ by }) => by)
}

/** The decision as it was written, once there is one. */
export function proposalOf({ progress }: Pick<PersonRequest, 'progress'>) {
  const held = progress.state === 'closed' ? progress.end : progress
  return 'proposal' in held ? held.proposal : null
}

/** The records that the request is about; null before it was looked for any. */
export function locatedOf({ progress }: Pick<PersonRequest, 'progress'>) {
  const held = progress.state === 'closed' ? progress.end : progress
  return 'located' in held ? held.located.records : null
}
