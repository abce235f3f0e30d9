import { type ReactElement, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useForm } from 'react-hook-form'
import type { Purpose } from '../../../kernel/purpose.ts'
import { unreachable } from '../../../kernel/result.ts'
import { type Command, useCommands } from '../../../kit/commands.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { AnswerRegion } from '../../../kit/state/AnswerBanner.tsx'
import type { CheckAnswer } from '../contract.ts'
import { AnswerHead } from './AnswerHead.tsx'
import type { HitOf } from './CandidateHit.tsx'
import { Candidates } from './Candidates.tsx'
import { CheckForm } from './CheckForm.tsx'
import { AnswerFoot, FirstUse, Refused, Sending } from './CheckStates.tsx'
import classes from './check.module.css'
import { NotAskedYet } from './NotAskedYet.tsx'
import { emptyQuestion, inFields, type Question, type Understood } from './question.ts'
import { Recent } from './Recent.tsx'
import { sitting } from './sitting.ts'
import type { Phase } from './use-asking.ts'
import { useCheck } from './use-check.ts'
import { useLead } from './use-lead.ts'
import { ZoneInBox } from './ZonePanel.tsx'

type Props = {
  /** Who is signed in: another person finds nothing of the sitting before. */
  readonly person: string
  /** The purpose of the post; null when the officer must name one. */
  readonly purpose: Purpose | null
  readonly hitOf: HitOf
}

/** Ask, and read the answer. What is asked never stands in the address or in the browser's storage. */
export function CheckPage({ person, purpose, hitOf }: Props): ReactElement {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const form = useForm<Question>({ defaultValues: { ...emptyQuestion, purpose, mode: 'balanced' } })
  const box = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const lead = useLead(box, place)
  const { phase, ask, look, zone, waiting, askWaiting, forget } = useCheck({
    ...{ form, box, sitting },
    onEnd: (end) => {
      if (end === 'answered') setOpen(false)
      lead()
    },
  })
  const answer = useSyncExternalStore(sitting.subscribe, sitting.shown)
  /** What stands in the form is no longer what the answer is about. */
  const isChanged = form.formState.isDirty
  useLayoutEffect(() => sitting.begin(person), [person])
  useCommands(useMemo(() => boxCommands(box), []))

  function correct(shown: CheckAnswer, field: Understood): void {
    form.reset(inFields(shown))
    setOpen(true)
    // A field that is folded away cannot take the focus yet.
    requestAnimationFrame(() => form.setFocus(field === 'imo' ? 'text' : field))
  }

  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">{t('check.title')}</h1>
      <CheckForm
        form={form}
        box={box}
        fault={phase.step === 'faulty' ? phase.fault : null}
        isSending={phase.step === 'sending'}
        isOpen={isOpen}
        onOpen={setOpen}
        onAsk={ask}
        canHold
        onClear={() => {
          forget()
          sitting.show(null)
        }}
        onDown={() => list.current?.querySelector('a')?.focus()}
        onPasteZone={look}
      />
      <ZoneInBox form={form} zone={zone} onCheck={ask} />
      <NotAskedYet waiting={waiting} onAsk={askWaiting} />
      <div ref={place} className={classes.place} data-old={isChanged}>
        <AnswerRegion>
          {answer === null ? null : (
            <AnswerHead answer={answer} sitting={sitting} isOld={isChanged} onCorrect={correct} />
          )}
        </AnswerRegion>
      </div>
      {answer === null ? (
        <Waiting phase={phase} onRetry={ask} />
      ) : (
        <>
          <Candidates key={answer.id} answer={answer} list={list} hitOf={hitOf} />
          <AnswerFoot answer={answer} />
        </>
      )}
      <Recent />
    </div>
  )
}

type Held<Element> = { readonly current: Element | null }

/** What stands where the answer will be. */
function Waiting({ phase, onRetry }: { readonly phase: Phase; readonly onRetry: () => void }): ReactElement {
  switch (phase.step) {
    case 'ready':
    case 'faulty':
      return <FirstUse />
    case 'sending':
      return <Sending />
    case 'refused':
      return <Refused problem={phase.problem} onRetry={onRetry} />
    default:
      return unreachable(phase)
  }
}

function boxCommands(box: Held<HTMLInputElement>): readonly Command[] {
  const back = (): void => {
    box.current?.focus()
    box.current?.select()
  }
  return [
    { id: 'check.box', titleId: 'check.command.box', keys: '/', run: back },
    { id: 'check.back', titleId: 'check.command.back', keys: 'Escape', run: back },
  ]
}
