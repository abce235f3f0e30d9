-- The journal as a Merkle tree in tile files. See docs/journal-format.md and docs/decisions/0008.

-- Which writer's which act this is, and the transaction that it belongs to. Null on acts of earlier versions.
alter table journal.act
  add column writer integer,
  add column number bigint,
  add column tx text,
  add constraint act_number unique (writer, number),
  add constraint act_numbered check ((writer is null) = (number is null) and (writer is null) = (tx is null));
create index act_tx on journal.act (tx);
create index act_actor on journal.act (actor_id, at desc);

-- Each connection numbers its acts without a gap: one taken away before it reaches the tree is missed.
create table journal.writer (
  -- Process id of the connection's server process; one lives at a time, so the row is never fought over.
  pid  integer primary key,
  last bigint not null
);
-- How many of a writer's acts are in the tree. A table of its own: the sequencer never waits for a writer, nor it for us.
create table journal.counted (
  pid    integer primary key,
  number bigint not null
);

-- The order of acts in the tree, from 0. entry = SHA-256(0x00, salt, canonical act).
create table journal.leaf (
  index  bigint primary key constraint leaf_index check (index >= 0),
  act_id uuid not null constraint leaf_act unique,
  entry  bytea not null
);
-- What earlier versions chained comes first, in the order of the chain, which stays as it was for the old head.
insert into journal.leaf (index, act_id, entry)
select c.seq - 1, c.act_id, c.leaf from journal.chain c order by c.seq;

-- Acts that were numbered and are gone. Never empty again once it is not.
create table journal.hole (
  pid      integer not null,
  missing  bigint not null,
  -- Size of the tree when it was found.
  index    bigint not null,
  found_at timestamptz not null
);

-- Signed checkpoints as they were published, one for each size of the tree.
create table journal.checkpoint (
  size bigint primary key,
  root bytea not null,
  at   timestamptz not null,
  note text not null
);
create index checkpoint_at on journal.checkpoint (at desc);

-- What other bureaus' instances signed under our checkpoints.
create table journal.cosignature (
  witness text not null,
  size    bigint not null,
  at      timestamptz not null,
  line    text not null,
  constraint cosignature_key primary key (witness, size)
);

-- The newest checkpoint of each other log that we cosigned.
create table journal.witnessed (
  origin text primary key,
  size   bigint not null,
  root   bytea not null,
  at     timestamptz not null,
  note   text not null
);

-- When the journal was last proved; no row before the first time. Nothing is written when it is too long ago.
create table journal.proof (
  alone boolean primary key default true constraint proof_alone check (alone),
  at    timestamptz not null
);

-- What changed in the tables, for the act of the same transaction: keys, columns and salted hashes, no values.
create table journal.change (
  id        bigint generated always as identity primary key,
  tx        text not null,
  relation  text not null,
  operation text not null constraint change_operation check (operation in ('insert', 'update', 'delete')),
  -- Names of the columns that changed; empty for a row that came or went whole.
  columns   text[] not null,
  keys      text[] not null,
  salt      bytea not null,
  -- One for each key: SHA-256(salt, row as text). Empty where there was no row.
  old       bytea[] not null,
  new       bytea[] not null
);
create index change_tx on journal.change (tx, id);

-- Acts that a legal hold keeps beyond their time. subject null: all of the bureau; bureau null: of every bureau.
create table journal.hold (
  id          uuid primary key,
  bureau      text,
  subject     text,
  reason      text not null,
  placed_at   timestamptz not null,
  placed_by   uuid not null,
  released_at timestamptz,
  released_by uuid,
  constraint hold_released check ((released_at is null) = (released_by is null))
);

-- A week of a bureau's acts, to be looked through by its auditor.
create table journal.review (
  bureau    text not null,
  -- Its Monday.
  week      date not null,
  opened_at timestamptz not null,
  late_at   timestamptz not null,
  is_late   boolean not null default false,
  finding   text constraint review_finding check (finding in ('nothing', 'followed_up', 'incident')),
  signed_at timestamptz,
  signed_by uuid,
  constraint review_key primary key (bureau, week),
  constraint review_signed check ((signed_at is null) = (signed_by is null) and (signed_at is null) = (finding is null))
);
create index review_open on journal.review (week) where signed_at is null;

-- The transaction that we are in, named so that a restored database does not use the name again.
create function journal.this_tx() returns text language sql stable as $$
  select pg_catalog.pg_current_xact_id()::text || '-'
      || pg_catalog.to_hex((extract(epoch from pg_catalog.transaction_timestamp()) * 1000000)::bigint)
$$;

-- Takes so many numbers for acts of this connection; answers the first. Undone with the transaction.
create function journal.take_numbers(wanted integer) returns bigint
  language sql volatile security definer set search_path = '' as $$
  insert into journal.writer as w (pid, last) values (pg_catalog.pg_backend_pid(), wanted)
      on conflict (pid) do update set last = w.last + excluded.last
  returning w.last - wanted + 1
$$;

-- What the acts of a transaction vouch for: every field of the change, hashed.
create function journal.digest_of(c journal.change) returns bytea language sql stable set search_path = '' as $$
  select pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.concat_ws(E'\n', c.relation, c.operation,
           pg_catalog.array_to_string(c.columns, ','), pg_catalog.array_to_string(c.keys, E'\x1f'),
           pg_catalog.encode(c.salt, 'hex'), c.old::text, c.new::text), 'UTF8'))
$$;

-- A change without an act does not commit, for the roles that the program works under.
create function journal.require_act() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if pg_catalog.current_setting('role') in ('comity_app', 'comity_system')
     and not exists (select 1 from journal.act a where a.tx = new.tx) then
    raise exception 'a change of % has no act in its transaction; record one, or name the table in infra/journal-unwatched.ts',
      new.relation using errcode = 'CM001';
  end if;
  return null;
end $$;
create constraint trigger change_has_an_act after insert on journal.change
  deferrable initially deferred for each row execute function journal.require_act();

-- Erasing at the end of retention is the one exception; it is a function of the owner's, below.
create or replace function journal.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and pg_catalog.current_setting('journal.erasing', true) = 'on' then return null; end if;
  raise exception 'the journal is append-only';
end $$;
create trigger leaf_is_append_only before update or delete or truncate on journal.leaf
  for each statement execute function journal.refuse_change();
create trigger change_is_append_only before update or delete or truncate on journal.change
  for each statement execute function journal.refuse_change();
create trigger checkpoint_is_append_only before update or delete or truncate on journal.checkpoint
  for each statement execute function journal.refuse_change();
create trigger hole_is_append_only before update or delete or truncate on journal.hole
  for each statement execute function journal.refuse_change();

-- Erases acts older than `before`, never one younger than a year, never one that is held or not in the tree yet.
-- Their hashes stay in the tree. Answers how many, and the size of the tree below which acts may be gone.
create function journal.erase_acts(before timestamptz) returns table (erased bigint, below bigint)
  language plpgsql volatile security definer set search_path = '' as $$
declare
  cut constant timestamptz := least(before, pg_catalog.now() - interval '1 year');
begin
  perform pg_catalog.set_config('journal.erasing', 'on', true);
  return query
    with gone as (
      delete from journal.act a
       using journal.leaf l
       where l.act_id = a.id
         and a.at < cut
         and not exists (select 1 from journal.hold h
                          where h.released_at is null
                            and (h.bureau is null or h.bureau = a.bureau)
                            and (h.subject is null or h.subject = a.subject))
      returning l.index, a.id, a.tx),
    unlinked as (
      delete from journal.change c
       using gone g
       where c.tx = g.tx
         and not exists (select 1 from journal.act a
                          where a.tx = g.tx and a.id not in (select o.id from gone o)))
    select pg_catalog.count(*), coalesce(pg_catalog.max(g.index) + 1, 0) from gone g;
  perform pg_catalog.set_config('journal.erasing', 'off', true);
end $$;

revoke all on function journal.take_numbers(integer), journal.erase_acts(timestamptz) from public;
grant execute on function journal.take_numbers(integer) to comity_app;
grant execute on function journal.erase_acts(timestamptz) to comity_system;

-- The answering role adds acts and reads; only Comity itself sequences and proves.
revoke insert on journal.chain from comity_app;
revoke delete on journal.waiting from comity_app;
grant select on journal.leaf, journal.writer, journal.counted, journal.hole, journal.checkpoint, journal.cosignature, journal.proof,
                journal.change, journal.witnessed to comity_app;
grant select, insert on journal.hold to comity_app;
grant update (released_at, released_by) on journal.hold to comity_app;
grant select on journal.review to comity_app;
grant update (finding, signed_at, signed_by) on journal.review to comity_app;
grant insert on journal.leaf, journal.hole, journal.checkpoint, journal.cosignature, journal.proof, journal.witnessed,
                journal.review to comity_system;
grant delete on journal.waiting to comity_system;
grant insert, update on journal.counted to comity_system;
grant update (at) on journal.proof to comity_system;
grant update (at, line) on journal.cosignature to comity_system;
grant update (size, root, at, note) on journal.witnessed to comity_system;
grant update (is_late) on journal.review to comity_system;
