/** Whoever checks may ask the people of another bureau; a program asks for whoever works with it. */
export const asking = {
  roles: [
    'officer',
    'bureau_operator',
    'bureau_head',
    'hub_reviewer',
    'watch_officer',
    'analyst',
    'coordinator',
  ],
  scope: 'check',
} as const

/** Only people answer. */
export const answering = {
  roles: ['bureau_operator', 'bureau_head', 'hub_reviewer', 'watch_officer'],
  scope: null,
} as const
