import { type Actor, type BureauCode, type Role, roles } from '../../kernel/actor.ts'
import { handlingCodes, levels } from '../../kernel/handling.ts'
import {
  type CallerClaim,
  type CallerSet,
  type CallerText,
  type Mask,
  type Policy,
  policyWords,
} from '../../kernel/policy.ts'
import { maskingFor, reasonsFor, testFor } from '../../kernel/policy-test.ts'
import { type Purpose, purposes } from '../../kernel/purpose.ts'
import { EVERYBODY, type Guarded } from './guard.ts'
import { guardColumns } from './guard-columns.ts'
import type { RecordBody } from './record.ts'

/** Reading records that a check or a link leads to: everyone who may check, and the auditor. */
export const readRecords = { roles, scope: 'check' } as const

/** Taking in lists changes what every bureau finds: the hub does it for publishers, a head for the own bureau. */
export const importLists = { roles: ['hub_reviewer', 'bureau_head'], scope: 'import' } as const

/** Whom a bureau shares with is decided by those who write its records. */
export const shareRecords = {
  roles: ['bureau_head', 'bureau_operator', 'hub_reviewer'],
  scope: 'administer',
} as const

const atTheDesk: readonly Role[] = ['bureau_operator', 'bureau_head']

/** Adding and changing the own bureau's records, deciding on proposals and reviews, answering notices of deletion. */
export const changeRecords = { roles: atTheDesk, scope: 'import' } as const

/** A legal hold, and giving or taking a record: for the head. */
export const endRecords = { roles: ['bureau_head'], scope: 'import' } as const

/** What is deleted does not come back, so that two persons of the bureau decide. */
export const deleteRecords = { ...changeRecords, needs: ['second_person'] } as const

/** Lists of the own bureau's records and their faults. */
export const listRecords = { roles: [...atTheDesk, 'analyst', 'auditor'], scope: 'import' } as const

/** All of the own bureau's records in one file. */
export const exportRecords = {
  roles: ['bureau_head'],
  scope: 'administer',
  needs: ['step_up', 'second_person'],
} as const

const knowing: readonly Role[] = [...atTheDesk, 'officer', 'hub_reviewer', 'watch_officer', 'analyst']

/** Proposing a correction to another bureau's record. */
export const proposeCorrections = { roles: knowing, scope: 'import' } as const

/** Saying whether two records are about the same. */
export const judgePairs = { roles: knowing, scope: 'check' } as const

/** What of a caller decides which records exist for them. */
export type Reader = Pick<Actor, 'bureau' | 'clearance' | 'purpose' | 'bureauState' | 'roles'>

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`
const list = (texts: Iterable<string>): string => `array[${[...texts].map((text) => `'${text}'`).join(', ')}]`

/** A clearance that is none of ours is cleared for nothing. */
const clearedBy = new Map<string, ReadonlySet<string>>(
  levels.map((level, at) => [level, new Set(levels.slice(0, at + 1))]),
)
const NOTHING: ReadonlySet<string> = new Set()

/** The 6x6 system: reliability of the source A–F, of the information 1–6; '' is not graded. */
const grades = ['', ...[...'ABCDEF'].flatMap((source) => [...'123456'].map((info) => source + info))]
/** Not an unreliable source (E) or one that cannot be judged (F), nor improbable information (5) or one that cannot (6). */
const offeredGrades = grades.filter((grade) => grade === '' || /^[A-D][1-4]$/.test(grade))
/** Where somebody is held on the spot by what is found, such information is not offered. Ours to confirm. */
const ON_THE_SPOT: readonly Purpose[] = ['border', 'security_check']

/** Who sees a record that the commission has limited, besides the head of its owner. Ours to confirm. */
const reviewing = ['hub_reviewer', 'commission'] as const
const HUB = 'HUB'

const bureau: CallerText<Reader> = { of: (reader) => reader.bureau, setting: setting('bureau') }
const purpose: CallerText<Reader> = { of: (reader) => reader.purpose, setting: setting('purpose') }
const everybody: CallerText<Reader> = { of: () => EVERYBODY, setting: `'${EVERYBODY}'` }
const asksOwner: CallerText<Reader> = { of: () => 'H3', setting: "'H3'" }

const cleared: CallerSet<Reader> = {
  of: (reader) => clearedBy.get(reader.clearance) ?? NOTHING,
  setting: `case ${setting('clearance')} ${[...clearedBy].map(([level, below]) => `when '${level}' then ${list(below)}`).join(' ')} end`,
}
const known = (texts: readonly string[]): CallerSet<Reader> => {
  const set = new Set(texts)
  return { of: () => set, setting: list(set) }
}
const knownHandling = known(handlingCodes)
const knownGrades = known(grades)
const goodGrades = known(offeredGrades)

/** A transaction that names no bureau is nobody's; settings that are missing must not pass for one. */
const isKnown: CallerClaim<Reader> = {
  of: (reader) => /^[A-Z]{3}$/.test(reader.bureau),
  setting: `${setting('bureau')} ~ '^[A-Z]{3}$'`,
}
const isActive: CallerClaim<Reader> = {
  of: (reader) => reader.bureauState === 'active',
  setting: `${setting('bureau_state')} = 'active'`,
}
const isOnTheSpot: CallerClaim<Reader> = {
  of: (reader) => ON_THE_SPOT.includes(reader.purpose),
  setting: `${setting('purpose')} = any (${list(ON_THE_SPOT)})`,
}
const isHead: CallerClaim<Reader> = {
  of: (reader) => reader.roles.has('bureau_head'),
  setting: `'bureau_head' = any (string_to_array(${setting('roles')}, ','))`,
}
const isReviewer: CallerClaim<Reader> = {
  of: (reader) => reader.bureau === HUB && reviewing.some((role) => reader.roles.has(role)),
  setting: `${setting('bureau')} = '${HUB}' and string_to_array(${setting('roles')}, ',') && ${list(reviewing)}`,
}

const { all, any, not, because, is, isOneOf, holds, within, rowClaims, callerClaims } = policyWords<
  Reader,
  Guarded
>()
const record = guardColumns

const isOwn = is(record.owner, bureau)

/** Whom the owner chose. Restrictions win over every audience (RPD art. 58). */
const isMeantFor = all(
  any(
    because('shared_with_all', holds(record.audience, everybody)),
    because('shared_with_you', holds(record.audience, bureau)),
  ),
  not(holds(record.denied, bureau)),
)

/** What a code says that nobody here knows is not guessed: such a record is its owner's alone. */
const isFitFor = all(
  isOneOf(record.level, cleared),
  within(record.handling, knownHandling),
  // Use for another purpose needs the owner's consent (RPD art. 10).
  holds(record.purposes, purpose),
  isOneOf(record.grade, knownGrades),
  any(not(callerClaims(isOnTheSpot)), isOneOf(record.grade, goodGrades)),
)

/** A suspended bureau neither sees others' records nor are its own shown (RPD art. 131; the second half ours to confirm). */
const isBetweenActive = all(callerClaims(isKnown), callerClaims(isActive), rowClaims(record.isOwnerActive))

/** Limited narrows and never widens: of those who would see the record, few are left. */
const isForFew = any(
  not(rowClaims(record.isLimited)),
  all(isOwn, callerClaims(isHead)),
  callerClaims(isReviewer),
)

/**
 * The one rule. Handling codes (Europol's SIENA) decide little about seeing and much about use, see `onwardUse`; H3, other
 * restrictions in free text, shows others the core alone, since no program can judge a text. Ours to confirm.
 */
export const recordPolicy: Policy<Reader, Guarded> = {
  see: all(any(because('owner', isOwn), all(isMeantFor, isFitFor, isBetweenActive)), isForFew),
  full: any(isOwn, all(rowClaims(record.isDisclosed), not(holds(record.handling, asksOwner)))),
}

/** Whether the actor may see the record. For many records ask `readerOf` once. */
export function mayRead(reader: Reader, guarded: Guarded): boolean {
  return testFor(recordPolicy.see, reader)(guarded)
}

/** How much of the record the actor is shown; what a hit releases comes on top. */
export function maskFor(reader: Reader, guarded: Guarded): Mask {
  return maskingFor(recordPolicy, reader)(guarded)
}

/** The rule for one caller and many records: what depends on the caller alone is decided once. */
export function readerOf(reader: Reader): (guarded: Guarded) => boolean {
  return testFor(recordPolicy.see, reader)
}

const visibilities = ['owner', 'shared_with_all', 'shared_with_you'] as const
export type Visibility = (typeof visibilities)[number]

/** By which way the actor sees the record; null when not at all. */
export function whyVisible(reader: Reader, guarded: Guarded): Visibility | null {
  const [code] = reasonsFor(recordPolicy.see, reader, guarded)
  return visibilities.find((one) => one === code) ?? null
}

export const onwardAnswers = ['allowed', 'ask_owner'] as const
export type Onward = {
  /** In proceedings before a court. H1 wants the owner's permission. */
  readonly asEvidence: (typeof onwardAnswers)[number]
  /** To anybody outside the bureau, and out of Comity: exports, prints, messages. H2 wants the owner's permission. */
  readonly passOn: (typeof onwardAnswers)[number]
}

/**
 * SIENA: H0 for preventing and combating crime, H1 not in judicial proceedings without permission, H2 not disseminated
 * without permission, H3 other restrictions. No code at all is no permission. That H3 asks for both is ours to confirm.
 */
export function onwardUse(reader: Pick<Reader, 'bureau'>, { owner, handling }: Guarded): Onward {
  const isFree = (code: 'H1' | 'H2'): boolean =>
    owner === reader.bureau || (handling.size > 0 && !handling.has(code) && !handling.has('H3'))
  return {
    asEvidence: isFree('H1') ? 'allowed' : 'ask_owner',
    passOn: isFree('H2') ? 'allowed' : 'ask_owner',
  }
}

/** Uses that are permitted to others when an owner says nothing: every purpose of the rules. Ours to confirm. */
export const usualPurposes: readonly Purpose[] = purposes

/**
 * Whether a bureau may hold such a record: a travel document is written by the country or organisation that issued it and by
 * nobody else (SLTD [domain.md §2.1, §16]). An organisation takes part as the partner of its code (decision 0018). The
 * database says it a second time, `record_issuer_writes`.
 */
export function mayHold(owner: BureauCode, body: RecordBody): boolean {
  return body.kind !== 'travel_document' || `${body.issuer}` === `${owner}`
}

/** A publisher's list is taken in by the hub, so that there is one of it. */
export function mayImportFor(actor: Actor, owner: BureauCode): boolean {
  return actor.bureau === owner || actor.bureau === 'HUB'
}
