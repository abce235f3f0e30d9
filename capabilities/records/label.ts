import type { RecordBody } from './record.ts'

/** How a record is called in a list: a name, or what tells a thing from others of its kind. In no language. */
export function labelOf(body: RecordBody): string {
  switch (body.kind) {
    case 'person':
    case 'organisation':
    case 'vessel':
      return (body.names.find(({ type }) => type === 'primary') ?? body.names[0])?.text ?? ''
    case 'travel_document':
    case 'administrative_document':
      return joined([body.number, body.issuer])
    case 'vehicle':
      return joined([
        spaced([body.make, body.model]),
        body.plates[0]?.number ?? body.vin ?? body.parts[0]?.number ?? null,
      ])
    case 'aircraft':
      return joined([body.registrations[0] ?? body.icao24 ?? body.serial, spaced([body.make, body.model])])
    case 'firearm':
      return joined([spaced([body.make, body.model, body.calibre]), serialOf(body.serials)])
    case 'communication':
      return joined([body.address, body.platform])
    case 'account':
      return joined([body.iban ?? body.number, body.bank])
    case 'wallet':
      return joined([body.currency, body.address])
    case 'container':
      return body.number
    case 'work_of_art':
      return joined([body.title, body.artist])
  }
}

function serialOf(serials: readonly { readonly number: string | null }[]): string | null {
  return serials.find(({ number }) => number !== null)?.number ?? null
}

function spaced(texts: readonly (string | null)[]): string | null {
  const known = texts.filter((text) => text !== null)
  return known.length === 0 ? null : known.join(' ')
}

function joined(texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null).join(' · ')
}
