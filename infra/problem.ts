export const PROBLEM_TYPE = 'application/problem+json'

/** A problem of RFC 9457. Clients branch on the code, people read what to do next. */
export function problemOf(status: number, code: string, detail: string) {
  return { type: `urn:comity:problem:${code}`, title: code.replaceAll('_', ' '), status, detail }
}
