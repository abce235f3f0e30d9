import { fail, ok, type Result, unreachable } from '../../kernel/result.ts'
import {
  type Ground,
  type PersonRequest,
  type Progress,
  type Proposal,
  type Ruling,
  rulingsOf,
  type Step,
} from './request.ts'

/** What the commission does with a request. Counts are of what stands in the way, as the database has it now. */
export type Command =
  | { readonly do: 'admit' }
  | { readonly do: 'refuse'; readonly ground: Ground }
  | { readonly do: 'locate'; readonly records: readonly Ruling['record'][] }
  | { readonly do: 'consult' }
  | ({ readonly do: 'propose'; readonly waitingOwners: number } & Pick<Proposal, 'rulings' | 'remark'>)
  | { readonly do: 'send_back' }
  | { readonly do: 'confirm' }
  | { readonly do: 'execute'; readonly openOrders: number }
  | { readonly do: 'notify' }
  /** `waitingRecipients` have time left to confirm; who lets it pass does not keep a request open. */
  | { readonly do: 'close'; readonly waitingRecipients: number }

export type AdvanceFault =
  | 'wrong_state'
  | 'owner_not_answered'
  | 'rulings_incomplete'
  | 'ruling_not_for_kind'
  | 'own_proposal'
  | 'owner_has_not_corrected'
  | 'recipients_pending'

type Advanced = Result<Progress, AdvanceFault>
type In<State extends Progress['state']> = Extract<Progress, { readonly state: State }>

/** The next state, or why there is none. Each state is reached from its predecessor alone. */
export function advance(
  { kind, progress: from }: Pick<PersonRequest, 'kind' | 'progress'>,
  command: Command,
  step: Step,
): Advanced {
  switch (command.do) {
    case 'admit':
      return when(from, 'received', () => ok({ state: 'admissible', admitted: step }))
    case 'refuse':
      return when(from, 'received', () => ok(refuse(command.ground, step)))
    case 'locate':
      return locate(from, command.records, step)
    case 'consult':
      return when(from, 'located', (now) => ok({ ...now, state: 'owner_consulted', consulted: step }))
    case 'propose':
      return when(from, 'owner_consulted', (now) => propose(kind, now, command, step))
    case 'send_back':
      return when(from, 'decision_proposed', (now) => ok(sendBack(now)))
    case 'confirm':
      return when(from, 'decision_proposed', (now) => confirm(now, step))
    case 'execute':
      return when(from, 'decided', (now) => execute(now, command.openOrders, step))
    case 'notify':
      return when(from, 'executed', (now) => ok({ ...now, state: 'recipients_notified', notified: step }))
    case 'close':
      return close(from, command.waitingRecipients, step)
    default:
      return unreachable(command)
  }
}

const wrong: Advanced = fail('wrong_state')

function when<State extends Progress['state']>(
  from: Progress,
  state: State,
  next: (from: In<State>) => Advanced,
): Advanced {
  return isIn(from, state) ? next(from) : wrong
}

function isIn<State extends Progress['state']>(from: Progress, state: State): from is In<State> {
  return from.state === state
}

function refuse(ground: Ground, step: Step): Progress {
  return { state: 'inadmissible', refused: { ...step, ground } }
}

/** Looking again replaces what was found before. */
function locate(from: Progress, records: readonly Ruling['record'][], step: Step): Advanced {
  if (from.state !== 'admissible' && from.state !== 'located') return wrong
  const { admitted } = from
  return ok({ state: 'located', admitted, located: { ...step, records: [...new Set(records)] } })
}

function propose(
  kind: PersonRequest['kind'],
  from: In<'owner_consulted'>,
  { rulings, remark, waitingOwners }: Extract<Command, { do: 'propose' }>,
  step: Step,
): Advanced {
  if (waitingOwners > 0) return fail('owner_not_answered')
  const ruled = rulings.map(({ record }) => record)
  const isWhole =
    new Set(ruled).size === ruled.length &&
    ruled.length === from.located.records.length &&
    from.located.records.every((record) => ruled.includes(record))
  if (!isWhole) return fail('rulings_incomplete')
  if (rulings.some(({ ruling }) => !rulingsOf[kind].includes(ruling))) return fail('ruling_not_for_kind')
  return ok({ ...from, state: 'decision_proposed', proposal: { ...step, rulings, remark } })
}

function sendBack({ proposal: _, ...from }: In<'decision_proposed'>): Progress {
  return { ...from, state: 'owner_consulted' }
}

/** Two members decide: who wrote the decision does not confirm it. */
function confirm(from: In<'decision_proposed'>, step: Step): Advanced {
  if (from.proposal.by === step.by) return fail('own_proposal')
  return ok({ ...from, state: 'decided', confirmed: step })
}

function execute(from: In<'decided'>, openOrders: number, step: Step): Advanced {
  return openOrders > 0 ? fail('owner_has_not_corrected') : ok({ ...from, state: 'executed', executed: step })
}

function close(from: Progress, waitingRecipients: number, step: Step): Advanced {
  if (from.state === 'inadmissible')
    return ok({ state: 'closed', closed: step, end: { as: 'inadmissible', refused: from.refused } })
  if (from.state !== 'recipients_notified') return wrong
  if (waitingRecipients > 0) return fail('recipients_pending')
  const { state: _, ...done } = from
  return ok({ state: 'closed', closed: step, end: { as: 'decided', ...done } })
}
