import type { NameType } from '../../../kernel/person-name.ts'
import type { MessageId } from '../../../kit/i18n.tsx'
import type { RecordName } from '../body-parts.ts'
import { labelOf } from '../label.ts'
import { isNamed, type RecordBody, type Sharing } from '../record.ts'

/** The order in which the kinds of names are read: what the bearer writes, what the owner leads with, the rest. */
const nameOrder: readonly NameType[] = ['original', 'primary', 'alias', 'weak_alias', 'former', 'maiden']

/** The names by type, types without any left out, each in the order of the record. */
export function namesByType(
  names: readonly RecordName[],
): readonly (readonly [NameType, readonly RecordName[]])[] {
  return nameOrder.flatMap((type) => {
    const held = names.filter((name) => name.type === type)
    return held.length === 0 ? [] : [[type, held] as const]
  })
}

type Title = { readonly own: string; readonly primary: string | null }

/** What stands at the head of a record's page. */
export function headingOf(body: RecordBody): Title {
  return isNamed(body) ? titleOf(body.names) : { own: labelOf(body), primary: null }
}

/** The name at the head of the page, and the owner's own spelling under it when that is another. */
export function titleOf(names: readonly RecordName[]): Title {
  const primary = names.find(({ type }) => type === 'primary') ?? names[0]
  const own = names.find(({ type }) => type === 'original') ?? primary
  return { own: own?.text ?? '', primary: primary?.text === own?.text ? null : (primary?.text ?? null) }
}

type SharingSaid = {
  readonly id: MessageId
  readonly bureaus: readonly string[]
  /** Ids of sharing lists. */
  readonly lists: readonly string[]
  /** Bureaus that never see it, whatever else is said. */
  readonly denied: readonly string[]
}

/** Who sees the record, in a sentence; naming nobody is its owner alone. */
export function saySharing(sharing: Sharing): SharingSaid {
  switch (sharing.to) {
    case 'all':
    case 'owner':
      return { id: `record.sharing.${sharing.to}`, bureaus: [], lists: [], denied: [] }
    case 'listed': {
      const { bureaus, lists, denied } = sharing
      const isNobody = bureaus.length === 0 && lists.length === 0
      return { id: isNobody ? 'record.sharing.owner' : 'record.sharing.listed', bureaus, lists, denied }
    }
    case 'all_except': {
      const { bureaus, lists } = sharing
      const isAll = bureaus.length === 0 && lists.length === 0
      return { id: isAll ? 'record.sharing.all' : 'record.sharing.all_except', bureaus, lists, denied: [] }
    }
  }
}

const caveats: Readonly<Record<string, MessageId>> = { rights_pending: 'record.caveat.rights_pending' }

/** What a caveat tells every reader; a code that this page does not know yet still warns. */
export function caveatWord(code: string): MessageId {
  return caveats[code] ?? 'record.caveat.other'
}
