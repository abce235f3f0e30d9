-- Questions asked, and what was answered. Written by group commit before the answer leaves.
create schema checks;
grant usage on schema checks to comity_app;

create table checks.check (
  bureau     text not null,
  id         uuid not null,
  at         timestamptz not null,
  asked_by   uuid not null,
  purpose    text not null,
  mode       text not null,
  -- What was asked, as it was understood; erased with the check when its retention ends.
  asked      jsonb not null,
  outcome    text not null constraint check_outcome check (outcome in ('hit', 'possible', 'no_hit', 'incomplete')),
  sources    jsonb not null,
  -- Ids and scores alone: the records stay with their owners.
  candidates jsonb not null,
  versions   jsonb not null,
  took_us    integer not null,
  constraint check_key primary key (bureau, id)
);
create index check_asked_by on checks.check (bureau, asked_by, id desc);

grant select, insert, delete on checks.check to comity_app;
