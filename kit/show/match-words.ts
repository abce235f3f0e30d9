import type { PartMatch } from '../../kernel/match.ts'

/** How strong the line between two parts is drawn. */
export function bondOf({ asked, found, similarity }: PartMatch): 'same' | 'close' | 'weak' | 'none' {
  if (asked === null || found === null) return 'none'
  if (similarity >= 0.995) return 'same'
  return similarity >= 0.75 ? 'close' : 'weak'
}
