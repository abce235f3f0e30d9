import { formatPartialDate } from '../../../kernel/partial-date.ts'
import { factFields } from '../../../kernel/record-facts.ts'
import type { MessageId } from '../../../kit/i18n.tsx'
import type { Place, RecordName } from '../body-parts.ts'
import { type BodyTexts, textsOf } from '../body-text.ts'
import { isNamed, type NamedBody, type RecordBody } from '../record.ts'

/** What a proposal may change, in the order of the page. */
const bodyFields = [
  'names',
  'born',
  'birth_places',
  'countries',
  'sex',
  'positions',
  'addresses',
  'documents',
  'programmes',
  'remarks',
  'imo',
  'mmsi',
  'call_sign',
  'flag',
  'vessel_type',
  'tonnage',
  'vessel_owner',
  'hin',
  'company_imo',
  'engine_numbers',
] as const
type BodyField = (typeof bodyFields)[number]

/** Both sides as lines of text; empty is nothing. */
export type FieldChange = { readonly label: MessageId; readonly before: string; readonly after: string }

/** The fields in which two bodies differ. */
export function changesBetween(before: RecordBody, after: RecordBody): readonly FieldChange[] {
  const sides = isNamed(before) && isNamed(after) ? namedSides(before, after) : thingSides(before, after)
  return sides.filter((change) => change.before !== change.after)
}

function namedSides(before: NamedBody, after: NamedBody): readonly FieldChange[] {
  const [old, next] = [linesOf(before), linesOf(after)]
  return bodyFields.map((field) => ({
    label: `record.${field}`,
    before: old[field] ?? '',
    after: next[field] ?? '',
  }))
}

/** A field of a thing as it is typed; columns of a row are set apart by a bar. */
function thingSides(before: RecordBody, after: RecordBody): readonly FieldChange[] {
  const [old, next] = [textsOf(before), textsOf(after)]
  const textOf = ({ cells, rows }: BodyTexts, name: string): string =>
    cells[name] ?? joined((rows[name] ?? []).map((row) => Object.values(row).join(' | ')))
  return factFields.map((field) => ({
    label: `record.field.${field}`,
    before: textOf(old, field),
    after: textOf(next, field),
  }))
}

type Lines = Partial<Readonly<Record<BodyField, string>>>

const joined = (lines: readonly string[]): string => lines.join('\n')
const placeText = ({ text, country }: Place): string =>
  [text, country].filter((part) => part !== null && part !== '').join(', ')

function linesOf(body: NamedBody): Lines {
  const shared: Lines = {
    names: joined(body.names.map(nameText)),
    documents: joined(
      body.documents.map(({ type, number, issuer, note }) =>
        [type, number, issuer, note].filter((part) => part !== null).join(' '),
      ),
    ),
    programmes: joined(body.programmes),
    remarks: body.remarks ?? '',
  }
  switch (body.kind) {
    case 'person':
      return {
        ...shared,
        born: joined(body.born.map(formatPartialDate)),
        birth_places: joined(body.birthPlaces.map(placeText)),
        countries: joined(body.nationalities),
        sex: body.sex,
        positions: joined(body.positions),
        addresses: joined(body.addresses.map(placeText)),
      }
    case 'organisation':
      return {
        ...shared,
        countries: joined(body.countries),
        addresses: joined(body.addresses.map(placeText)),
      }
    case 'vessel':
      return {
        ...shared,
        imo: body.imo ?? '',
        mmsi: body.mmsi ?? '',
        call_sign: body.callSign ?? '',
        flag: body.flag ?? '',
        vessel_type: body.vesselType ?? '',
        tonnage: body.grossTonnage === null ? '' : String(body.grossTonnage),
        vessel_owner: body.owner ?? '',
        hin: body.hin ?? '',
        company_imo: body.companyImo ?? '',
        engine_numbers: joined(body.engineNumbers),
      }
  }
}

/** A name with what else of it may change, so that no change is passed over. */
function nameText({ text, type, script, parts }: RecordName): string {
  const known = parts === null ? [] : [parts.given, parts.middle, parts.family].map((part) => part ?? '–')
  return [text, `(${[type, script, ...known].join(', ')})`].join(' ')
}
