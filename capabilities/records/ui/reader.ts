import type { Role } from '../../../kernel/actor.ts'

/** What of the signed-in person a page of records needs. */
export type Reader = { readonly bureau: { readonly code: string }; readonly roles: readonly Role[] }

/** Whether the reader has a role of this policy. The server decides; this hides what would be refused. */
export function holds(
  { roles }: Pick<Reader, 'roles'>,
  access: { readonly roles: readonly Role[] },
): boolean {
  return access.roles.some((role) => roles.includes(role))
}

/** The page of whom a record of the bureau was shown to, also of a deleted one. */
export const receiptsPage = (id: string): string => `/records/${id}/receipts`
