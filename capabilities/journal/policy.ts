/** Acts are read by auditors; reading them is an act too. */
export const readJournal = { roles: ['auditor'], scope: 'verify' } as const
