import type { Role } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/country.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { Problem } from '../../../kit/problem.ts'
import type { invitation, UserAnswer, userList } from '../contract.ts'
import { HANDLE } from '../user.ts'

/** A link to set up how to sign in, and whom it is for. */
export type Invited = {
  readonly user: UserAnswer
  readonly invitation: (typeof invitation)['_output']
}

type Page = Result<(typeof userList)['_output'], Problem>

/** All pages, since people are looked for by name and the server lists them by id. `read` takes the `next` of the page before. */
export async function readEverybody(
  read: (after: string | null) => Promise<Page>,
): Promise<Result<readonly UserAnswer[], Problem>> {
  const users: UserAnswer[] = []
  let after: string | null = null
  do {
    const page: Page = await read(after)
    if (!page.ok) return page
    users.push(...page.value.users)
    after = page.value.next
  } while (after !== null)
  return ok(users)
}

/** Who may sign in first, then by name as the reader's language sorts it. */
export function inOrder(users: readonly UserAnswer[], language: Language): readonly UserAnswer[] {
  const names = new Intl.Collator(language)
  return users.toSorted(
    (a, b) =>
      Number(a.state === 'disabled') - Number(b.state === 'disabled') || names.compare(a.name, b.name),
  )
}

/** By a part of the name, the sign-in name or the post, accents aside. */
export function isMeant({ name, signInName, post }: UserAnswer, typed: string): boolean {
  const wish = plain(typed.trim())
  return [name, signInName, post].some((text) => plain(text).includes(wish))
}

/** Reviewing and deciding for all bureaus belong to the hub; the policy refuses them elsewhere. */
export function isRoleFor(role: Role, bureau: string): boolean {
  return (role !== 'hub_reviewer' && role !== 'commission') || bureau === 'HUB'
}

/** `Álvaro O'Neill` → `alvaro.oneill`; empty where the name cannot be written so without guessing. */
export function suggestHandle(name: string): string {
  const text = plain(name).replace(/['’]/g, '')
  if (/[^a-z0-9\p{P}\p{Z}]/u.test(text)) return ''
  const handle = (text.match(/[a-z0-9]+/g) ?? []).join('.')
  return HANDLE.test(handle) ? handle : ''
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
