import { roles } from '../../kernel/actor.ts'

/** Who may ask. An auditor looks at the asking, not at the answers. */
export const askChecks = {
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

/** Who may look at a past question: who asked it, the head of that bureau, and auditors. */
export const readChecks = { roles, scope: 'check' } as const
