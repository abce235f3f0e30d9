import type { Page } from 'playwright-core'
import type { PersonKey } from './stage.ts'

/** A screen in one of its states, in English. */
export type Scene = {
  readonly name: string
  /** Null: nobody is signed in. */
  readonly person: PersonKey | null
  readonly at: string
  /** What is done after arriving; resolves when it is there to be looked at. */
  readonly reach?: (page: Page) => Promise<void>
}
