import { useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { post } from '../../../kit/http.ts'
import type { Problem } from '../../../kit/problem.ts'
import { CHECKS_PATH, type CheckAnswer, type CheckRequest, checkAnswer } from '../contract.ts'
import { faultOf, isSameQuestion, type Question, type QuestionFault, requestOf } from './question.ts'
import type { Sitting } from './sitting.ts'

export type Phase =
  | { readonly step: 'ready' }
  | { readonly step: 'faulty'; readonly fault: QuestionFault }
  | { readonly step: 'sending' }
  | { readonly step: 'refused'; readonly problem: Problem }

type Asked = 'waits' | 'faulty' | 'answered' | 'refused'

/**
 * Sends what stands in the form, one question after another, and keeps the answers in the sitting. `extra` is said beside
 * the form. What is sent while another is on its way waits: after "no hit" it is asked by itself, and after any other
 * answer, which somebody must see, when the officer says so.
 */
export function useAsking(
  form: UseFormReturn<Question>,
  sitting: Sitting,
  extra: Pick<CheckRequest, 'held'> = {},
) {
  const [phase, setPhase] = useState<Phase>({ step: 'ready' })
  const sending = useRef<Question>(null)
  const { waiting, wait, leave, next } = useWaiting()
  // What was wrong with one text is not said of the next.
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) =>
          setPhase((before) => (isMended(before, values) ? { step: 'ready' } : before)),
      }),
    [form],
  )

  async function ask(): Promise<Asked> {
    const question = form.getValues()
    const fault = faultOf(question)
    if (sending.current !== null) {
      if (fault === null && !isSameQuestion(question, sending.current)) wait(question)
      return 'waits'
    }
    sitting.show(null)
    if (fault !== null) {
      setPhase({ step: 'faulty', fault })
      return 'faulty'
    }
    leave(question)
    return await follow(question, await send(question))
  }

  /** What waited takes its turn, or what was answered comes back into the box, above its answer. */
  async function follow(question: Question, answer: CheckAnswer | null): Promise<Asked> {
    const following = next(question, form.getValues())
    if (following !== null && answer?.outcome === 'no_hit') {
      form.reset(following)
      return await ask()
    }
    if (following !== null) form.reset(question)
    return answer === null ? 'refused' : 'answered'
  }

  /** Null when it was refused. */
  async function send(question: Question): Promise<CheckAnswer | null> {
    sending.current = question
    setPhase({ step: 'sending' })
    form.reset(question)
    const sent = await post(CHECKS_PATH, checkAnswer, { ...requestOf(question), ...extra })
    sending.current = null
    if (sent.ok) sitting.add(sent.value)
    setPhase(sent.ok ? { step: 'ready' } : { step: 'refused', problem: sent.error })
    return sent.ok ? sent.value : null
  }

  return { phase, ask, waiting, forget: () => leave(null) }
}

/** Questions that were sent and not asked yet. */
function useWaiting() {
  const [waiting, setWaiting] = useState<readonly Question[]>([])
  const now = useRef(waiting)

  function hold(questions: readonly Question[]): void {
    now.current = questions
    setWaiting(questions)
  }

  const others = (question: Question): readonly Question[] =>
    now.current.filter((one) => !isSameQuestion(one, question))

  return {
    waiting,
    wait: (question: Question) => hold([...others(question), question]),
    /** It is asked now; null: nobody wants to ask them any more. */
    leave: (question: Question | null) => hold(question === null ? [] : others(question)),
    /** The one whose turn it is, unless something else is being typed: that is not taken away. */
    next: (answered: Question, typed: Question): Question | null =>
      [answered, ...now.current].some((one) => isSameQuestion(one, typed)) ? (now.current[0] ?? null) : null,
  }
}

function isMended(phase: Phase, question: Question): boolean {
  return phase.step === 'faulty' && faultOf(question) !== phase.fault
}
