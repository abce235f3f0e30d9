import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { post } from '../../../kit/http.ts'
import type { Problem } from '../../../kit/problem.ts'
import { CHECKS_PATH, type CheckRequest, checkAnswer } from '../contract.ts'
import { faultOf, type Question, type QuestionFault, requestOf } from './question.ts'
import type { Sitting } from './sitting.ts'

export type Phase =
  | { readonly step: 'ready' }
  | { readonly step: 'faulty'; readonly fault: QuestionFault }
  | { readonly step: 'sending' }
  | { readonly step: 'refused'; readonly problem: Problem }

/** Sends what stands in the form, and keeps the answer in the sitting. `extra` is said beside the form. */
export function useAsking(
  form: UseFormReturn<Question>,
  sitting: Sitting,
  extra: Pick<CheckRequest, 'held'> = {},
) {
  const [phase, setPhase] = useState<Phase>({ step: 'ready' })
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

  async function ask(): Promise<'busy' | 'faulty' | 'answered' | 'refused'> {
    if (phase.step === 'sending') return 'busy'
    const question = form.getValues()
    const fault = faultOf(question)
    sitting.show(null)
    if (fault !== null) {
      setPhase({ step: 'faulty', fault })
      return 'faulty'
    }
    setPhase({ step: 'sending' })
    form.reset(question)
    const sent = await post(CHECKS_PATH, checkAnswer, { ...requestOf(question), ...extra })
    if (sent.ok) sitting.add(sent.value)
    setPhase(sent.ok ? { step: 'ready' } : { step: 'refused', problem: sent.error })
    return sent.ok ? 'answered' : 'refused'
  }

  return { phase, ask }
}

function isMended(phase: Phase, question: Question): boolean {
  return phase.step === 'faulty' && faultOf(question) !== phase.fault
}
