import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { ErrorState } from '../../../kit/page/EmptyState.tsx'
import type { Problem } from '../../../kit/problem.ts'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { JOURNAL_VERIFY_PATH, type VerdictView, verdict } from '../contract.ts'
import { shortHash } from './act-words.ts'
import classes from './journal.module.css'

type Phase =
  | { readonly step: 'ready' }
  | { readonly step: 'verifying' }
  | { readonly step: 'told'; readonly verdict: VerdictView }
  | { readonly step: 'refused'; readonly problem: Problem }

/** Walks the whole chain and says whether each entry is what it was when it was written. */
export function VerifyChain(): ReactElement {
  const t = useText()
  const [phase, setPhase] = useState<Phase>({ step: 'ready' })

  async function verify(): Promise<void> {
    setPhase({ step: 'verifying' })
    const answer = await post(JOURNAL_VERIFY_PATH, verdict)
    setPhase(answer.ok ? { step: 'told', verdict: answer.value } : { step: 'refused', problem: answer.error })
  }

  return (
    <section className={classes.verify} aria-label={t('journal.verify')}>
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} aria-hidden />}
        loading={phase.step === 'verifying'}
        onClick={() => verify().catch(reportError)}
      >
        {t('journal.verify')}
      </Button>
      <div className={classes.verdict} role="status">
        {phase.step === 'ready' ? <span className={classes.quiet}>{t('journal.verify_line')}</span> : null}
        {phase.step === 'verifying' ? <span className={classes.quiet}>{t('journal.verifying')}</span> : null}
        {phase.step === 'told' ? <Verdict told={phase.verdict} /> : null}
      </div>
      {phase.step === 'refused' ? <ErrorState problem={phase.problem} /> : null}
    </section>
  )
}

function Verdict({ told }: { readonly told: VerdictView }): ReactElement {
  const t = useText()
  if (told.state === 'broken') {
    return (
      <div className={classes.told} data-state="hit">
        <StateMark state="hit" size={24} silent />
        <p>
          <strong className={classes.toldWord}>{t('journal.broken', { index: told.index })}</strong>{' '}
          {t(`journal.why.${told.why}`)} {t('journal.broken_line')}
        </p>
      </div>
    )
  }
  return (
    <div className={classes.told} data-state="no_hit">
      <StateMark state="no_hit" size={24} silent />
      <p>
        <strong className={classes.toldWord}>{t('journal.clean')}</strong>{' '}
        {t('journal.clean_line', { entries: told.entries })}{' '}
        {told.waiting === 0 ? null : t('journal.waiting', { count: told.waiting })}{' '}
        <span className={classes.quiet}>{t('journal.head')}</span>{' '}
        <bdi className={classes.mono} title={told.root}>
          {shortHash(told.root)}
        </bdi>
      </p>
    </div>
  )
}
