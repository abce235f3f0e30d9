-- What bureaus and list publishers contribute. Owner first in every key: a large site spreads by it.
create schema records;
grant usage on schema records to comity_app;

create table records.record (
  owner         text not null,
  id            uuid not null,
  owner_unit    text,
  kind          text not null constraint record_kind check (kind in ('person', 'organisation', 'vessel')),
  source        text not null constraint record_source check (source in ('un', 'ofac', 'ftm', 'own', 'demo')),
  reference     text not null,
  purpose       text not null,
  level         text not null constraint record_level check (level in ('fouo', 'restricted', 'confidential')),
  handling      text[] not null,
  share_to      text not null constraint record_share_to check (share_to in ('all', 'owner', 'listed', 'all_except')),
  share_bureaus text[] not null,
  grade         text,
  valid_from    timestamptz not null,
  review_at     timestamptz not null,
  delete_at     timestamptz not null,
  status        text not null constraint record_status check (status in ('live', 'withdrawn')),
  version       integer not null constraint record_version check (version > 0),
  body          jsonb not null,
  -- SHA-256 of the body in canonical JSON: tells whether a contribution changes anything.
  body_sha256   bytea not null,
  created_at    timestamptz not null,
  created_by    uuid not null,
  updated_at    timestamptz not null,
  updated_by    uuid not null,
  constraint record_key primary key (owner, id),
  constraint record_reference unique (owner, source, reference),
  constraint record_body_kind check (body ->> 'kind' = kind),
  constraint record_share check ((share_to in ('listed', 'all_except')) or share_bureaus = '{}')
);
create index record_id on records.record (id);

-- Every state that a record has had, the present one included.
create table records.version (
  owner   text not null,
  id      uuid not null,
  version integer not null,
  change  text not null constraint version_change check (change in ('added', 'changed', 'removed')),
  body    jsonb not null,
  status  text not null,
  at      timestamptz not null,
  by      uuid not null,
  constraint version_key primary key (owner, id, version),
  constraint version_of foreign key (owner, id) references records.record (owner, id)
);

create table records.import (
  owner       text not null,
  id          uuid not null,
  format      text not null constraint import_format check (format in ('un', 'ofac', 'ftm')),
  file_name   text not null,
  is_dry_run  boolean not null,
  state       text not null constraint import_state check (state in ('running', 'finished', 'failed', 'interrupted')),
  started_at  timestamptz not null,
  started_by  uuid not null,
  ended_at    timestamptz,
  persons       integer not null default 0,
  organisations integer not null default 0,
  vessels       integer not null default 0,
  added       integer not null default 0,
  changed     integer not null default 0,
  removed     integer not null default 0,
  unchanged   integer not null default 0,
  rejected    integer not null default 0,
  -- Why a failed import changed nothing: an error kind and its plain detail.
  error_kind   text,
  error_detail text,
  constraint import_key primary key (owner, id),
  constraint import_ended check ((state = 'running') = (ended_at is null)),
  constraint import_error check ((state = 'failed') = (error_kind is not null))
);
create index import_started on records.import (started_at desc, id desc);

create table records.import_rejection (
  owner     text not null,
  import_id uuid not null,
  line      integer not null,
  position  integer not null,
  reference text,
  reason    text not null,
  detail    text not null,
  excerpt   text not null,
  constraint import_rejection_key primary key (owner, import_id, line),
  constraint import_rejection_of foreign key (owner, import_id) references records.import (owner, id)
);

grant select, insert, update on records.record to comity_app;
grant delete on records.record, records.version, records.import, records.import_rejection to comity_app;
grant select, insert on records.version to comity_app;
grant select, insert, update on records.import to comity_app;
grant select, insert on records.import_rejection to comity_app;
