import { type Actor, hasRole, type Role } from '../../kernel/actor.ts'

/** Acts are read by auditors; reading them is an act too. */
export const readJournal = { roles: ['auditor'], scope: 'verify' } as const

export function mayReadJournal(actor: Actor): boolean {
  return actor.kind === 'program' ? actor.scopes.has(readJournal.scope) : hasRole(actor, ...readJournal.roles)
}

/** A week is signed off by a person, never by a program. */
export const signWeek = { roles: ['auditor'], scope: null } as const

/** Acts are held beyond their time. */
export const holdActs = { roles: ['auditor'], scope: 'administer' } as const

/**
 * Who asks is whoever runs the machine, by its own key, or one of these; a second of them, with a fresh passkey, approves:
 * the key is what everybody else believes the journal by.
 */
export const rotateKey = {
  roles: ['auditor', 'bureau_head'],
  scope: 'administer',
  bureau: 'HUB',
  needs: ['second_person'],
} as const

/** Whether a signed-in person is one of those two. */
export function mayAskForKey(me: {
  readonly roles: readonly Role[]
  readonly bureau: { readonly code: string }
}): boolean {
  return me.bureau.code === rotateKey.bureau && rotateKey.roles.some((role) => me.roles.includes(role))
}

/** Another bureau's instance asks us to cosign its checkpoint with a key of ours; an auditor hands in one that came by mail. */
export const askToCosign = { roles: ['auditor'], scope: 'verify' } as const

/** The hub's auditor looks at every bureau's acts, others at those of their own. */
export function bureauSeen({ bureau }: { readonly bureau: string }): string | null {
  return bureau === 'HUB' ? null : bureau
}
