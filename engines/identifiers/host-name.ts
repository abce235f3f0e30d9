import { parse } from 'tldts'
import { type Country, parseCountry } from '../../kernel/country.ts'
import { note } from './make-reading.ts'
import { inOwnLetters } from './punycode.ts'
import type { IdentifierNote } from './types.ts'
import { inLatinLetters } from './written.ts'

/** A name of the DNS. `ascii` is how it is asked for, `own` how it is read; `suffix` is where names are registered. */
export type HostName = {
  readonly ascii: string
  readonly own: string
  readonly registered: string | null
  readonly suffix: string | null
  /** Whether the suffix is in the Public Suffix List, and whether a company rather than a registry gives names below it. */
  readonly isKnownSuffix: boolean
  readonly isHosted: boolean
}

/** Letters, marks, digits, hyphens and underscores between dots; two labels at least and no number at the end. */
const FORM =
  /^(?:[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_-]{0,61}[\p{L}\p{M}\p{N}_])?\.)+(?!\d+\.?$)[\p{L}\p{M}\p{N}-]{2,63}\.?$/u
const LONGEST = 253

/** Reads a host name in any script (UTS 46, by the platform's URL); null when it is none. */
export function parseHostName(text: string): HostName | null {
  if (text.length > LONGEST || !FORM.test(text)) return null
  const ascii = (URL.parse(`http://${text}/`)?.hostname ?? '').replace(/\.$/, '')
  if (!ascii.includes('.') || ascii.length > LONGEST || /^[\d.]+$/.test(ascii)) return null
  const options = { extractHostname: false, validateHostname: false }
  const { domain, publicSuffix, isIcann } = parse(ascii, options)
  return {
    ascii,
    own: inOwnLetters(ascii),
    registered: domain,
    suffix: publicSuffix,
    // The library counts .onion among them (RFC 7686), where nothing is registered.
    isKnownSuffix: isIcann === true && publicSuffix !== 'onion',
    isHosted: parse(ascii, { ...options, allowPrivateDomains: true }).isPrivate === true,
  }
}

/** Country codes that are sold to the whole world as words, so that they tell no country (Google Search lists them). */
const SOLD_AS_WORDS = new Set('ad ai as bz cc cd co dj fm io la me ms nu sc sr su tk to tv ws'.split(' '))

/** The country of a country-code domain; null for others and for those that say nothing of a country. */
export function countryOfHost({ ascii }: HostName): Country | null {
  const last = ascii.split('.').at(-1) ?? ''
  if (last.length !== 2 || SOLD_AS_WORDS.has(last)) return null
  // The United Kingdom registers under uk, which ISO 3166-1 only reserves.
  return parseCountry(last === 'uk' ? 'GB' : last)
}

const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u]

/** What to know of a name: that nobody checked its suffix, who gives names below it, and whether it imitates another. */
export function notesOnHost(host: HostName): readonly IdentifierNote[] {
  const labels = host.own.split('.')
  const isMixed = labels.some((label) => SCRIPTS.filter((script) => script.test(label)).length > 1)
  const latin = inLatinLetters(host.own)
  const imitates =
    latin !== host.own && /^[\x21-\x7e]+$/.test(latin) && /[^\p{Script=Latin}\x21-\x7e]/u.test(host.own)
  return [
    ...(host.isKnownSuffix ? [] : [note('suffix_unknown')]),
    ...(host.isHosted ? [note('given_by_a_hosting_service')] : []),
    ...(host.own === host.ascii ? [] : [note('name_in_own_letters', { own: host.own, ascii: host.ascii })]),
    ...(isMixed ? [note('scripts_mixed_in_one_label')] : []),
    ...(imitates ? [note('looks_like_latin_name', { latin })] : []),
  ]
}

/** One spelling for names that look alike: other alphabets in Latin, digits and letter pairs as the letter they imitate. */
export function likeHost(ascii: string): string {
  return inLatinLetters(inOwnLetters(ascii))
    .replace(/0/g, 'o')
    .replace(/[1i|ı]/g, 'l')
    .replace(/5/g, 's')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
}
