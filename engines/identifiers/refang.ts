/** Without any of these nothing was made harmless: most texts need no more, and this is asked of every one. */
const MAY_BE_HARMLESS = /[[({\u3002\uff0e\uff61]|^(?:h(?:xx|\*\*|__)p|fxp)/i

/** Undoes how addresses are made harmless in reports: `hxxps://example[.]com`, `name[at]example(dot)com`. */
export function refanged(text: string): string {
  if (!MAY_BE_HARMLESS.test(text)) return text
  return text
    .replace(/^(?:hxxp|h\*\*p|h__p|hXXp)(s?)(?=[:[])/i, 'http$1')
    .replace(/^fxp(?=[:[])/i, 'ftp')
    .replace(/\s?[[({](?:\.|dot|punkt|point)[\])}]\s?/gi, '.')
    .replace(/\s?[[({](?:@|at)[\])}]\s?/gi, '@')
    .replace(/\[(:?\/{0,2})\]/g, '$1')
    .replace(/[\u3002\uff0e\uff61]/g, '.')
}
