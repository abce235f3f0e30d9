import type { BureauCode, BureauState } from '../../kernel/actor.ts'
import { type Country, countryName, KOSOVO_FOOTNOTE, type Language, languages } from '../../kernel/country.ts'
import { organisations } from '../../kernel/issuer.ts'
import table from './members.json' with { type: 'json' }

/** `territory` takes part without being a member country; `partner` is an organisation: it publishes a list or issues documents. */
export const bureauKinds = ['member', 'territory', 'hub', 'partner'] as const
export type BureauKind = (typeof bureauKinds)[number]

/**
 * A National Central Bureau, the hub or a partner. Membership is a time: `memberSince` and `memberUntil` are as exact as
 * known (`2023`, `2023-11`, `2023-11-29`), both included; a member without `memberSince` is one whose date is not entered.
 */
export type Bureau = {
  readonly code: BureauCode
  readonly kind: BureauKind
  readonly names: Readonly<Record<Language, string>>
  readonly memberSince: string | null
  readonly memberUntil: string | null
  /** Set by the hub. A bureau that is not active keeps its own data, sees nobody else's, and nobody sees its. */
  readonly state: BureauState
  /** Why, in the hub's words; null while active. */
  readonly stateReason: string | null
  readonly stateSince: Date | null
}

const ACTIVE = { state: 'active', stateReason: null, stateSince: null } as const

/** Reads a code of three capital letters in any case; null when it cannot be one. Whether it exists the store knows. */
export function parseBureauCode(text: string): BureauCode | null {
  const code = text.trim().toUpperCase()
  return /^[A-Z]{3}$/.test(code) ? (code as BureauCode) : null
}

/** Whether the bureau is a member country on `day` (`YYYY-MM-DD`). */
export function isMemberOn(bureau: Bureau, day: string): boolean {
  const { kind, memberSince, memberUntil } = bureau
  if (kind !== 'member') return false
  const hasJoined = memberSince === null || memberSince <= day.slice(0, memberSince.length)
  return hasJoined && (memberUntil === null || day.slice(0, memberUntil.length) <= memberUntil)
}

/** The text that must stand wherever the bureau is named, or null. */
export function footnoteOf(code: string): string | null {
  return code === 'XKX' ? KOSOVO_FOOTNOTE : null
}

/** Every bureau that Comity knows from the start; `members.json` says where they come from. Who issues documents is a partner. */
export function knownBureaus(): readonly Bureau[] {
  return [
    ...table.members.map(({ code, since }) => countryBureau('member', code, since)),
    ...table.territories.map((code) => countryBureau('territory', code, null)),
    organisation('hub', table.hub),
    ...[...organisations, ...table.partners].map((partner) => organisation('partner', partner)),
  ]
}

function countryBureau(kind: 'member' | 'territory', code: string, since: string | null): Bureau {
  const names = Object.fromEntries(
    languages.map((language) => [language, countryName(code as Country, language)]),
  ) as Record<Language, string>
  return { code: code as BureauCode, kind, names, memberSince: since, memberUntil: null, ...ACTIVE }
}

type OrganisationRow = { readonly code: string; readonly names: Record<Language, string> }

function organisation(kind: 'hub' | 'partner', { code, names }: OrganisationRow): Bureau {
  return { code: code as BureauCode, kind, names, memberSince: null, memberUntil: null, ...ACTIVE }
}
