/** One line of server-sent events for each open page: what changed for whoever is signed in. */
export const LIVE_PATH = '/api/v1/live'

/** `counts`: how much waits, by tab of the duty desk. `hit`: one of the caller's hits changed. */
export const liveEvents = ['counts', 'hit'] as const
export type LiveEvent = (typeof liveEvents)[number]
