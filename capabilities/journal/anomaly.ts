/** What is unlike the usual work of a desk. Each is a question to a person, never a verdict. */
export const anomalyRules = ['night_burst', 'no_hit_names', 'read_without_check', 'refused_run'] as const
type AnomalyRule = (typeof anomalyRules)[number]

/** Where each rule begins to speak. All ours to confirm: no source gives numbers. */
export const thresholds = {
  /** Checks of one person in one night, 22:00 to 06:00 UTC. */
  nightChecks: 20,
  nightFromHour: 22,
  nightToHour: 6,
  /** Name searches of one person in one day that found nobody. */
  noHitNames: 50,
  /** Records opened by one person in one day without a check of theirs in the minutes before. */
  readsWithoutCheck: 5,
  minutesBefore: 30,
  /** Refused acts of one account within ten minutes. */
  refusals: 5,
  refusalMinutes: 10,
} as const

export type Anomaly = {
  readonly rule: AnomalyRule
  readonly actorKind: 'user' | 'program' | 'system'
  readonly actorId: string
  readonly bureau: string
  readonly from: Date
  readonly to: Date
  readonly count: number
}
