import type { BureauCode, Role } from '../../kernel/actor.ts'
import { type Language, parseCountry } from '../../kernel/country.ts'
import type { Purpose } from '../../kernel/purpose.ts'

/** Somebody invented whom the chooser of the laptop shape signs in as. */
export type DemoUser = {
  /** Stays the same for ever: sessions and tests name it. */
  readonly key: string
  readonly name: string
  readonly bureau: BureauCode
  /** Where the person works, in words. */
  readonly post: string
  readonly roles: readonly Role[]
  /** What the person usually asks for. */
  readonly purpose: Purpose
  readonly language: Language
}

/** One for each role, in the order in which a day's work passes through their hands; the commission decides by two, a shift is handed over by two, and a head's gravest acts want two. */
export const demoUsers: readonly DemoUser[] = [
  {
    key: 'border-officer',
    name: 'Jawad Derkaoui',
    bureau: bureau('MAR'),
    post: 'Border post, port of Tangier',
    roles: ['officer'],
    purpose: 'border',
    language: 'en',
  },
  {
    key: 'duty-officer',
    name: 'Leonor Vilela Pinheiro',
    bureau: bureau('PRT'),
    post: 'Duty officer, National Central Bureau Lisbon',
    roles: ['officer', 'bureau_operator'],
    purpose: 'investigate',
    language: 'en',
  },
  {
    key: 'relief-officer',
    name: 'Duarte Sequeira Antunes',
    bureau: bureau('PRT'),
    post: 'Duty officer of the next shift, National Central Bureau Lisbon',
    roles: ['officer', 'bureau_operator'],
    purpose: 'investigate',
    language: 'en',
  },
  {
    key: 'bureau-head',
    name: 'Gustavo Arévalo Quintero',
    bureau: bureau('COL'),
    post: 'Head, National Central Bureau Bogotá',
    roles: ['officer', 'bureau_operator', 'bureau_head'],
    purpose: 'wanted',
    language: 'en',
  },
  {
    key: 'deputy-head',
    name: 'Yolanda Urrutia Balcázar',
    bureau: bureau('COL'),
    post: 'Deputy head, National Central Bureau Bogotá',
    roles: ['officer', 'bureau_operator', 'bureau_head'],
    purpose: 'investigate',
    language: 'en',
  },
  {
    key: 'hub-reviewer',
    name: 'Aurélie Descamps',
    bureau: bureau('HUB'),
    post: 'Notices and diffusions review, hub',
    roles: ['hub_reviewer'],
    purpose: 'wanted',
    language: 'en',
  },
  {
    key: 'hub-head',
    name: 'Ekaterini Vallanos',
    bureau: bureau('HUB'),
    post: 'Head of the hub',
    roles: ['bureau_head'],
    purpose: 'wanted',
    language: 'en',
  },
  {
    key: 'watch-officer',
    name: 'Nabil Al-Dabbagh',
    bureau: bureau('HUB'),
    post: 'Command and coordination, hub',
    roles: ['watch_officer'],
    purpose: 'locate',
    language: 'en',
  },
  {
    key: 'analyst',
    name: 'Kerstin Löffler',
    bureau: bureau('DEU'),
    post: 'Crime analysis, National Central Bureau Wiesbaden',
    roles: ['officer', 'analyst'],
    purpose: 'threat_analysis',
    language: 'en',
  },
  {
    key: 'coordinator',
    name: 'Baraka Kilonzo',
    bureau: bureau('KEN'),
    post: 'Operations coordination, National Central Bureau Nairobi',
    roles: ['officer', 'coordinator'],
    purpose: 'investigate',
    language: 'en',
  },
  {
    key: 'auditor',
    name: 'Siriporn Suwan',
    bureau: bureau('HUB'),
    post: 'Data protection and audit, hub',
    roles: ['auditor'],
    purpose: 'security_check',
    language: 'en',
  },
  {
    key: 'commission-member',
    name: 'Ingeborg Thalassinos',
    bureau: bureau('HUB'),
    post: 'Member, commission for requests of persons',
    roles: ['commission'],
    purpose: 'security_check',
    language: 'en',
  },
  {
    key: 'commission-second',
    name: 'Moussa Kéïta-Larrieu',
    bureau: bureau('HUB'),
    post: 'Second member, commission for requests of persons',
    roles: ['commission'],
    purpose: 'security_check',
    language: 'en',
  },
]

/** Codes of this table only: the hub, or a country. */
function bureau(code: 'HUB' | 'MAR' | 'PRT' | 'COL' | 'DEU' | 'KEN'): BureauCode {
  if (code !== 'HUB' && parseCountry(code) === null) throw new Error(`no such bureau: ${code}`)
  return code as BureauCode
}
