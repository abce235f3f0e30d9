import type { FastifyReply } from 'fastify'
import { problem } from '../../../infra/http.ts'
import { unreachable } from '../../../kernel/result.ts'
import type { CheckRefusal } from '../actions/answer-check.ts'
import type { LineFault } from '../batch.ts'

export function notFound(reply: FastifyReply): FastifyReply {
  return problem(reply, 404, 'not_found', 'There is nothing here, or it is not for you.')
}

/** What a question is refused for, in words that say what to do. */
export function refuseQuestion(reply: FastifyReply, refusal: CheckRefusal): FastifyReply {
  return problem(reply, 422, refusal.kind, whatToDo(refusal))
}

export function whatToDo(refusal: CheckRefusal | LineFault): string {
  switch (refusal.kind) {
    case 'nothing_asked':
      return 'Type a name, a document number or an IMO number.'
    case 'text_too_long':
      return `Shorten the field "${refusal.field}" to ${refusal.limit} characters.`
    case 'text_damaged':
      return `The field "${refusal.field}" arrived damaged. Type it again, or save the source as UTF-8.`
    case 'not_one_zone':
      return 'The machine-readable lines are not those of one document, or their fillers are not “<”. Send all lines of one, or its name and number.'
    case 'not_a_date':
      return `"${refusal.given}" is no date. Write 1984-02-13, 1984-02, 1984, or circa 1984.`
    case 'not_a_country':
      return `"${refusal.given}" is no country code. Write two or three letters of ISO 3166, such as PT or PRT.`
    case 'about_not_yours':
      return 'Name a record of your own bureau, or leave it out.'
    case 'line_too_long':
      return `Shorten the line to ${refusal.limit} characters.`
    case 'above_header':
      return 'This line stands above the words over the columns. If it names somebody, ask for them by themselves.'
    case 'no_header':
      return 'It cannot be told what stands in each column. Put words over them: name, born, nationality, document.'
    case 'zone_incomplete':
      return 'This is one line of a machine-readable zone. Give all its lines below each other, or the document number.'
    case 'cell_lost':
      return refusal.detail
    case 'purpose_missing':
      return 'Say what the check is for: choose a purpose.'
    default:
      return unreachable(refusal)
  }
}
