-- Many questions asked at once. See docs/decisions/0012.

-- A batch, or a piece of a list. A line that met nothing is kept here as its number alone; every other one is a check.
create table checks.batch (
  bureau     text not null,
  id         uuid not null,
  -- The list that it is a piece of: its own id when it came alone.
  list_id    uuid not null,
  at         timestamptz not null,
  asked_by   uuid not null,
  purpose    text not null,
  clearance  text not null constraint batch_clearance check (clearance in ('fouo', 'restricted', 'confidential')),
  mode       text not null,
  versions   jsonb not null,
  -- Lines that held numbers alone and met nothing, side by side: the line, its document number, its ship number.
  lines      integer[] not null,
  documents  text[] not null,
  imos       text[] not null,
  -- SHA-256 over the hashes of those lines; a line is hashed with the salt, so that each can be shown by itself.
  salt       bytea not null,
  root       bytea not null,
  -- All other lines: each its line, its outcome, and its check or why it could not be read.
  answers    jsonb not null,
  constraint batch_key primary key (bureau, id),
  constraint batch_lines check (cardinality(lines) = cardinality(documents) and cardinality(lines) = cardinality(imos))
);
create index batch_of_list on checks.batch (bureau, list_id, id);
create index batch_newest on checks.batch (id);

grant select, insert on checks.batch to comity_app;
alter table checks.batch enable row level security;
create policy system_all on checks.batch to comity_system using (true) with check (true);
-- The hub's auditors read every bureau's checks.
create policy own_batches on checks.batch for select to comity_app
  using (bureau = hits.caller() or hits.caller() = 'HUB');
