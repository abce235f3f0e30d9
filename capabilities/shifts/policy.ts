/** The desk reads its own bureau's shift and notes in it; so may a program of the bureau, for a system of its own. */
export const deskShift = {
  roles: ['bureau_operator', 'bureau_head', 'hub_reviewer', 'watch_officer'],
  scope: 'check',
} as const

/** A shift is handed over by people, who sign for it. */
export const handOver = { roles: deskShift.roles, scope: null } as const
