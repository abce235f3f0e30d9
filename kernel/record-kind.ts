/** What a record may be about. Records hold it, checks and hits name it, persons' rights reach it. */
export const recordKinds = [
  'person',
  'organisation',
  'vessel',
  'travel_document',
  'administrative_document',
  'vehicle',
  'aircraft',
  'firearm',
  'communication',
  'account',
  'wallet',
  'container',
  'work_of_art',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** Kinds that are found by names. All others are things, found by their numbers. */
const namedKinds = ['person', 'organisation', 'vessel'] as const
export type NamedKind = (typeof namedKinds)[number]
export type ThingKind = Exclude<RecordKind, NamedKind>

export function isNamedKind(kind: RecordKind): kind is NamedKind {
  return namedKinds.some((named) => named === kind)
}
