import type { Facts } from './request-maker.ts'

/** Bodies that a schema alone does not lead to; by method and route. */
export const recipes: Readonly<Record<string, (facts: Facts) => unknown>> = {
  'POST /api/v1/checks': ({ random, name, document, purpose }) => {
    const asked = random.chance(0.7) ? { text: name() } : { document: document() }
    return { ...asked, purpose, mode: random.pick(['balanced', 'high_recall']) }
  },
}
