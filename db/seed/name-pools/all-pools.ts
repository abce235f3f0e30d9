import * as africa from './africa.ts'
import * as arabic from './arabic.ts'
import * as easternAsia from './eastern-asia.ts'
import * as easternEurope from './eastern-europe.ts'
import * as mediterranean from './mediterranean.ts'
import type { NamePool } from './pool.ts'
import * as smallerScripts from './smaller-scripts.ts'
import * as southernAsia from './southern-asia.ts'
import * as westernAsia from './western-asia.ts'
import * as westernEurope from './western-europe.ts'

/** Every language of the demo world, always in this order: the order is part of what a seed means. */
export const namePools: readonly NamePool[] = [
  ...Object.values(westernEurope),
  ...Object.values(easternEurope),
  ...Object.values(mediterranean),
  ...Object.values(arabic),
  ...Object.values(westernAsia),
  ...Object.values(easternAsia),
  ...Object.values(southernAsia),
  ...Object.values(africa),
  ...Object.values(smallerScripts),
]
