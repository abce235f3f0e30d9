import { readAircraftRegistration } from './aircraft-registration.ts'
import { readCallSign } from './call-sign.ts'
import { readContainer } from './container.ts'
import { readDocumentNumber } from './document-number.ts'
import { readDrivingLicence } from './driving-licence.ts'
import { readEngineNumber } from './engine-number.ts'
import { readFirearmSerial } from './firearm-serial.ts'
import { readHin } from './hin.ts'
import { readIcao24bit } from './icao-24bit.ts'
import { readImoCompany, readImoShip } from './imo.ts'
import { readMmsi } from './mmsi.ts'
import { readMrz } from './mrz.ts'
import type { DeclaredReader } from './needs.ts'
import { readPlate } from './plate.ts'
import { readVin } from './vin.ts'

/** Readers of what people carry as papers. */
export const documentReaders: readonly DeclaredReader[] = [readMrz, readDrivingLicence, readDocumentNumber]

/** Readers of vehicles, vessels, aircraft, containers and firearms. */
export const objectReaders: readonly DeclaredReader[] = [
  readVin,
  readPlate,
  readEngineNumber,
  readImoShip,
  readImoCompany,
  readMmsi,
  readCallSign,
  readHin,
  readAircraftRegistration,
  readIcao24bit,
  readContainer,
  readFirearmSerial,
]
