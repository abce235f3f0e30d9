import { type PartialDate, parsePartialDate } from '../../kernel/partial-date.ts'
import { type OfacEntry, programmesOf } from './import-ofac-entry.ts'
import { remarkParts } from './import-ofac-remarks.ts'
import { cutLine, fitLines, joinRemarks } from './import-text.ts'
import { ANY_NUMBER } from './number-forms.ts'
import type { BodyOf, RecordBody } from './record.ts'

/** The remark in which each fact stands. A construction number is the maker's serial under another name. */
const patterns = {
  tail: /^(?:Previous )?Aircraft Tail Number (\S+)$/,
  modeS: /^Aircraft Mode S Transponder Code ([0-9A-Fa-f]{6})$/,
  serial: /^(?:Aircraft Manufacturer's Serial Number \(MSN\)|MSN|Aircraft Serial Identification) (.+)$/,
  construction: /^Aircraft Construction Number \([^)]*\) (.+)$/,
  model: /^Aircraft Model (.+)$/,
  operator: /^Aircraft Operator (.+)$/,
  built: /^Aircraft Manufacture Date (.+)$/,
} as const

/** An aircraft of the list: its name is the registration, or the serial where it has none. Null when it has neither that nor another number. */
export function readOfacAircraft(entry: OfacEntry): RecordBody | null {
  const parts = remarkParts(entry.remarks)
  const all = (pattern: RegExp) => parts.flatMap((part) => pattern.exec(part)?.[1] ?? [])
  const first = (pattern: RegExp): string | null => all(pattern)[0] ?? null
  const names = [entry.name, ...entry.aliases.map(({ name }) => name), ...all(patterns.tail)]
  const registrations = fitLines(names.filter((name) => name !== '' && !/^MSN /.test(name)))
  const serials = [...all(patterns.serial), ...all(patterns.construction)].filter((text) =>
    ANY_NUMBER.test(text),
  )
  const icao24 = first(patterns.modeS)?.toUpperCase() ?? null
  if (registrations.fitting.length === 0 && serials.length === 0 && icao24 === null) return null
  const model = first(patterns.model)
  return {
    kind: 'aircraft',
    status: 'sanctioned',
    registrations: [...new Set(registrations.fitting)].slice(0, MOST_REGISTRATIONS),
    icao24,
    serial: serials[0] ?? null,
    make: null,
    model: model === null ? null : cutLine(model),
    builtOn: dateOf(first(patterns.built)),
    registeredIn: null,
    operator: cutLine(first(patterns.operator) ?? ''),
    happenedOn: null,
    programmes: programmesOf(entry.programmes),
    remarks: joinRemarks([...registrations.tooLong, entry.remarks]),
  } satisfies BodyOf<'aircraft'>
}

/** As many as the record holds; all of them stand in the remarks. */
const MOST_REGISTRATIONS = 20

function dateOf(text: string | null): PartialDate | null {
  return text === null ? null : parsePartialDate(text)
}
