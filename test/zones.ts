import { digit731 } from '../engines/identifiers/check-digits.ts'

type Passport = {
  readonly issuer: string
  readonly number: string
  readonly surname?: string
  readonly given?: string
  readonly born?: string
  readonly expires?: string
  readonly optional?: string
}

/** The lines of an invented passport, all digits right. */
export function passportZone({
  issuer,
  number,
  surname = 'BRANDVOLD',
  given = 'ILSE',
  born = '840213',
  expires = '310101',
  optional = '',
}: Passport): string {
  const state = issuer.padEnd(3, '<')
  const [digits, birth, expiry] = [number.padEnd(9, '<'), born, expires].map((text) => text + digit731(text))
  const data = optional.padEnd(14, '<')
  const own = optional === '' ? '<' : digit731(data)
  const composite = digit731(`${digits}${birth}${expiry}${data}${own}`)
  const names = `P<${state}${surname}<<${given}`.padEnd(44, '<')
  return `${names}\n${digits}${state}${birth}F${expiry}${data}${own}${composite}`
}

/** The lines of an invented card of three lines, all digits right. */
export function cardZone({
  issuer,
  number,
  born = '840213',
  expires = '310101',
  optional = '',
  second = '',
}: Omit<Passport, 'surname' | 'given'> & { readonly second?: string }): string {
  const state = issuer.padEnd(3, '<')
  const [digits = '', birth = '', expiry = ''] = [number.padEnd(9, '<'), born, expires].map(
    (text) => text + digit731(text),
  )
  const [one, two] = [optional.padEnd(15, '<'), second.padEnd(11, '<')]
  const composite = digit731(`${digits}${one}${birth}${expiry}${two}`)
  const lines = [
    `I<${state}${digits}${one}`,
    `${birth}F${expiry}${state}${two}${composite}`,
    'BRANDVOLD<<ILSE'.padEnd(30, '<'),
  ]
  return lines.join('\n')
}
