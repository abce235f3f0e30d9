import { type ReactElement, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import type { Purpose } from '../../../kernel/purpose.ts'
import { useText } from '../../../kit/i18n.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { AnswerRegion } from '../../../kit/state/AnswerBanner.tsx'
import type { CheckAnswer } from '../contract.ts'
import { AnswerHead } from './AnswerHead.tsx'
import type { HitOf } from './CandidateHit.tsx'
import { Candidates } from './Candidates.tsx'
import { CheckForm } from './CheckForm.tsx'
import { AnswerFoot, Refused, Sending } from './CheckStates.tsx'
import classes from './check.module.css'
import { Facets } from './Facets.tsx'
import { type Narrowing, narrow } from './facets.ts'
import { LetStand } from './LetStand.tsx'
import { NotAskedYet } from './NotAskedYet.tsx'
import { emptyQuestion, faultOf, inFields, type Question, type Understood } from './question.ts'
import { StandingChecks } from './StandingChecks.tsx'
import { Sitting } from './sitting.ts'
import { useCheck } from './use-check.ts'
import { useLead } from './use-lead.ts'
import { ZoneInBox } from './ZonePanel.tsx'

type Props = {
  readonly person: string
  readonly purpose: Purpose | null
  readonly hitOf: HitOf
}

/** Answers of the search, in memory alone, apart from those of the check. */
const searched = new Sitting()
const everything: Narrowing = { kind: null, owner: null, strength: null }
/** Nobody is kept at a control while a desk searches. */
const AT_A_DESK = { held: false }

/** A search of police data is a check with its purpose; here its answer is narrowed, and the question may stand. */
export function SearchPage({ person, purpose, hitOf }: Props): ReactElement {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const [narrowing, setNarrowing] = useState<Narrowing>(everything)
  const form = useForm<Question>({ defaultValues: { ...emptyQuestion, purpose, mode: 'high_recall' } })
  const box = useRef<HTMLInputElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const lead = useLead(box, place)
  const { phase, ask, look, zone, waiting, askWaiting, forget } = useCheck({
    ...{ form, box, sitting: searched, extra: AT_A_DESK },
    onEnd: () => {
      setNarrowing(everything)
      lead()
    },
  })
  const list = useRef<HTMLOListElement>(null)
  const answer = useSyncExternalStore(searched.subscribe, searched.shown)
  const question = useWatch({ control: form.control, compute: (typed: Question) => typed })
  useLayoutEffect(() => searched.begin(person), [person])

  function correct(shown: CheckAnswer, field: Understood): void {
    form.reset(inFields(shown))
    setOpen(true)
    requestAnimationFrame(() => form.setFocus(field === 'imo' ? 'text' : field))
  }

  return (
    <div className={classes.page}>
      <PageHeader
        title={t('search.title')}
        line={t('search.line')}
        actions={<LetStand question={question} canStand={faultOf(question) === null} />}
      />
      <CheckForm
        form={form}
        box={box}
        fault={phase.step === 'faulty' ? phase.fault : null}
        isSending={phase.step === 'sending'}
        isOpen={isOpen}
        onOpen={setOpen}
        onAsk={ask}
        canHold={false}
        onClear={() => {
          forget()
          searched.show(null)
        }}
        onDown={() => list.current?.querySelector('a')?.focus()}
        onPasteZone={look}
      />
      <ZoneInBox form={form} zone={zone} onCheck={ask} />
      <NotAskedYet waiting={waiting} onAsk={askWaiting} />
      <div ref={place} className={classes.place} data-old={form.formState.isDirty}>
        <AnswerRegion>
          {answer === null ? null : (
            <AnswerHead
              answer={answer}
              sitting={searched}
              isOld={form.formState.isDirty}
              onCorrect={correct}
            />
          )}
        </AnswerRegion>
      </div>
      {phase.step === 'sending' ? <Sending /> : null}
      {phase.step === 'refused' ? <Refused problem={phase.problem} onRetry={ask} /> : null}
      {answer === null ? null : (
        <>
          <Facets answer={answer} narrowing={narrowing} onNarrow={setNarrowing} />
          <Candidates
            key={`${answer.id} ${JSON.stringify(narrowing)}`}
            answer={narrow(answer, narrowing)}
            list={list}
            hitOf={hitOf}
          />
          <AnswerFoot answer={answer} />
        </>
      )}
      <StandingChecks
        onAsk={(standing) => {
          form.reset(inFields({ asked: standing.asked, purpose: standing.purpose, mode: 'high_recall' }))
          ask()
        }}
      />
    </div>
  )
}
