import { readFileSync } from 'node:fs'
import type { Language } from '../../kernel/country.ts'

const messages = new Map<Language, Readonly<Record<string, string>>>()

/** A text of the screens as it stands in the file, so that tests name ids and not wordings. */
export function words(id: string, language: Language = 'en'): string {
  const known = messages.get(language) ?? read(language)
  messages.set(language, known)
  const text = known[id]
  if (text === undefined) throw new Error(`there is no message ${id}`)
  return text
}

function read(language: Language): Readonly<Record<string, string>> {
  return JSON.parse(
    readFileSync(new URL(`../../apps/web/messages/${language}.json`, import.meta.url), 'utf8'),
  )
}
