/**
 * The one list of what may change without an act: `all` for a table that is not watched, else the columns that are not.
 * Everything else in every table is watched, and a change of it that has no act in its transaction does not commit.
 */
export const unwatched: Readonly<
  Record<string, { readonly columns: 'all' | readonly string[]; readonly why: string }>
> = {
  'bureaus.api_key': { columns: ['last_used_at'], why: 'moves with every request; the request is the act' },
  'bureaus.attempt': {
    columns: 'all',
    why: 'counts failed sign-ins by a keyed hash; each failure is an act',
  },
  'bureaus.ceremony': { columns: 'all', why: 'a challenge of five minutes; signing in by it is the act' },
  'bureaus.passkey': {
    columns: ['counter', 'last_used_at'],
    why: 'move with every sign-in, which is the act',
  },
  'bureaus.password': { columns: ['last_step'], why: 'moves with every sign-in, which is the act' },
  'bureaus.session': {
    columns: ['seen_at', 'rotated_at', 'token_hash', 'previous_hash'],
    why: 'move with every request of a session; its start and its end are acts',
  },
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, slot) => [
      `checks.asked_key_${slot}`,
      { columns: 'all', why: 'hashes of what checks asked; the check is the act' },
    ]),
  ),
  'checks.follower': { columns: 'all', why: 'how far a job has come' },
  'checks.look_again': { columns: 'all', why: 'what is still to be looked at; the look is the act' },
  'journal.act': { columns: 'all', why: 'the acts themselves: only added to' },
  'journal.chain': { columns: 'all', why: 'the order of an earlier version: nothing is added any more' },
  'journal.change': { columns: 'all', why: 'what this list is about: only added to' },
  'journal.checkpoint': { columns: 'all', why: 'signed by itself: only added to' },
  'journal.cosignature': { columns: 'all', why: 'signed by its witness' },
  'journal.counted': { columns: 'all', why: 'how many acts of a writer are in the tree' },
  'journal.hole': { columns: 'all', why: 'acts that are missing: only added to' },
  'journal.leaf': { columns: 'all', why: 'the order of the acts: only added to, and proved by the tree' },
  'journal.proof': { columns: 'all', why: 'when the journal was last proved' },
  'journal.waiting': { columns: 'all', why: 'the queue of acts; numbers without a gap watch over it' },
  'journal.witnessed': { columns: 'all', why: 'signed by the log that it is of; cosigning it is an act' },
  'journal.writer': { columns: 'all', why: 'the numbers themselves' },
  'outbox.event': { columns: 'all', why: 'wakes readers; what it tells of is watched where it happens' },
  'public.migration': {
    columns: 'all',
    why: 'written by whoever owns the database, before the program runs',
  },
  'records.delta_piece': {
    columns: 'all',
    why: 'remembers the answer of a piece; taking it is the act, and the records that it changed are watched',
  },
  'records.record': {
    columns: ['wrong_numbers'],
    why: 'worked out from the body, which is watched; rules that changed are applied anew',
  },
  'records.numbers_read': { columns: 'all', why: 'how far numbers were worked out by new rules' },
  'records.idempotency_key': {
    columns: 'all',
    why: 'remembers the answer of a request; the request is the act',
  },
}
