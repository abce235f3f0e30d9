import { countryOfHost, likeHost, notesOnHost, parseHostName } from './host-name.ts'
import { keysOf, likelihoodOf, makeReading, present } from './make-reading.ts'
import { needing } from './needs.ts'
import { refanged } from './refang.ts'
import { afterLabel, written } from './written.ts'

const LABEL = /^(?:domain(?: name)?|host(?: ?name)?|fqdn)\s*:/i

/** A name of the DNS. It is unverifiable: a name of the right form may never have been registered. */
export const readDomain = needing('domain', { oneOf: '.[({' }, (text, hint) => {
  const plain = written(text, 300)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  // In a field for domains a link means its host.
  const name = hint.kind === 'domain' ? refanged(rest).replace(/^[a-z]+:\/\/|[/?#].*$/gi, '') : refanged(rest)
  const host = parseHostName(name)
  if (host === null || host.ascii.endsWith('.onion')) return null
  const isNamed = isLabelled || hint.kind === 'domain'
  // Names of files and of people ("report.docx", "A.Person") are told from domains by the list of suffixes only.
  if (!isNamed && (!host.isKnownSuffix || host.registered === null)) return null
  return makeReading({
    kind: 'domain',
    canonical: host.ascii,
    display: host.own,
    verdict: 'unverifiable',
    notes: notesOnHost(host),
    facts: present({ registered: host.registered, suffix: host.suffix }),
    country: countryOfHost(host),
    keys: keysOf([host.ascii], withoutWww, likeHost),
    likelihood: likelihoodOf('form', 'unverifiable', isLabelled),
  })
})

function withoutWww(host: string): string {
  return host.replace(/^www\d?\.(?=.*\.)/, '')
}
