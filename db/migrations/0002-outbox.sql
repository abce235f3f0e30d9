-- Facts told to other parts of the program, written in the transaction that made them true. See infra/outbox.ts.
create schema outbox;
grant usage on schema outbox to comity_app;

create table outbox.event (
  seq     bigint generated always as identity primary key,
  -- The writing transaction: a reader goes on only past those that can no longer commit.
  xid     xid8 not null default pg_catalog.pg_current_xact_id(),
  topic   text not null,
  subject text not null,
  at      timestamptz not null
);
create index event_xid on outbox.event (topic, xid, seq);
grant select, insert, delete on outbox.event to comity_app;
