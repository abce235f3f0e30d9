-- The duty desk's shifts: what is noted during one, and how it is handed over. See capabilities/shifts/README.md.
create schema shifts;
grant usage on schema shifts to comity_app;

create table shifts.note (
  bureau   text not null,
  id       uuid not null,
  at       timestamptz not null,
  by       uuid not null,
  -- May name people: it stays here and goes into no act.
  text     text not null constraint note_text check (text <> ''),
  constraint note_key primary key (bureau, id)
);
create index note_at on shifts.note (bureau, at);
create index note_age on shifts.note (at);

create table shifts.handover (
  bureau     text not null,
  id         uuid not null,
  -- The time that it covers: from the end of the one before until it was offered.
  since      timestamptz not null,
  until      timestamptz not null,
  left_by    uuid not null,
  summary    text not null,
  -- Acts and open work as they were when it was offered; numbers alone.
  picture    jsonb not null,
  state      text not null constraint handover_state check (state in ('offered', 'signed', 'withdrawn')),
  taken_by   uuid,
  settled_at timestamptz,
  constraint handover_key primary key (bureau, id),
  constraint handover_covers_time check (since <= until),
  constraint handover_settled check ((state = 'offered') = (settled_at is null)),
  constraint handover_taken check ((state = 'signed') = (taken_by is not null)),
  constraint handover_by_two check (taken_by <> left_by)
);
-- One at a time is on offer.
create unique index handover_on_offer on shifts.handover (bureau) where state = 'offered';
create index handover_signed on shifts.handover (bureau, id desc) where state = 'signed';
create index handover_age on shifts.handover (until);

grant select, insert, delete on shifts.note to comity_app;
grant select, insert, delete on shifts.handover to comity_app;
grant update (state, taken_by, settled_at) on shifts.handover to comity_app;

alter table shifts.note enable row level security;
alter table shifts.handover enable row level security;
create policy own_bureau on shifts.note to comity_app
  using (bureau = pg_catalog.current_setting('app.bureau', true))
  with check (bureau = pg_catalog.current_setting('app.bureau', true));
create policy own_bureau on shifts.handover to comity_app
  using (bureau = pg_catalog.current_setting('app.bureau', true))
  with check (bureau = pg_catalog.current_setting('app.bureau', true));
-- Comity itself: retention.
create policy system_all on shifts.note to comity_system using (true) with check (true);
create policy system_all on shifts.handover to comity_system using (true) with check (true);

-- What a desk did, without the many acts of asking, looking and signing in. The query in capabilities/journal/public.ts
-- repeats the condition word for word.
create index act_of_desk on journal.act (bureau, at desc)
  where act not like 'check.%' and act not like '%.read' and act not like 'session.%' and act not like 'journal.%';
