import type { CheckAnswer } from '../contract.ts'
import { OwnSitting } from './own-sitting.ts'

/** Longest list of this sitting's answers. Ours to confirm. */
const KEPT = 10

/** Answers of this sitting, newest first. */
export class Sitting extends OwnSitting {
  #answers: readonly CheckAnswer[] = []
  #shown: CheckAnswer | null = null

  readonly answers = (): readonly CheckAnswer[] => this.#answers

  /** The answer that the page showed last, so that coming back from a record finds it again. */
  readonly shown = (): CheckAnswer | null => this.#shown

  add(answer: CheckAnswer): void {
    this.#answers = [answer, ...this.#answers.filter(({ id }) => id !== answer.id)].slice(0, KEPT)
    this.show(answer)
  }

  show(answer: CheckAnswer | null): void {
    this.#shown = answer
    this.tell()
  }

  clear(): void {
    this.#answers = []
    this.show(null)
  }
}

/** The one of this page. */
export const sitting = new Sitting()
