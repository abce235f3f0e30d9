import { keysOf, likelihoodOf, makeReading, note, withAlike } from './make-reading.ts'
import { needing } from './needs.ts'
import { refanged } from './refang.ts'
import type { IdentifierKeys, Reading } from './types.ts'
import { inLatinLetters, written } from './written.ts'

/**
 * A service on which people have names. `path` takes the name out of a link to it, `name` is its form. Forms, and what is
 * the same name, are from what each service tells its users: verify, they change.
 */
type Platform = {
  readonly name: string
  readonly label: RegExp
  readonly hosts: readonly string[]
  readonly path: RegExp
  readonly form: RegExp
  /** What the service takes for the same name beside case: Facebook ignores dots. */
  readonly ignored?: RegExp
}

const PLATFORMS: readonly Platform[] = [
  {
    name: 'telegram',
    label: /^(?:telegram|телеграм|tg)/i,
    hosts: ['t.me', 'telegram.me', 'telegram.dog'],
    path: /^\/(?:s\/)?([^/?#]+)/,
    form: /^[a-z]\w{3,31}$/i,
  },
  {
    name: 'instagram',
    label: /^(?:instagram|insta|ig)/i,
    hosts: ['instagram.com'],
    path: /^\/([^/?#]+)/,
    form: /^[\w.]{1,30}$/,
  },
  {
    name: 'x',
    label: /^(?:twitter|x)/i,
    hosts: ['x.com', 'twitter.com'],
    path: /^\/([^/?#]+)/,
    form: /^\w{1,15}$/,
  },
  {
    name: 'facebook',
    label: /^(?:facebook|fb)/i,
    hosts: ['facebook.com', 'fb.com', 'm.facebook.com'],
    path: /^\/(?:profile\.php\?id=(\d+)|([^/?#]+))/,
    form: /^[a-z0-9.]{5,50}$/i,
    ignored: /\./g,
  },
  {
    name: 'tiktok',
    label: /^(?:tik ?tok)/i,
    hosts: ['tiktok.com'],
    path: /^\/@([^/?#]+)/,
    form: /^[\w.]{2,24}$/,
  },
  {
    name: 'snapchat',
    label: /^(?:snap(?:chat)?)/i,
    hosts: ['snapchat.com'],
    path: /^\/(?:add|@)\/?([^/?#]+)/,
    form: /^[a-z][\w.-]{2,14}$/i,
  },
  {
    name: 'youtube',
    label: /^(?:youtube|yt)/i,
    hosts: ['youtube.com'],
    path: /^\/@([^/?#]+)/,
    form: /^[\p{L}\p{N}_.·-]{3,30}$/u,
  },
  {
    name: 'vk',
    label: /^(?:vk(?:ontakte)?|вконтакте|вк)/i,
    hosts: ['vk.com', 'vk.ru', 'm.vk.com'],
    path: /^\/([^/?#]+)/,
    form: /^[\w.]{2,32}$/,
  },
  {
    name: 'ok',
    label: /^(?:odnoklassniki|ok)/i,
    hosts: ['ok.ru'],
    path: /^\/(?:profile\/)?([^/?#]+)/,
    form: /^[\w.-]{3,32}$/,
  },
  {
    name: 'reddit',
    label: /^(?:reddit|u\/)/i,
    hosts: ['reddit.com', 'old.reddit.com'],
    path: /^\/u(?:ser)?\/([^/?#]+)/,
    form: /^[\w-]{3,20}$/,
  },
  {
    name: 'linkedin',
    label: /^linkedin/i,
    hosts: ['linkedin.com'],
    path: /^\/in\/([^/?#]+)/,
    form: /^[\p{L}\p{N}-]{3,100}$/u,
  },
  {
    name: 'github',
    label: /^github/i,
    hosts: ['github.com'],
    path: /^\/([^/?#]+)/,
    form: /^[a-z\d][a-z\d-]{0,38}$/i,
  },
  {
    name: 'discord',
    label: /^discord/i,
    hosts: [],
    path: /^$/,
    form: /^[a-z0-9_.]{2,32}$|^[^@#:]{2,32}#\d{4}$/i,
  },
  { name: 'signal', label: /^signal/i, hosts: [], path: /^$/, form: /^[a-z_]\w{2,31}\.\d{2,9}$/i },
  {
    name: 'threema',
    label: /^threema/i,
    hosts: ['threema.id'],
    path: /^\/([^/?#]+)/,
    form: /^[A-Z0-9*][A-Z0-9]{7}$/i,
  },
  { name: 'session', label: /^session/i, hosts: [], path: /^$/, form: /^05[0-9a-f]{64}$/i },
  { name: 'skype', label: /^skype/i, hosts: [], path: /^$/, form: /^(?:live:)?[a-z.][\w.,-]{4,31}$/i },
  { name: 'wechat', label: /^(?:wechat|weixin|微信)/i, hosts: [], path: /^$/, form: /^[a-z][\w-]{5,19}$/i },
]

/** Paths of services that are no names of people. */
const NO_NAMES = new Set(
  'about,add,channel,channels,explore,groups,hashtag,help,home,in,joinchat,login,p,pages,people,profile.php,reel,search,settings,share,stories,watch'.split(
    ',',
  ),
)

/**
 * The name of an account, with its service: `telegram: @name`, a link to a profile, or `@name` alone, of which nobody knows
 * the service. Names change hands and owners; the number of an account does not, and is better where it is known.
 */
export const readHandle = needing('handle', { oneOf: ':=@/' }, (text, hint) => {
  const plain = written(text)
  if (plain === null) return null
  const found = fromLink(refanged(plain)) ?? afterPlatform(plain)
  if (found !== null) return fromAccount(found)
  const other = hint.kind === 'handle' ? ELSEWHERE.exec(plain) : null
  if (other !== null) return onOtherService(other[1] ?? '', other[2] ?? '')
  const name = /^@([\p{L}\p{N}_][\p{L}\p{N}_.-]{1,31})$/u.exec(plain)?.[1]
  const isNamed = hint.kind === 'handle' && /^[\p{L}\p{N}_.-]{2,32}$/u.test(plain)
  return name === undefined && !isNamed ? null : ofUnknownPlatform(name ?? plain)
})

/** A service that is not listed, or a name in a form that it is not known to have. */
const ELSEWHERE = /^([^\s:/@][^:/@]{0,100}?)\s*:\s*@?([\p{L}\p{N}_.-]{1,64})$/u

/** Whether a label says more than that an account follows: on which service. */
export function namesPlatform(label: string): boolean {
  return PLATFORMS.some((platform) => platform.label.exec(label)?.[0] === label)
}

type Account = { readonly platform: Platform; readonly name: string; readonly isNumber: boolean }

function fromLink(text: string): Account | null {
  const app = /^tg:\/\/resolve\?domain=(\w+)/i.exec(text)?.[1]
  if (app !== undefined) return fromLink(`t.me/${app}`)
  const found =
    /^(?:https?:\/\/)?(?:(?:www|m|mobile|web|[a-z]{2}-[a-z]{2})\.)?([a-z0-9.-]+)(\/[^\s]+)$/i.exec(text)
  const platform = PLATFORMS.find(({ hosts }) => hosts.includes(found?.[1]?.toLowerCase() ?? ''))
  const part = platform?.path.exec(found?.[2] ?? '')
  const name = (part?.[1] ?? part?.[2])?.replace(/^@/, '')
  if (platform === undefined || name === undefined || NO_NAMES.has(name.toLowerCase())) return null
  return accountOn(platform, name, platform.name === 'facebook' && part?.[1] !== undefined)
}

function afterPlatform(text: string): Account | null {
  for (const platform of PLATFORMS) {
    const label = platform.label.exec(text)?.[0]
    if (label === undefined) continue
    const rest = text.slice(label.length)
    // "OK: later" and "X: 5" are no accounts.
    if (/^(?:x|ok)$/i.test(label) && !/[@/]/.test(label + rest)) continue
    const name = label.endsWith('/') ? rest : /^(?:\s*[:=]\s*@?|\s+@)(.+)$/.exec(rest)?.[1]
    if (name !== undefined) return fromLink(refanged(name)) ?? accountOn(platform, name, false)
  }
  return null
}

function accountOn(platform: Platform, name: string, isId: boolean): Account | null {
  // VKontakte writes the number of an account as a name: id123.
  const isNumber = isId || (platform.name === 'vk' && /^id\d+$/.test(name))
  return platform.form.test(name) || isNumber ? { platform, name, isNumber } : null
}

function fromAccount({ platform, name, isNumber }: Account): Reading {
  const canonical = `${platform.name}:${name.toLowerCase()}`
  const ignored = platform.ignored
  return makeReading({
    kind: 'handle',
    canonical,
    display: `${platform.name}: ${isNumber ? '' : '@'}${name}`,
    verdict: 'unverifiable',
    notes: isNumber ? [] : [note('account_names_change_hands')],
    facts: { platform: platform.name, form: isNumber ? 'account number' : 'name' },
    keys: keysOnService(canonical, name, ignored),
    likelihood: likelihoodOf('digits', 'unverifiable'),
  })
}

/** The name without its service is alike only: who has it elsewhere may be anybody. */
function keysOnService(canonical: string, name: string, ignored: RegExp | undefined): IdentifierKeys {
  const fold = (key: string): string => (ignored === undefined ? key : key.replace(ignored, ''))
  return withAlike(keysOf([canonical], fold, likeName), [likeName(name), likeName(fold(name))])
}

function onOtherService(service: string, name: string): Reading {
  const canonical = `${service}:${name}`.toLowerCase()
  return makeReading({
    kind: 'handle',
    canonical,
    display: `${service}: @${name}`,
    verdict: 'unverifiable',
    notes: [note('account_names_change_hands')],
    facts: { platform: service, form: 'name' },
    keys: keysOnService(canonical, name, undefined),
    likelihood: likelihoodOf('form', 'unverifiable'),
  })
}

function ofUnknownPlatform(name: string): Reading {
  const canonical = name.toLowerCase()
  return makeReading({
    kind: 'handle',
    canonical,
    display: `@${name}`,
    verdict: 'unverifiable',
    notes: [note('platform_unknown'), note('account_names_change_hands')],
    keys: keysOf([canonical], (key) => key, likeName),
    likelihood: likelihoodOf('form', 'unverifiable'),
  })
}

function likeName(key: string): string {
  return inLatinLetters(key).replace(/0/g, 'o').replace(/[1i|]/g, 'l').replace(/5/g, 's').replace(/_+/g, '_')
}
