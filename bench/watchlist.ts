import { readFileSync } from 'node:fs'
import type { IndexEntry } from '../engines/matching/types.ts'
import { parsePartialDate } from '../kernel/partial-date.ts'

export type ListedPerson = { readonly entry: IndexEntry; readonly original: string }

/** Persons of the United Nations' consolidated list: enough to measure by; the importer of the records reads it properly. */
export function listedPersons(file: string): readonly ListedPerson[] {
  return blocksOf(readFileSync(file, 'utf8'), 'INDIVIDUAL').map((xml) => {
    const primary = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']
      .map((tag) => textOf(xml, tag))
      .filter(Boolean)
      .join(' ')
    const aliases = blocksOf(xml, 'INDIVIDUAL_ALIAS')
      .map((alias) => textOf(alias, 'ALIAS_NAME'))
      .filter(Boolean)
    const dates = blocksOf(xml, 'INDIVIDUAL_DATE_OF_BIRTH').map(
      (held) => textOf(held, 'DATE').slice(0, 10) || textOf(held, 'YEAR'),
    )
    const entry: IndexEntry = {
      id: textOf(xml, 'REFERENCE_NUMBER'),
      subject: 'person',
      names: [
        { text: primary, type: 'primary', parts: null },
        ...aliases.map((text) => ({ text, type: 'alias' as const, parts: null })),
      ],
      born: dates.flatMap((text) => parsePartialDate(text) ?? []),
      nationalities: [],
      sex: 'U',
      birthPlaces: [],
      documents: [],
    }
    return { entry, original: textOf(xml, 'NAME_ORIGINAL_SCRIPT') }
  })
}

function textOf(xml: string, tag: string): string {
  const found = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1] ?? ''
  return found.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim()
}

function blocksOf(xml: string, tag: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))].map((found) => found[1] ?? '')
}
