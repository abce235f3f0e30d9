-- The life of a record: held, reviewed, proposed to, judged, transferred, shown, deleted.

-- Of a deleted record remain id, owner, kind, dates and a proof: no body, no reference, no envelope.
alter table records.record
  add column ground         text,
  add column retention_rule text,
  add column reminded_for   timestamptz,
  add column held_since     timestamptz,
  add column held_by        uuid,
  add column held_reason    text,
  add column deleted_at     timestamptz,
  add column proof_sha256   bytea,
  -- SHA-256 of source and reference of what was deleted for a person's right: a list must not bring it back.
  add column barred_sha256  bytea,
  alter column source      drop not null,
  alter column reference   drop not null,
  alter column purpose     drop not null,
  alter column body        drop not null,
  alter column body_sha256 drop not null,
  drop constraint record_status;
-- Whoever migrates need not be a superuser, and is no caller either.
alter table records.record no force row level security;
update records.record set ground = 'list' where status = 'withdrawn';
alter table records.record force row level security;
alter table records.record
  add constraint record_status check (status in ('live', 'withdrawn', 'deleted')),
  -- Why it is no longer live: its owner, its list, a review that nobody decided, its expiry, a person's right.
  add constraint record_ground check (ground in ('owner', 'list', 'review_missed', 'expired', 'rights')),
  add constraint record_ground_says_why check ((status = 'live') = (ground is null)),
  add constraint record_retention_rule check (retention_rule in ('rpd', 'owner', 'purpose', 'law')),
  add constraint record_held check ((held_since is null) = (held_by is null)
                                and (held_since is null) = (held_reason is null)),
  add constraint record_deleted check ((status = 'deleted') = (body is null)
                                   and (status = 'deleted') = (deleted_at is not null)
                                   and (status = 'deleted') = (proof_sha256 is not null)),
  add constraint record_purged check (num_nonnulls(source, reference, purpose, body_sha256)
                                      = case when status = 'deleted' then 0 else 4 end),
  add constraint record_hold_beats_deletion check (held_since is null or status <> 'deleted');

create index record_barred on records.record (owner, barred_sha256) where barred_sha256 is not null;
create index record_review_due on records.record (review_at) where status = 'live';
create index record_reminder_due on records.record (review_at)
  where status = 'live' and reminded_for is distinct from review_at;
create index record_delete_due on records.record (delete_at) where status <> 'deleted' and held_since is null;
create index record_reference_prefix on records.record (owner, reference text_pattern_ops);
create index record_own_by_status on records.record (owner, status, id);
-- Faults that the list of data quality reads; the predicates stand in capabilities/records/store/quality.ts.
create index record_without_birth_date on records.record (owner, id)
  where status = 'live' and kind = 'person' and body -> 'born' = '[]'::jsonb;
create index record_in_latin_only on records.record (owner, id)
  where status = 'live' and kind = 'person' and not (body -> 'names' @> '[{"type":"original"}]'::jsonb)
    and body -> 'nationalities' ?| array['AFG', 'ARE', 'ARM', 'BGD', 'BGR', 'BHR', 'BLR', 'BTN', 'CHN', 'CYP', 'DZA',
      'EGY', 'ERI', 'ETH', 'GEO', 'GRC', 'HKG', 'IND', 'IRN', 'IRQ', 'ISR', 'JOR', 'JPN', 'KAZ', 'KGZ', 'KHM', 'KOR',
      'KWT', 'LAO', 'LBN', 'LBY', 'LKA', 'MAC', 'MAR', 'MDV', 'MKD', 'MMR', 'MNG', 'MRT', 'NPL', 'OMN', 'PAK', 'PRK',
      'PSE', 'QAT', 'RUS', 'SAU', 'SDN', 'SRB', 'SYR', 'THA', 'TJK', 'TUN', 'TWN', 'UKR', 'YEM'];

-- A version keeps the envelope beside the body; null where a list wrote it, whose envelope is the record's.
alter table records.version
  add column envelope jsonb,
  -- Why its owner changed, renewed, withdrew or took it over.
  add column reason   text,
  alter column body drop not null,
  drop constraint version_change,
  drop constraint version_of;
alter table records.version
  add constraint version_change check (change in
    ('added', 'changed', 'removed', 'corrected', 'renewed', 'lapsed', 'transferred', 'deleted')),
  add constraint version_of foreign key (owner, id) references records.record (owner, id) on update cascade;
grant update on records.version to comity_app;

-- Where a value of a body comes from, and how it is graded.
create table records.statement (
  owner        text not null,
  record_id    uuid not null,
  id           uuid not null,
  -- JSON pointer (RFC 6901) into the body, and the SHA-256 of the value there in canonical JSON.
  path         text not null,
  value_sha256 bytea not null,
  -- The message, file or person that it was learnt from, by the owner's reference.
  source       text not null,
  grade        text constraint statement_grade check (grade ~ '^[A-F][1-6]$'),
  said_at      timestamptz not null,
  said_by      text not null,
  constraint statement_key primary key (owner, record_id, id),
  constraint statement_of foreign key (owner, record_id) references records.record (owner, id)
    on update cascade on delete cascade
);

-- A correction that another bureau proposes; of a deleted record's only states and dates remain.
create table records.proposal (
  owner        text not null,
  id           uuid not null,
  record_id    uuid not null,
  bureau       text not null,
  base_version integer not null,
  body         jsonb,
  statements   jsonb,
  reason       text,
  made_at      timestamptz not null,
  made_by      uuid not null,
  state        text not null constraint proposal_state check (state in ('open', 'accepted', 'refused', 'withdrawn')),
  decided_at   timestamptz,
  decided_by   uuid,
  answer       text,
  -- The version that accepting it made.
  version      integer,
  constraint proposal_key primary key (owner, id),
  constraint proposal_decided check ((state = 'open') = (decided_at is null)),
  constraint proposal_made_a_version check ((state = 'accepted') = (version is not null)),
  constraint proposal_of foreign key (owner, record_id) references records.record (owner, id)
    on update cascade on delete cascade
);
create index proposal_id on records.proposal (id);
create index proposal_received on records.proposal (owner, state, id);
create index proposal_sent on records.proposal (bureau, state, id);
create index proposal_of_record on records.proposal (owner, record_id);

-- Whether two records are about the same; records are never merged. The newest that is not undone counts.
create table records.judgement (
  bureau        text not null,
  id            uuid not null,
  left_owner    text not null,
  left_id       uuid not null,
  left_version  integer not null,
  right_owner   text not null,
  right_id      uuid not null,
  right_version integer not null,
  verdict       text not null constraint judgement_verdict check (verdict in ('same', 'not_same', 'unsure')),
  reason        text not null,
  at            timestamptz not null,
  by            uuid not null,
  undone_at     timestamptz,
  undone_by     uuid,
  constraint judgement_key primary key (bureau, id),
  constraint judgement_ordered check (left_id < right_id),
  constraint judgement_undone check ((undone_at is null) = (undone_by is null)),
  constraint judgement_left foreign key (left_owner, left_id) references records.record (owner, id)
    on update cascade on delete cascade,
  constraint judgement_right foreign key (right_owner, right_id) references records.record (owner, id)
    on update cascade on delete cascade
);
create index judgement_of_left on records.judgement (left_id, right_id);
create index judgement_of_right on records.judgement (right_id, left_id);
create index judgement_unsure on records.judgement (bureau, id) where undone_at is null and verdict = 'unsure';

-- Which bureau was shown which record, told of its deletion, and has answered for its copies.
create table records.receipt (
  owner           text not null,
  record_id       uuid not null,
  bureau          text not null,
  first_shown_at  timestamptz not null,
  last_shown_at   timestamptz not null,
  -- What the bureau is told of a deletion, since it sees the record no longer.
  notice_at       timestamptz,
  notice_ground   text,
  notice_kind     text,
  notice_proof    bytea,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  -- SHA-256 of proof, record, bureau and both dates: what the owner shows as the receipt.
  receipt_sha256  bytea,
  constraint receipt_key primary key (bureau, record_id),
  constraint receipt_acknowledged check (num_nonnulls(acknowledged_at, acknowledged_by, receipt_sha256) in (0, 3)),
  constraint receipt_notice check (num_nonnulls(notice_at, notice_ground, notice_kind, notice_proof) in (0, 4)),
  constraint receipt_after_notice check (acknowledged_at is null or notice_at is not null),
  constraint receipt_of foreign key (owner, record_id) references records.record (owner, id)
    on update cascade on delete cascade
);
create index receipt_of_record on records.receipt (owner, record_id);
create index receipt_notices on records.receipt (bureau, notice_at, record_id) where notice_at is not null;

-- Something that the owner must decide about a record.
create table records.review (
  owner      text not null,
  id         uuid not null,
  record_id  uuid not null,
  ground     text not null constraint review_ground check (ground in ('expiry_ahead', 'obsolete')),
  due_at     timestamptz not null,
  opened_at  timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  decision   text constraint review_decision check (decision in ('renewed', 'withdrawn', 'deleted', 'kept')),
  reason     text,
  constraint review_key primary key (owner, id),
  constraint review_decided check (num_nonnulls(decided_at, decided_by, decision) in (0, 3)),
  constraint review_of foreign key (owner, record_id) references records.record (owner, id)
    on update cascade on delete cascade
);
create unique index review_open on records.review (owner, record_id, ground) where decided_at is null;
create index review_of_record on records.review (owner, record_id);
create index review_queue on records.review (owner, due_at, id) where decided_at is null;

-- A record offered to another bureau, which then owns it.
create table records.transfer (
  owner       text not null,
  id          uuid not null,
  record_id   uuid not null,
  -- What the bureau that is offered it is told of it, beside the reason.
  kind        text not null,
  from_bureau text not null,
  to_bureau   text not null,
  reason      text,
  offered_at  timestamptz not null,
  offered_by  uuid not null,
  state       text not null constraint transfer_state check (state in ('offered', 'accepted', 'refused', 'withdrawn')),
  decided_at  timestamptz,
  decided_by  uuid,
  constraint transfer_key primary key (owner, id),
  constraint transfer_decided check ((state = 'offered') = (decided_at is null)),
  constraint transfer_of foreign key (owner, record_id) references records.record (owner, id)
    on update cascade on delete cascade
);
create unique index transfer_open on records.transfer (owner, record_id) where state = 'offered';
create index transfer_of_record on records.transfer (owner, record_id);
create index transfer_id on records.transfer (id);
create index transfer_received on records.transfer (to_bureau, state, id);
create index transfer_sent on records.transfer (from_bureau, state, id);

-- One contribution sent twice is one record.
create table records.idempotency_key (
  bureau         text not null,
  key            text not null,
  request_sha256 bytea not null,
  answer         jsonb not null,
  at             timestamptz not null,
  constraint idempotency_key_key primary key (bureau, key)
);
create index idempotency_key_age on records.idempotency_key (at);

grant select, insert, update on records.proposal, records.review, records.transfer to comity_app;
grant select, insert, update, delete on records.judgement, records.statement, records.receipt to comity_app;
grant select, insert, delete on records.idempotency_key to comity_app;

-- The second wall: the bureaus concerned, and Comity itself.
alter table records.statement enable row level security, force row level security;
alter table records.proposal enable row level security, force row level security;
alter table records.judgement enable row level security, force row level security;
alter table records.receipt enable row level security, force row level security;
alter table records.review enable row level security, force row level security;
alter table records.transfer enable row level security, force row level security;
alter table records.idempotency_key enable row level security, force row level security;

create policy with_its_record on records.statement to comity_app
  using (exists (select 1 from records.record r where r.owner = statement.owner and r.id = statement.record_id))
  with check (owner = current_setting('app.bureau', true));
create policy both_sides on records.proposal to comity_app
  using (current_setting('app.bureau', true) in (owner, bureau));
create policy seen_with_both on records.judgement for select to comity_app
  using (exists (select 1 from records.record r where r.owner = left_owner and r.id = left_id)
     and exists (select 1 from records.record r where r.owner = right_owner and r.id = right_id));
create policy own_judgement on records.judgement for insert to comity_app
  with check (bureau = current_setting('app.bureau', true));
create policy own_undo on records.judgement for update to comity_app
  using (bureau = current_setting('app.bureau', true));
-- What is said about a record goes with it, whoever said it.
create policy gone_with_the_record on records.judgement for delete to comity_app
  using (current_setting('app.bureau', true) in (left_owner, right_owner));
create policy both_sides on records.receipt to comity_app
  using (current_setting('app.bureau', true) in (owner, bureau));
create policy own_review on records.review to comity_app
  using (owner = current_setting('app.bureau', true));
-- A hit may show that a record is obsolete: who sees the record may ask its owner to decide.
create policy asked_by_a_hit on records.review for insert to comity_app
  with check (exists (select 1 from records.record r where r.owner = review.owner and r.id = review.record_id));
create policy both_sides on records.transfer to comity_app
  using (current_setting('app.bureau', true) in (owner, from_bureau, to_bureau));
create policy own_key on records.idempotency_key to comity_app
  using (bureau = current_setting('app.bureau', true));

create policy comity_itself on records.statement to comity_system using (true) with check (true);
create policy comity_itself on records.proposal to comity_system using (true) with check (true);
create policy comity_itself on records.judgement to comity_system using (true) with check (true);
create policy comity_itself on records.receipt to comity_system using (true) with check (true);
create policy comity_itself on records.review to comity_system using (true) with check (true);
create policy comity_itself on records.transfer to comity_system using (true) with check (true);
create policy comity_itself on records.idempotency_key to comity_system using (true) with check (true);
