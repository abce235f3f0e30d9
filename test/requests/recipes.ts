import { someThings } from '../things.ts'
import type { Facts } from './facts.ts'

/** Bodies that a schema alone does not lead to; by method and route. */
export const recipes: Readonly<Record<string, (facts: Facts) => unknown>> = {
  'POST /api/v1/checks': ({ random, name, document, purpose }) => {
    const asked = random.chance(0.7) ? { text: name() } : { document: document() }
    return { ...asked, purpose, mode: random.pick(['balanced', 'high_recall']) }
  },
  'POST /api/v1/checks/batch': ({ random, name, document, purpose }) => {
    const question = () => random.pick([{ name: name() }, document(), { text: name() }, 'X0000001', ''])
    return { questions: Array.from({ length: random.int(1, 6) }, question), purpose }
  },
  'PUT /api/v1/records/deltas/:key/pieces/:piece': ({ random, name, document, purpose }) => {
    const reference = () => `D-${random.int(1, 9)}`
    const upsert = () => ({
      ...{ op: 'upsert', reference: reference(), purpose, sharing: { to: random.pick(['all', 'owner']) } },
      body: random.pick([someThings.vehicle, someThings.wallet]),
    })
    const withdraw = () => ({ op: 'withdraw', reference: random.chance(0.5) ? reference() : document() })
    return Array.from({ length: random.int(1, 5) }, () =>
      random.pick([name, upsert, upsert, upsert, withdraw])(),
    )
  },
}

/** Routes that no generated request can bring to succeed, and what tests them instead. */
export const neverAnswered: Readonly<Record<string, string>> = {
  'POST /api/v1/session/password': 'wants a password and a code: capabilities/bureaus/sign-in.test.ts',
  'POST /api/v1/session/passkey': 'wants a signature: capabilities/bureaus/passkeys.test.ts',
  'POST /api/v1/session/demo':
    'lets in the invented people of the chooser: capabilities/bureaus/session.test.ts',
  'POST /api/v1/enrolment': 'wants a token that nobody else has: capabilities/bureaus/people.test.ts',
  'POST /api/v1/enrolment/password': 'wants a token: capabilities/bureaus/people.test.ts',
  'POST /api/v1/enrolment/password/confirm': 'wants a token and a code: capabilities/bureaus/people.test.ts',
  'POST /api/v1/enrolment/passkey/options': 'wants a token: capabilities/bureaus/passkeys.test.ts',
  'POST /api/v1/enrolment/passkey': 'wants a token and a signature: capabilities/bureaus/passkeys.test.ts',
  'POST /api/v1/session/step-up': 'wants a signature: capabilities/bureaus/step-up.test.ts',
  'POST /api/v1/session/step-up/options':
    'wants a session with a passkey: capabilities/bureaus/step-up.test.ts',
  'POST /api/v1/deletion-notices/:id/acknowledge':
    'wants a record that was shown and deleted: capabilities/records/life.test.ts',
  'POST /api/v1/hits/:id/outcome': 'wants a hit that its owner has decided: capabilities/hits/hits.test.ts',
  'POST /api/v1/incidents/:id/closing': 'wants an incident at its end: capabilities/rights/incidents.test.ts',
  'POST /api/v1/hits/:id/undo':
    'wants a verdict of minutes ago by the same person: capabilities/hits/hits.test.ts',
  'POST /api/v1/hits/:id/release':
    'wants a hit of which the core alone was shown: capabilities/hits/hits.test.ts',
  'POST /api/v1/hits/:id/request-details': 'wants such a hit as well: capabilities/hits/hits.test.ts',
  'POST /api/v1/hits/:id/close': 'wants a hit with its outcome: capabilities/hits/hits.test.ts',
  'POST /api/v1/checks/:id/raise':
    'wants a weak candidate of an own check: capabilities/checks/checks.test.ts',
  'POST /api/v1/rights/notices/:id/acknowledgement':
    'wants a request at its end: capabilities/rights/requests.test.ts',
  'GET /api/v1/rights/requests/:id/answer':
    'wants a request near its end: capabilities/rights/requests.test.ts',
  'POST /api/v1/journal/witness':
    'wants a checkpoint signed by a log that is known: test/journeys/witness.test.ts',
  'POST /api/v1/journal/reviews/:week/sign':
    'wants a week that is over: capabilities/journal/supervision.test.ts',
  'GET /api/v1/journal/:id/proof':
    'wants an act under a checkpoint: capabilities/journal/supervision.test.ts',
  'POST /api/v1/journal/holds/:id/release': 'wants a hold: capabilities/journal/supervision.test.ts',
  'POST /api/v1/account/passkeys': 'wants a signature: capabilities/bureaus/passkeys.test.ts',
}
