import type { BureauCode } from '../../kernel/actor.ts'
import { countryName, parseCountry } from '../../kernel/country.ts'
import type { Purpose } from '../../kernel/purpose.ts'
import type { NamedKind } from '../../kernel/record-kind.ts'
import type { Random } from './random.ts'

type About = { readonly kind: NamedKind; readonly purpose: Purpose; readonly owner: BureauCode }

/** Every remark of the demo world begins with the word "Invented." so that nobody takes a record for a real one. */
export function inventedRemarks({ kind, purpose, owner }: About, random: Random): string {
  const country = parseCountry(owner)
  const by = country === null ? 'the contributor' : countryName(country, 'en')
  const said = kind === 'person' ? random.pick(ofPeople[purpose]) : random.pick(ofThings[kind])
  const asked = random.pick(kind === 'person' ? askedOfPeople : askedOfThings)
  return `Invented. ${said.replace('{by}', by)} ${asked}`
}

const ofPeople: Readonly<Record<Purpose, readonly string[]>> = {
  wanted: [
    'Wanted by {by} for fraud; extradition will be asked for.',
    'Wanted by {by} for trafficking in vehicle parts.',
    'Wanted by {by} to serve a sentence for theft.',
    'Wanted by {by} for smuggling of protected species.',
    'Wanted by {by} for money laundering.',
    'Wanted by {by} for trafficking in cultural goods.',
  ],
  locate: [
    'Missing since a journey; family asks for news.',
    'Whereabouts asked by a court of {by}, as a witness.',
    'Not heard of since leaving home.',
  ],
  investigate: [
    'Named in an inquiry of {by} into false invoices.',
    'Travelled with people who carried undeclared tobacco.',
    'Contact of people under investigation in {by}.',
  ],
  warn: [
    'Has offered counterfeit medicines in several countries.',
    'Uses altered papers when travelling.',
    'Known for pickpocketing at stations.',
  ],
  identify: [
    'Gave several names when stopped; identity not settled.',
    'Identity papers do not agree with each other.',
  ],
  forensic: ['Traces compared for {by}.'],
  security_check: ['Checked before an accreditation.'],
  border: ['Tried to enter {by} with papers of another person.', 'Overstayed; discreet check asked by {by}.'],
  threat_analysis: [
    'Appears in an analysis of smuggling routes.',
    'Studied by {by} as part of a wider network.',
  ],
}

const ofThings: Readonly<Record<Exclude<NamedKind, 'person'>, readonly string[]>> = {
  organisation: [
    'Named in an inquiry of {by} into false invoices.',
    'Consignee of a seized load of undeclared tobacco.',
    'No activity found at the registered address.',
    'Pays people under investigation in {by}.',
  ],
  vessel: [
    'Switched its transponder off near the coast, as reported by {by}.',
    'Unloaded at sea at night, as reported by {by}.',
    'Crew list and people on board did not agree.',
    'Papers name a port that it has not called at.',
  ],
}

const askedOfPeople = [
  'Contact the owner before acting.',
  'No arrest on this record alone.',
  'Report time, place and company.',
  'Handle with discretion.',
  'Photographs on request.',
]

const askedOfThings = [
  'Contact the owner before acting.',
  'Report time, place and people met.',
  'Handle with discretion.',
]
