import type { ReactElement } from 'react'
import { type MessageId, useText } from '../../../kit/i18n.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import type { Problem } from '../../../kit/problem.ts'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import classes from './bureaus.module.css'

const words: Readonly<Record<string, MessageId>> = {
  sign_in_refused: 'signin.refused',
  slow_down: 'signin.slow_down',
  passkey_not_given: 'signin.passkey_not_given',
  passkey_unavailable: 'signin.passkey_unavailable',
  passkey_refused: 'signin.passkey_refused',
  passkey_known: 'signin.passkey_known',
  invitation_void: 'signin.invitation_void',
  password_too_short: 'signin.password_too_short',
  password_too_long: 'signin.password_too_long',
  password_too_plain: 'signin.password_too_plain',
  wrong_code: 'signin.wrong_code',
  last_way_in: 'account.last_way_in',
  expiry_passed: 'account.expiry_passed',
  expiry_too_far: 'account.expiry_too_far',
  beyond_own_clearance: 'account.beyond_own_clearance',
  handle_taken: 'people.handle_taken',
  role_not_for_bureau: 'people.role_not_for_bureau',
  role_stands_alone: 'people.role_stands_alone',
  own_account: 'people.own_account',
  user_disabled: 'people.user_disabled',
  not_allowed: 'people.not_allowed',
  passkey_needed: 'step_up.line.password',
  hub_stays: 'members.hub_stays',
  same_state: 'members.same_state',
}

/** Why it was not done, in the reader's language, beside what was tried. */
export function Refusal({ problem }: { readonly problem: Problem }): ReactElement {
  const t = useText()
  const own = words[problem.code]
  return (
    <p role="alert" className={classes.refusal} data-state="not_answered">
      <StateMark state="not_answered" silent />
      <span>{t(own ?? problemText(problem).line)}</span>
    </p>
  )
}
