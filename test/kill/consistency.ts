import type { Tx } from '../../infra/db.ts'
import type { Kept } from './writes.ts'

/** A change and its act: both queries must give the same ids. */
type Pair = { readonly what: string; readonly change: string; readonly act: string }

const subjects = (kind: string, ...acts: readonly string[]) =>
  `select substr(a.subject, ${kind.length + 2}) as id from journal.act a
    where a.outcome = 'done' and a.act in (${acts.map((act) => `'${act}'`).join(', ')}) and a.subject like '${kind}:%'`

/** What an import says that it changed. */
const CHANGED_BY_IMPORTS = `select coalesce(sum((a.detail ->> 'added')::int + (a.detail ->> 'changed')::int
    + (a.detail ->> 'removed')::int), 0)::text as id
   from journal.act a where a.act = 'import.finished' and not (a.detail ->> 'isDryRun')::boolean`

const pairs: readonly Pair[] = [
  {
    what: 'a check and check.answered',
    change: 'select c.id::text as id from checks.check c',
    act: subjects('check', 'check.answered'),
  },
  {
    what: 'a hit and hit.raised',
    change: 'select h.id::text as id from hits.hit h',
    act: subjects('hit', 'hit.raised'),
  },
  {
    what: 'the verdicts on hits and hit.decided',
    change: `select e.hit_id || ' ' || count(*) as id from hits.event e where e.what = 'decided' group by e.hit_id`,
    act: `select substr(a.subject, 5) || ' ' || count(*) as id from journal.act a
           where a.act = 'hit.decided' and a.outcome = 'done' group by a.subject`,
  },
  {
    what: 'an import and import.started',
    change: 'select i.id::text as id from records.import i',
    act: subjects('import', 'import.started'),
  },
  {
    what: 'a taken list and import.finished',
    change: "select i.id::text as id from records.import i where i.state = 'finished'",
    act: subjects('import', 'import.finished'),
  },
  {
    what: 'the versions of listed records and what import.finished counts',
    change: `select count(*)::text as id from records.version v
              where exists (select 1 from records.record r where r.owner = v.owner and r.id = v.id and r.source = 'ftm')`,
    act: CHANGED_BY_IMPORTS,
  },
  {
    what: 'an account and user.added',
    change: 'select u.id::text as id from bureaus.app_user u',
    act: subjects('user', 'user.added'),
  },
  {
    what: 'an own record and record.added',
    change:
      "select r.id::text as id from records.record r where r.source = 'own' and r.reference not like 'D-%'",
    act: subjects('record', 'record.added'),
  },
  {
    what: 'the changes of own records and record.changed',
    change: `select v.id || ' ' || count(*) as id from records.version v
              where v.change = 'changed' and exists (select 1 from records.record r
                     where r.owner = v.owner and r.id = v.id and r.source = 'own' and r.reference not like 'D-%')
              group by v.id`,
    act: `select substr(a.subject, 8) || ' ' || count(*) as id from journal.act a
           where a.act = 'record.changed' and a.outcome = 'done' group by a.subject`,
  },
  {
    what: 'a piece of a delta and delta.taken',
    change: "select encode(p.root, 'hex') as id from records.delta_piece p",
    act: `select distinct a.detail ->> 'root' as id from journal.act a
           where a.act = 'delta.taken' and a.outcome = 'done'`,
  },
  {
    what: 'the versions of records of deltas and what delta.taken counts',
    change: `select v.change || ' ' || count(*) as id from records.version v
              where exists (select 1 from records.record r
                     where r.owner = v.owner and r.id = v.id and r.reference like 'D-%') group by v.change`,
    act: `select d.change || ' ' || d.count as id
            from (select sum((a.detail ->> 'added')::int) as added, sum((a.detail ->> 'changed')::int) as changed,
                         sum((a.detail ->> 'renewed')::int) as renewed,
                         sum((a.detail ->> 'withdrawn')::int) as withdrawn
                    from journal.act a
                   where a.act = 'delta.taken' and a.outcome = 'done'
                     and not (a.detail ->> 'isRepeated')::boolean) s
           cross join lateral (values ('added', s.added), ('changed', s.changed), ('renewed', s.renewed),
                                      ('removed', s.withdrawn)) as d (change, count)
           where d.count > 0`,
  },
  {
    what: 'a sharing list and sharing_list.added',
    change: 'select l.id::text as id from records.sharing_list l',
    act: `select split_part(a.subject, ':', 2) as id from journal.act a
           where a.act = 'sharing_list.added' and a.outcome = 'done'`,
  },
  {
    what: 'the transaction of a watched change and that of an act',
    change: `select distinct c.tx as id from journal.change c`,
    act: `select distinct a.tx as id from journal.act a
           where exists (select 1 from journal.change c where c.tx = a.tx)`,
  },
  {
    what: 'a key and key.issued',
    change: 'select k.id::text as id from bureaus.api_key k',
    act: subjects('key', 'key.issued'),
  },
]

/** How rows are told apart where it is not by their id. */
const namesOf: Readonly<Record<string, string>> = { 'records.delta_piece': "t.delta_key || '/' || t.piece" }

/** Every change without its act, every act without its change, and everything that was promised and is gone. */
export async function faultsIn(db: Tx, promised: readonly Kept[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { what, change, act } of pairs) {
    const [changes, acts] = [await idsOf(db, change), await idsOf(db, act)]
    faults.push(...lacking(changes, acts).map((id) => `${what}: change ${id} has no act`))
    faults.push(...lacking(acts, changes).map((id) => `${what}: act ${id} has no change`))
  }
  for (const table of new Set(promised.map((one) => one.table))) {
    const there = await idsOf(db, `select ${namesOf[table] ?? 't.id::text'} as id from ${table} t`)
    const kept = new Set(promised.flatMap((one) => (one.table === table ? [one.id] : [])))
    faults.push(...lacking(kept, there).map((id) => `${table} ${id} was answered as done and is gone`))
  }
  return faults
}

function lacking(wanted: ReadonlySet<string>, there: ReadonlySet<string>): readonly string[] {
  return [...wanted].filter((id) => !there.has(id))
}

async function idsOf(db: Tx, sql: string): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ id: string }>(sql)
  return new Set(rows.map((row) => row.id))
}
