import type { CheckAnswer } from '../contract.ts'

/** Longest list of this sitting's answers. Ours to confirm. */
const KEPT = 10

type Listener = () => void

/** Answers of this sitting, newest first: in memory only, gone with the page and when another person signs in. */
export class Sitting {
  #of: string | null = null
  #answers: readonly CheckAnswer[] = []
  #shown: CheckAnswer | null = null
  readonly #listeners = new Set<Listener>()

  readonly answers = (): readonly CheckAnswer[] => this.#answers

  /** The answer that the page showed last, so that coming back from a record finds it again. */
  readonly shown = (): CheckAnswer | null => this.#shown

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins a sitting of `person`; nothing is left of somebody else's. */
  begin(person: string): void {
    if (this.#of === person) return
    this.#of = person
    this.clear()
  }

  add(answer: CheckAnswer): void {
    this.#answers = [answer, ...this.#answers.filter(({ id }) => id !== answer.id)].slice(0, KEPT)
    this.show(answer)
  }

  show(answer: CheckAnswer | null): void {
    this.#shown = answer
    for (const listener of this.#listeners) listener()
  }

  clear(): void {
    this.#answers = []
    this.show(null)
  }
}

/** The one of this page. */
export const sitting = new Sitting()
