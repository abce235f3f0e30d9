import { type IdentifierKind, identifierKinds } from '../../kernel/identifier-kind.ts'
import { KIND_MASK } from './hash.ts'

if (identifierKinds.length > KIND_MASK) throw new Error('an entry has no room for that many kinds')

const codes = new Map(identifierKinds.map((kind, at) => [kind, at] as const))

export function kindCode(kind: IdentifierKind): number {
  const code = codes.get(kind)
  if (code === undefined) throw new Error(`"${kind}" is no kind of identifier`)
  return code
}

export function kindAt(code: number): IdentifierKind {
  const kind = identifierKinds[code]
  if (kind === undefined) throw new Error(`no kind of identifier has the number ${code}`)
  return kind
}
