import { countryOfHost, likeHost, notesOnHost, parseHostName } from './host-name.ts'
import { keysOf, likelihoodOf, makeReading, note, present } from './make-reading.ts'
import { needing } from './needs.ts'
import { readOnion } from './onion.ts'
import { refanged } from './refang.ts'
import type { IdentifierNote, Reading } from './types.ts'
import { afterLabel, written } from './written.ts'

const LABEL = /^(?:url|link|web ?site|web ?page)\s*:/i
/** Longest that browsers and proxies have in common. Ours to confirm. */
const LONGEST = 2048

/** An address on the web, harmless spellings undone. It is unverifiable: nothing in it tells a mistake. */
export const readUrl = needing('url', { oneOf: '/?#' }, (text) => {
  const plain = written(text, LONGEST)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  const plainUrl = refanged(rest)
  const url = parseUrl(plainUrl)
  if (url === null) return null
  const notes = notesOn(url, plainUrl)
  // A password is nothing to compare by, and nothing to keep.
  url.password = ''
  if (url.hostname.endsWith('.onion')) return onTor(url, notes, isLabelled)
  const host = parseHostName(url.hostname)
  return makeReading({
    kind: 'url',
    canonical: url.href,
    display: host === null ? url.href : url.href.replace(host.ascii, host.own),
    verdict: 'unverifiable',
    notes: [...(host === null ? [note('host_is_an_address')] : notesOnHost(host)), ...notes],
    facts: present({ host: url.hostname, registered: host?.registered, port: url.port || null }),
    country: host === null ? null : countryOfHost(host),
    keys: keysOf([url.href], withoutTrimmings, alike),
    likelihood: likelihoodOf('digits', 'unverifiable', isLabelled),
  })
})

/** The page of a hidden service: the checksum in its name tells whether the name can exist. */
function onTor(url: URL, notes: readonly IdentifierNote[], isLabelled: boolean): Reading | null {
  const onion = readOnion(url.hostname, { kind: null, country: null })
  if (onion === null) return null
  // The path behind a right name is not checked by anything.
  const verdict = onion.verdict === 'invalid' ? 'invalid' : 'unverifiable'
  return makeReading({
    kind: 'url',
    canonical: url.href,
    verdict,
    checks: onion.checks,
    notes: [...onion.notes, ...notes],
    facts: { host: url.hostname },
    keys: keysOf([url.href], withoutTrimmings, alike),
    likelihood: likelihoodOf('digits', verdict, isLabelled),
  })
}

function parseUrl(text: string): URL | null {
  if (/\s/.test(text)) return null
  if (/^(?:https?|ftp|wss?):\/\//i.test(text)) {
    const url = URL.parse(text)
    return url === null || url.hostname === '' ? null : url
  }
  // Without a scheme only a known domain with a path is one: "and/or", "12/2026" are not.
  const host = /^([^/?#@:]+)(?::\d{1,5})?[/?#]/.exec(text)?.[1]
  const isKnown = host !== undefined && parseHostName(host)?.isKnownSuffix === true
  return isKnown ? URL.parse(`http://${text}`) : null
}

function notesOn(url: URL, typed: string): readonly IdentifierNote[] {
  return [
    // What stands before @ is no part of the host, and is used to pretend one: https://bank.example@elsewhere.example
    ...(url.username === '' ? [] : [note('user_name_before_host', { host: url.hostname })]),
    ...(/^[a-z]+:/i.test(typed) ? [] : [note('scheme_assumed')]),
  ]
}

/** Without what does not change the page that is meant: scheme, user, `www.`, last slash, fragment. */
function withoutTrimmings(href: string): string {
  return href
    .replace(/^[a-z]+:\/\/(?:[^/?#]*@)?(?:www\d?\.(?=[^/?#]*\.))?/, '')
    .replace(/#.*$/s, '')
    .replace(/\/$/, '')
}

function alike(trimmed: string): string {
  const end = trimmed.search(/[/?:]/)
  const host = end === -1 ? trimmed : trimmed.slice(0, end)
  // Digits of an address are not letters of a name.
  return (/^[\d.]+$/.test(host) ? host : likeHost(host)) + trimmed.slice(host.length).toLowerCase()
}
