import { readDocumentNumber } from './document-number.ts'
import { readImoCompany, readImoShip } from './imo.ts'
import { readMrz } from './mrz.ts'
import { readPlate } from './plate.ts'
import type { IdentifierReader } from './types.ts'
import { readVin } from './vin.ts'

/** Readers of what people carry as papers. */
export const documentReaders: readonly IdentifierReader[] = [readMrz, readDocumentNumber]

/** Readers of vehicles, vessels, aircraft, containers and firearms. */
export const objectReaders: readonly IdentifierReader[] = [readVin, readPlate, readImoShip, readImoCompany]
