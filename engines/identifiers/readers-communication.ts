import { readEmail } from './email.ts'
import { readHandle } from './handle.ts'
import { readIccid } from './iccid.ts'
import { readImei } from './imei.ts'
import { readImsi } from './imsi.ts'
import type { DeclaredReader } from './needs.ts'
import { readPhone } from './phone.ts'

/** By what people and devices are reached. */
export const communicationReaders: readonly DeclaredReader[] = [
  readEmail,
  readPhone,
  readHandle,
  readImei,
  readIccid,
  readImsi,
]
