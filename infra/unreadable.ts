import type { FastifyError } from 'fastify'

/** What PostgreSQL answers to a text that holds the character 0, or half a character (SQLSTATE). */
const NO_TEXT = ['22021', '22P05']

/** Sent by the caller in a form that nobody can read, though the schema let it pass. */
export function isUnreadable(error: FastifyError): boolean {
  return isMalformedForm(error) || isCutOff(error) || NO_TEXT.includes(error.code)
}

/** The reader of multipart forms gives what it complains of no status and no code. */
function isMalformedForm({ message }: FastifyError): boolean {
  return /^(?:Malformed part header|Unexpected end of (?:form|file|multipart data)|Multipart: Boundary not found)/.test(
    message,
  )
}

/** What Node says of a request whose connection ended before it did. */
function isCutOff({ code, message }: FastifyError): boolean {
  return code === 'ECONNRESET' && message === 'aborted'
}
