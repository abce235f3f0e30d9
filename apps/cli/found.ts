import type { CandidateView } from '../../capabilities/checks/contract.ts'

/** Who or what a record is, what it is reported as, and whose: the same wherever it was found. */
export function foundInWords({ names, label, status, sort, kind, owner, source, reference }: Found): string {
  const name = names.find((one) => one.type === 'primary') ?? names[0]
  const reported = [status, sort, kind].filter((word) => word !== null)
  return `${name?.text ?? label}  (${reported.join(' ').replaceAll('_', ' ')}, ${owner} ${source} ${reference})`
}

type Found = CandidateView['record']
