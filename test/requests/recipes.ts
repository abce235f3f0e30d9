import type { Facts } from './request-maker.ts'

/** Bodies that a schema alone does not lead to; by method and route. */
export const recipes: Readonly<Record<string, (facts: Facts) => unknown>> = {
  'POST /api/v1/checks': ({ random, name, document, purpose }) => {
    const asked = random.chance(0.7) ? { text: name() } : { document: document() }
    return { ...asked, purpose, mode: random.pick(['balanced', 'high_recall']) }
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
  'POST /api/v1/account/passkeys': 'wants a signature: capabilities/bureaus/passkeys.test.ts',
}
