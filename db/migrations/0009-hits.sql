-- A hit: somebody asked, a record answered, its owner must say whether it is the same. One row, seen from both sides.
create schema hits;
grant usage on schema hits to comity_app;

-- The caller's bureau, and whether the caller's clearance reaches a level of what others own: of a suspended bureau none
-- does. Nothing set is nobody.
create function hits.caller() returns text
  language sql stable
  return nullif(pg_catalog.current_setting('app.bureau', true), '');
create function hits.is_cleared(level text) returns boolean
  language sql stable
  return pg_catalog.array_position(array['fouo', 'restricted', 'confidential'], level)
      <= pg_catalog.array_position(array['fouo', 'restricted', 'confidential'],
                                   pg_catalog.current_setting('app.clearance', true))
     and pg_catalog.current_setting('app.bureau_state', true) = 'active';

create table hits.hit (
  owner            text not null,
  id               uuid not null,
  -- The bureau whose desk answers for the record: its owner, or the hub for a partner's list.
  desk             text not null,
  asker            text not null,
  origin           text not null constraint hit_origin check (origin in ('check', 'officer', 'retro', 'standing', 'restricted')),
  record_id        uuid not null,
  record_version   integer not null,
  record_kind      text not null constraint hit_kind check (record_kind in ('person', 'organisation', 'vessel')),
  -- Null once the record was deleted.
  record_source    text,
  record_reference text,
  level            text not null constraint hit_level check (level in ('fouo', 'restricted', 'confidential')),
  -- As of the raising: the asker was shown the core alone; the hub may know of the record.
  is_core          boolean not null,
  hub_may_see      boolean not null,
  check_id         uuid,
  standing_id      uuid,
  -- The asker's own record that the question was about; null where it was about none.
  about            uuid,
  asked_by         uuid not null,
  purpose          text not null,
  -- What was asked and why the record answered; null once the record or the check was erased.
  asked            jsonb,
  matched          jsonb,
  similarity       real,
  strength         text not null constraint hit_strength check (strength in ('strong', 'weak')),
  -- Keyed hash of the question as it is compared, so that the same question is known again without being read.
  question_hash    bytea not null,
  times            integer not null default 1,
  is_held          boolean not null,
  raised_at        timestamptz not null,
  due_at           timestamptz not null,
  reminded_at      timestamptz,
  escalated_at     timestamptz,
  state            text not null constraint hit_state check (state in (
                     'raised', 'sent_to_source', 'no_reply', 'unsure', 'confirmed', 'not_identical', 'record_obsolete',
                     'action_recorded', 'closed')),
  verdict          text constraint hit_verdict check (verdict in ('confirmed', 'not_identical', 'record_obsolete', 'unsure')),
  verdict_reason   text,
  verdict_by       uuid,
  verdict_at       timestamptz,
  compared         text constraint hit_compared check (compared in ('identical', 'not_identical', 'unsure')),
  compared_by      uuid,
  compared_at      timestamptz,
  details_requested_at timestamptz,
  released_at      timestamptz,
  outcome          text constraint hit_outcome check (outcome in (
                     'arrested', 'located', 'identified', 'seized', 'refused_entry', 'handed_over', 'released', 'nothing',
                     'noted', 'contacted')),
  outcome_by       uuid,
  outcome_at       timestamptz,
  closed_at        timestamptz,
  -- When the next step of either side is due; null when that side has nothing to do.
  desk_due_at      timestamptz,
  asker_due_at     timestamptz,
  constraint hit_key primary key (owner, id),
  constraint hit_known_to_owner_alone check (state <> 'raised' or origin = 'restricted'),
  constraint hit_verdict_whole check (num_nonnulls(verdict, verdict_reason, verdict_by, verdict_at) in (0, 4)),
  constraint hit_verdict_is_state check (
    state not in ('confirmed', 'not_identical', 'record_obsolete', 'unsure') or state = verdict),
  constraint hit_compared_whole check (num_nonnulls(compared, compared_by, compared_at) in (0, 3)),
  constraint hit_outcome_whole check (num_nonnulls(outcome, outcome_by, outcome_at) in (0, 3)),
  -- None closes without an outcome.
  constraint hit_outcome_is_state check ((state in ('action_recorded', 'closed')) = (outcome is not null)),
  constraint hit_closed check ((state = 'closed') = (closed_at is not null)),
  constraint hit_closed_is_done check (closed_at is null or (desk_due_at is null and asker_due_at is null)),
  constraint hit_late check ((state = 'no_reply') <= (escalated_at is not null)),
  constraint hit_restricted_has_no_clock check (origin <> 'restricted' or escalated_at is null)
);
create index hit_id on hits.hit (id);
create index hit_of_desk on hits.hit (desk, id);
create index hit_of_asker on hits.hit (asker, id);
create index hit_of_record on hits.hit (record_id, id);
create index hit_to_confirm on hits.hit (desk, desk_due_at, id) where desk_due_at is not null;
create index hit_ours on hits.hit (asker, asker_due_at, id) where asker_due_at is not null and origin <> 'restricted';
create index hit_answered on hits.hit (desk, asker_due_at, id) where desk_due_at is null and asker_due_at is not null;
create index hit_late_of_desk on hits.hit (desk, due_at, id) where state = 'no_reply';
create index hit_late_of_asker on hits.hit (asker, due_at, id) where state = 'no_reply';
create index hit_late_for_watch on hits.hit (due_at, id) where state = 'no_reply' and hub_may_see;
create index hit_closed_of_desk on hits.hit (desk, closed_at, id) where closed_at is not null;
create index hit_closed_of_asker on hits.hit (asker, closed_at, id) where closed_at is not null and origin <> 'restricted';
create index hit_clock on hits.hit (due_at) where state = 'sent_to_source';
create index hit_to_close on hits.hit (outcome_at) where state = 'action_recorded';
-- The same question of the same bureau and the same record are one hit until they were called different or something was
-- done about it.
create unique index hit_open on hits.hit (owner, asker, record_id, question_hash)
  where outcome is null and verdict is distinct from 'not_identical' and origin <> 'restricted';
create unique index hit_restricted_once on hits.hit (owner, check_id, record_id) where origin = 'restricted';

-- The story of a hit, each line with who and when.
create table hits.event (
  owner    text not null,
  hit_id   uuid not null,
  id       uuid not null,
  at       timestamptz not null,
  what     text not null constraint event_what check (what in (
             'raised', 'asked_again', 'sent_to_source', 'reminded', 'escalated', 'claimed', 'decided', 'undone',
             'compared', 'details_requested', 'released', 'noted', 'outcome_recorded', 'closed')),
  bureau   text not null,
  -- Null for what Comity did itself.
  by       uuid,
  word     text,
  reason   text,
  note     text,
  check_id uuid,
  -- The one bureau that may read this line; null when both may.
  only_for text,
  constraint event_key primary key (owner, hit_id, id),
  constraint event_of foreign key (owner, hit_id) references hits.hit (owner, id) on update cascade on delete cascade
);

-- Who of a bureau works on a hit, for as long as it lasts.
create table hits.claim (
  bureau text not null,
  hit_id uuid not null,
  by     uuid not null,
  until  timestamptz not null,
  constraint claim_key primary key (bureau, hit_id)
);

-- Pairs of question and record version that the owner called different: not raised again until either changes.
create table hits.settled (
  owner          text not null,
  record_id      uuid not null,
  asker          text not null,
  question_hash  bytea not null,
  record_version integer not null,
  desk           text not null,
  hit_id         uuid not null,
  at             timestamptz not null,
  constraint settled_key primary key (owner, record_id, asker, question_hash)
);
create index settled_of_question on hits.settled (asker, question_hash);

grant select, insert, update on hits.hit to comity_app;
grant select, insert on hits.event to comity_app;
grant select, insert, update, delete on hits.claim, hits.settled to comity_app;

alter table hits.hit enable row level security;
alter table hits.event enable row level security;
alter table hits.claim enable row level security;
alter table hits.settled enable row level security;

create policy system_all on hits.hit to comity_system using (true) with check (true);
create policy system_all on hits.event to comity_system using (true) with check (true);
create policy system_all on hits.claim to comity_system using (true) with check (true);
create policy system_all on hits.settled to comity_system using (true) with check (true);

-- The owner and its desk see every hit; who asked, those that are not the owner's secret; the hub what it may know of.
create policy sides_read on hits.hit for select to comity_app using (
  desk = hits.caller() or owner = hits.caller()
  or (origin <> 'restricted' and hits.is_cleared(level)
      and (asker = hits.caller() or (hits.caller() = 'HUB' and hub_may_see))));
create policy sides_write on hits.hit for update to comity_app
  using (desk = hits.caller() or owner = hits.caller()
         or (origin <> 'restricted' and hits.is_cleared(level) and asker = hits.caller()));
create policy sides_read on hits.event for select to comity_app using (
  (only_for is null or only_for = hits.caller())
  and exists (select 1 from hits.hit h where h.owner = event.owner and h.id = event.hit_id));
create policy own_lines on hits.event for insert to comity_app with check (
  bureau = hits.caller() and exists (select 1 from hits.hit h where h.owner = event.owner and h.id = event.hit_id));
create policy own_claims on hits.claim to comity_app
  using (bureau = hits.caller()) with check (bureau = hits.caller());
create policy sides_read on hits.settled for select to comity_app
  using (asker = hits.caller() or owner = hits.caller() or desk = hits.caller());
create policy desk_settles on hits.settled to comity_app
  using (owner = hits.caller() or desk = hits.caller()) with check (owner = hits.caller() or desk = hits.caller());

-- What the asker was cleared for decides what a later record may tell.
alter table checks.check add column clearance text not null default 'fouo'
  constraint check_clearance check (clearance in ('fouo', 'restricted', 'confidential'));
-- The asker's own record that was asked about.
alter table checks.check add column about uuid;
create index check_newest on checks.check (id);

-- Checks that met something their asker may not see; a job looks again and tells the owners.
create table checks.look_again (
  bureau   text not null,
  check_id uuid not null,
  -- What of the asker decides what may be seen.
  roles    text[] not null,
  state    text not null,
  constraint look_again_key primary key (bureau, check_id)
);

-- How far the job that holds new records against earlier questions has heard.
create table checks.follower (
  name   text not null constraint follower_key primary key,
  cursor text not null
);

-- Questions that stand: each new record is held against them until they end.
create table checks.standing (
  bureau    text not null,
  id        uuid not null,
  made_at   timestamptz not null,
  made_by   uuid not null,
  purpose   text not null,
  clearance text not null constraint standing_clearance check (clearance in ('fouo', 'restricted', 'confidential')),
  mode      text not null,
  asked     jsonb not null,
  reason    text not null,
  ends_at   timestamptz not null,
  ended_at  timestamptz,
  ended_by  uuid,
  constraint standing_key primary key (bureau, id),
  constraint standing_ends_later check (ends_at > made_at),
  constraint standing_ended_whole check ((ended_at is null) = (ended_by is null))
);
create index standing_open on checks.standing (ends_at) where ended_at is null;

grant select, insert, update, delete on checks.look_again to comity_app;
grant select, insert, update on checks.follower to comity_app;
grant select, insert, update on checks.standing to comity_app;

alter table checks.check enable row level security;
alter table checks.look_again enable row level security;
alter table checks.standing enable row level security;
alter table checks.follower enable row level security;
create policy system_all on checks.check to comity_system using (true) with check (true);
create policy system_all on checks.look_again to comity_system using (true) with check (true);
create policy system_all on checks.follower to comity_system using (true) with check (true);
create policy system_all on checks.standing to comity_system using (true) with check (true);
-- The hub's auditors read every bureau's checks.
create policy own_checks on checks.check for select to comity_app
  using (bureau = hits.caller() or hits.caller() = 'HUB');
create policy own_standing on checks.standing to comity_app
  using (bureau = hits.caller()) with check (bureau = hits.caller());
