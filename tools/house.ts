import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What no linter sees: names and places in a capability, READMEs, and whose tables a file names. */
export type Complaint = { readonly rule: HouseRule; readonly file: string; readonly text: string }

export const houseRules = [
  'readme-exists',
  'readme-names-files-that-exist',
  'house-names',
  'no-drawers',
  'sql-in-store-and-public',
  'own-schema',
  'records-by-policy',
  'no-star',
  'actor-is-required',
  'migration-names',
] as const
type HouseRule = (typeof houseRules)[number]

const ROLES_THAT_GROW = ['contract', 'store', 'actions', 'routes', 'jobs', 'public', 'ui']
const ROLES_WITH_SQL = ['store', 'public']
/** Schemas of the adapters, and the two that every PostgreSQL has. `public` holds the list of migrations only. */
const INFRA_SCHEMAS = ['journal', 'outbox', 'public', 'pg_catalog', 'information_schema']
const EVERYBODYS_SCHEMAS = ['pg_catalog', 'pg_temp', 'information_schema']
const DRAWERS = /(?:^|\/)(?:utils?|helpers?|common|misc|shared|index)\.[a-z]+$/
const SOURCES = '{kernel,infra,kit,engines,capabilities,apps,db,bench}/**/*.{ts,tsx}'

/** Everything that breaks a rule under `root`, and how many files were looked at. */
export function inspectHouse(root: string): {
  readonly seen: number
  readonly complaints: readonly Complaint[]
} {
  const sources = filesIn(root, SOURCES).filter((file) => !/\.test\.tsx?$/.test(file))
  const capabilities = filesIn(root, 'capabilities/*')
  const complaints = [
    ...capabilities.flatMap((folder) => readmeComplaints(root, folder)),
    ...filesIn(root, 'capabilities/*/**/*.*').flatMap(nameComplaints),
    ...filesIn(root, 'db/migrations/*').flatMap(migrationComplaints),
    ...sources.flatMap((file) => sourceComplaints(file, readFileSync(path.join(root, file), 'utf8'))),
  ]
  return { seen: capabilities.length === 0 ? 0 : sources.length, complaints }
}

function filesIn(root: string, pattern: string): readonly string[] {
  return globSync(pattern, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' })
    .map((file) => file.split(path.sep).join('/'))
    .sort()
}

function readmeComplaints(root: string, folder: string): readonly Complaint[] {
  const file = `${folder}/README.md`
  if (!existsSync(path.join(root, file))) return [{ rule: 'readme-exists', file, text: 'is missing' }]
  const text = readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(/`([\w./-]+\.(?:tsx?|mjs|sql|json|md|css))`/g)]
    .map(([, named = '']) => named)
    .filter((named) => ![folder, '.'].some((base) => existsSync(path.join(root, base, named))))
    .map((named) => ({
      rule: 'readme-names-files-that-exist',
      file,
      text: `names ${named}, which is not there`,
    }))
}

function nameComplaints(file: string): readonly Complaint[] {
  const [, , first = '', ...deeper] = file.split('/')
  const complain = (text: string): readonly Complaint[] => [{ rule: 'house-names', file, text }]
  if (deeper.length > 0 && !ROLES_THAT_GROW.includes(first))
    return complain(`${first}/ is no role; cut by noun or verb (${ROLES_THAT_GROW.join(', ')})`)
  if (deeper.length === 0 && !/^(?:README\.md|[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test)?\.(?:ts|json))$/.test(first))
    return complain('is not a house name: noun, role, import-format, README.md')
  return []
}

function migrationComplaints(file: string): readonly Complaint[] {
  const isNamed = /\/\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/.test(file)
  return isNamed ? [] : [{ rule: 'migration-names', file, text: 'wants NNNN-capability-what.sql' }]
}

function sourceComplaints(file: string, text: string): readonly Complaint[] {
  const complaints: Complaint[] = []
  if (DRAWERS.test(file))
    complaints.push({ rule: 'no-drawers', file, text: 'name the idea; if it has no name it is no module' })
  if (/\bactor\?\s*:/.test(text))
    complaints.push({
      rule: 'actor-is-required',
      file,
      text: 'a privileged path is another function with another name',
    })
  if (/\bselect\s+(?:\w+\.)?\*\s+from\s+[a-z_]+\./.test(text))
    complaints.push({ rule: 'no-star', file, text: 'select names its columns' })
  return [...complaints, ...sqlComplaints(file, text), ...policyComplaints(file, text)]
}

function sqlComplaints(file: string, text: string): readonly Complaint[] {
  const complaints: Complaint[] = []
  for (const schema of new Set(schemasNamed(text))) {
    const [place = '', capability = '', role = ''] = file.split('/')
    const isOwn = place === 'infra' ? INFRA_SCHEMAS.includes(schema) : schema === capability
    const maySpeak =
      place === 'infra' || (place === 'capabilities' && ROLES_WITH_SQL.includes(role.replace(/\.ts$/, '')))
    if (!maySpeak)
      complaints.push({
        rule: 'sql-in-store-and-public',
        file,
        text: `names ${schema}.*; SQL belongs in store or public`,
      })
    else if (!isOwn && !EVERYBODYS_SCHEMAS.includes(schema) && !schema.endsWith('_public'))
      complaints.push({
        rule: 'own-schema',
        file,
        text: `reads ${schema}.*; ask capabilities/${schema}/public.ts`,
      })
  }
  return complaints
}

const READS_RECORDS = /\b(?:from|join)\s+records\.record\b/
/** By the rule for the caller, or within one owner's. */
const IS_JUDGED = /\bvisibleTo\(|\b\w+\.owner = \$\d/
const FOR_A_CALLER = /\b(?:actor|reader):/
const FOR_COMITY = /\*[^/]*\bComity itself\b/

/** Who reads records for a caller asks the policy in the query; who reads them for Comity itself says so above. */
function policyComplaints(file: string, text: string): readonly Complaint[] {
  if (!/^capabilities\/records\/(?:store\/|store\.ts|public)/.test(file)) return []
  return text
    .split(/(?=^\/\*\*)|(?<!\*\/\n)(?=^(?:export )?(?:async )?function )/m)
    .filter((piece) => READS_RECORDS.test(piece) && !IS_JUDGED.test(piece))
    .filter((piece) => FOR_A_CALLER.test(piece) || !FOR_COMITY.test(piece))
    .map((piece) => ({
      rule: 'records-by-policy',
      file,
      text: `${/function (\w+)/.exec(piece)?.[1] ?? 'it'} reads records without visibleTo, nor for Comity itself`,
    }))
}

/** A heuristic: table names behind the words that precede them. SQL put together from pieces escapes it. */
function schemasNamed(text: string): readonly string[] {
  const sql = text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
  return [
    ...sql.matchAll(
      /\b(?:(?<!distinct |extract\(\w+ )from|join|into|update|table|truncate)\s+([a-z_]+)\.[a-z_]+/g,
    ),
  ].map(([, schema = '']) => schema)
}
