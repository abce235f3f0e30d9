import { levels } from '../../kernel/handling.ts'
import type { Askers } from './askers.ts'

/**
 * Says of a row `t` of a table, in SQL, whether somebody of these askers may learn of it. Written from domain.md §3 and
 * design.md §3, not from the program: the two must agree for the leak test to pass. A table that is missing here fails it.
 */
type Seen = (askers: Askers) => string

const everybody: Seen = () => 'true'
const itself: Seen = () => 'false'

/** The bureau stands in one of these columns. */
function party(...columns: readonly string[]): Seen {
  return ({ bureau }) => `'${bureau}' in (${columns.map((column) => `t.${column}`).join(', ')})`
}

function both(first: Seen, second: Seen): Seen {
  return (askers) => `(${first(askers)}) and (${second(askers)})`
}

function either(first: Seen, second: Seen): Seen {
  return (askers) => `(${first(askers)}) or (${second(askers)})`
}

/** With a row of another table, which by then holds only what they may see. */
function withRow(table: string, on: string): Seen {
  return () => `exists (select 1 from ${table} o where ${on})`
}

const isHub = ({ bureau }: Askers) => bureau === 'HUB'
const withRecord = (column = 'record_id') => withRow('records.record', `o.id = t.${column}`)
/** The hub's auditors answer for all bureaus. */
const hubAuditor: Seen = (askers) => String(isHub(askers) && askers.roles.includes('auditor'))
const atDesk =
  (role: Askers['roles'][number]): Seen =>
  (askers) =>
    String(askers.roles.includes(role))
const atHubDesk =
  (role: Askers['roles'][number]): Seen =>
  (askers) =>
    String(isHub(askers) && askers.roles.includes(role))

const sharedRecord: Seen = ({ bureau, clearance }) => {
  const cleared = levels.slice(0, levels.indexOf(clearance) + 1).map((level) => `'${level}'`)
  return `t.owner = '${bureau}' or (t.level in (${cleared.join(', ')}) and (t.share_to = 'all'
    or (t.share_to = 'listed' and '${bureau}' = any (t.share_bureaus))
    or (t.share_to = 'all_except' and not '${bureau}' = any (t.share_bureaus))))`
}

/** In the order in which they are applied. */
export const rowsSeenBy: Readonly<Record<string, Seen>> = {
  'records.record': sharedRecord,
  'records.version': withRow('records.record', 'o.owner = t.owner and o.id = t.id'),
  'records.statement': withRecord(),
  'records.proposal': both(party('owner', 'bureau'), withRecord()),
  'records.judgement': both(withRecord('left_id'), withRecord('right_id')),
  'records.receipt': party('owner', 'bureau'),
  'records.review': party('owner'),
  'records.transfer': party('owner', 'from_bureau', 'to_bureau'),
  'records.idempotency_key': party('bureau'),
  'records.import': either(party('owner'), (askers) => `${isHub(askers)} and t.format in ('un', 'ofac')`),
  'records.import_rejection': withRow('records.import', 'o.id = t.import_id'),
  'checks.check': either(party('bureau'), hubAuditor),
  'bureaus.bureau': everybody,
  'bureaus.app_user': party('bureau'),
  'bureaus.password': party('bureau'),
  'bureaus.passkey': party('bureau'),
  'bureaus.invitation': party('bureau'),
  'bureaus.session': party('bureau'),
  'bureaus.ceremony': party('bureau'),
  'bureaus.attempt': everybody,
  'bureaus.api_key': party('bureau'),
  'journal.act': either(party('bureau'), hubAuditor),
  'journal.waiting': withRow('journal.act', 'o.id = t.act_id'),
  'journal.chain': withRow('journal.act', 'o.id = t.act_id'),
  'outbox.event': itself,
  'rights.request': atHubDesk('commission'),
  'rights.affected': atHubDesk('commission'),
  'rights.consultation': either(atHubDesk('commission'), both(atDesk('bureau_head'), party('owner'))),
  'rights.notice': either(atHubDesk('commission'), both(atDesk('bureau_head'), party('bureau'))),
  'rights.incident_source': either(
    atHubDesk('hub_reviewer'),
    both(both(atDesk('bureau_head'), party('bureau')), () => 't.informed_at is not null'),
  ),
  'rights.incident': either(
    atHubDesk('hub_reviewer'),
    both(
      atDesk('bureau_head'),
      either(party('bureau'), withRow('rights.incident_source', 'o.incident_id = t.id')),
    ),
  ),
  'rights.measure': either(
    atHubDesk('hub_reviewer'),
    both(
      atDesk('bureau_head'),
      (askers) =>
        `exists (select 1 from rights.incident o where o.id = t.incident_id and ${party('bureau')(askers).replace('t.', 'o.')})`,
    ),
  ),
}
