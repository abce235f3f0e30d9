import { usage } from './usage.ts'

type Command = (args: readonly string[]) => Promise<number>

/** One line a command; each loads only what it needs. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  import: async () => (await import('./import.ts')).importList,
  template: async () => (await import('./template.ts')).template,
  check: async () => (await import('./check.ts')).check,
  read: async () => (await import('./read.ts')).read,
  record: async () => (await import('./record.ts')).record,
  list: async () => (await import('./list.ts')).list,
  hit: async () => (await import('./hit.ts')).hit,
  raise: async () => (await import('./raise.ts')).raise,
  standing: async () => (await import('./standing.ts')).standing,
  shift: async () => (await import('./shift.ts')).shift,
  stats: async () => (await import('./stats.ts')).stats,
  journal: async () => (await import('./journal.ts')).journal,
  verify: async () => (await import('./verify.ts')).verify,
  bench: async () => (await import('./bench.ts')).bench,
  demo: async () => (await import('./demo.ts')).demo,
  rights: async () => (await import('./rights.ts')).rights,
  incident: async () => (await import('./incident.ts')).incident,
  approval: async () => (await import('./approval.ts')).approval,
  request: async () => (await import('./request.ts')).request,
  user: async () => (await import('./user.ts')).user,
}

// A reader that has seen enough, as in `comity journal | head`, closes the pipe: that is no fault.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code === 'EPIPE') process.exit(0)
  throw cause
})

process.exitCode = await main(process.argv.slice(2))

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const load = commands[name]
  if (load !== undefined && !args.includes('--help')) return await (await load())(args)
  const isAsked = name === 'help' || name === '--help' || args.includes('--help')
  ;(isAsked ? process.stdout : process.stderr).write(
    isAsked ? usage : `There is no command "${name}".\n\n${usage}`,
  )
  return isAsked ? 0 : 2
}
