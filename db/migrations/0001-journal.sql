-- Who did what, for whom and why; written in the transaction of what it describes. See infra/journal.ts.
do $$
begin
  if not exists (select 1 from pg_catalog.pg_roles r where r.rolname = 'comity_app') then
    create role comity_app nologin;
  end if;
  if not pg_catalog.pg_has_role(current_user, 'comity_app', 'member') then
    execute format('grant comity_app to %I', current_user);
  end if;
end $$;

create schema journal;
grant usage on schema journal to comity_app;

create table journal.act (
  id         uuid primary key,
  at         timestamptz not null,
  actor_kind text not null constraint act_actor_kind check (actor_kind in ('user', 'program', 'system')),
  actor_id   uuid not null,
  bureau     text not null,
  purpose    text not null,
  act        text not null,
  outcome    text not null constraint act_outcome check (outcome in ('done', 'refused')),
  subject    text not null,
  detail     jsonb not null,
  -- Hidden beside the act, so that its hash tells nothing once the act itself has been erased.
  salt       bytea not null
);
create index act_at on journal.act (at desc, id desc);
create index act_subject on journal.act (subject, at desc);

-- Acts that the sequencer has not yet put into the chain.
create table journal.waiting (
  act_id uuid primary key
);

-- The order of acts. leaf = SHA-256(0x00, salt, canonical act); link = SHA-256(0x01, previous link, leaf).
create table journal.chain (
  seq    bigint primary key,
  act_id uuid not null unique,
  leaf   bytea not null,
  link   bytea not null
);

grant select, insert on journal.act, journal.chain to comity_app;
grant select, insert, delete on journal.waiting to comity_app;

create function journal.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger act_is_append_only before update or delete or truncate on journal.act
  for each statement execute function journal.refuse_change();
create trigger chain_is_append_only before update or delete or truncate on journal.chain
  for each statement execute function journal.refuse_change();
