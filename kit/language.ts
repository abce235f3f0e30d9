import { type Language, languages } from '../kernel/country.ts'

/** How each language calls itself: a reader must find the own one on a screen in another. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
}

export type Direction = 'ltr' | 'rtl'

export function directionOf(language: Language): Direction {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** How dates and numbers are written: in English the day stands first and the clock has 24 hours, as abroad. */
export function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language
}

/** The first language that the reader asks for and we have; `wanted` is most wanted first, as browsers give it. */
export function pickLanguage(wanted: readonly (string | null)[]): Language {
  for (const tag of wanted) {
    const found = languages.find((language) => tag === language || tag?.startsWith(`${language}-`) === true)
    if (found !== undefined) return found
  }
  return 'en'
}
