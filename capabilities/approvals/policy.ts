import { roles } from '../../kernel/actor.ts'

/** Who asked, and who may do what is asked, is told by each approval: see `maySee` of approval.ts. */
export const seeing = 'signed_in'

/** A program is no second person, and nobody approves with a session left open. */
export const approving = { roles, scope: null, needs: ['step_up'] } as const

/** Saying no needs no passkey: it stops things. */
export const refusing = { roles, scope: null } as const
