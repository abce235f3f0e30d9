import { readPhone } from './phone.ts'
import type { IdentifierReader } from './types.ts'

/** By what people and devices are reached. */
export const communicationReaders: readonly IdentifierReader[] = [readPhone]
