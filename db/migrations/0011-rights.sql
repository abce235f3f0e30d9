-- Persons' requests about their data, what they set off, and security incidents. A request lives in this schema alone.
create schema rights;
grant usage on schema rights to comity_app;

-- At which desks the caller sits: 'commission', 'head', 'reviewer'. Set per transaction by store/desks.ts.
create function rights.sits_at(desk text) returns boolean
  language sql stable
  return desk = any (pg_catalog.string_to_array(pg_catalog.current_setting('app.desks', true), ','));

create table rights.request (
  id          uuid not null constraint request_key primary key,
  kind        text not null constraint request_kind check (kind in ('access', 'correction', 'deletion')),
  -- In which the person wrote and is answered.
  language    text not null constraint request_language check (language in ('ar', 'en', 'fr', 'es')),
  -- Who asks and for what. Nothing of it is copied to any other schema.
  applicant   jsonb not null,
  wish        text not null,
  received_at timestamptz not null,
  state       text not null constraint request_state check (state in (
                'received', 'inadmissible', 'admissible', 'located', 'owner_consulted', 'decision_proposed', 'decided',
                'executed', 'recipients_notified', 'closed')),
  -- What the state carries: steps with time and doer, rulings. The noun request.ts is its shape.
  progress    jsonb not null,
  due_at      timestamptz,
  constraint request_clock check ((state = 'closed') = (due_at is null)),
  constraint request_received_first check (received_at <= due_at)
);
create index request_due on rights.request (due_at, id) where state <> 'closed';
create index request_closed on rights.request (id desc) where state = 'closed';

create table rights.affected (
  request_id uuid not null constraint affected_request references rights.request (id) on delete cascade,
  record_id  uuid not null,
  owner      text not null,
  limited    boolean not null,
  -- False once the decision on the record was executed.
  is_pending boolean not null,
  constraint affected_key primary key (request_id, record_id)
);
create index affected_record on rights.affected (record_id) where is_pending;

create table rights.consultation (
  id          uuid not null constraint consultation_key primary key,
  request_id  uuid not null constraint consultation_request references rights.request (id) on delete cascade,
  owner       text not null,
  kind        text not null constraint consultation_kind check (kind in ('question', 'order')),
  about       text not null constraint consultation_about check (about in ('access', 'correction', 'deletion')),
  records     uuid[] not null constraint consultation_records check (cardinality(records) > 0),
  text        text not null,
  asked_at    timestamptz not null,
  due_at      timestamptz not null,
  reminded_at timestamptz,
  outcome     text constraint consultation_outcome check (
                (kind = 'question' and outcome in ('agree', 'object')) or (kind = 'order' and outcome = 'done')),
  reasons     text[] not null default '{}',
  remark      text,
  answered_at timestamptz,
  answered_by uuid,
  constraint consultation_answer check ((outcome is null) = (answered_at is null) and (outcome is null) = (answered_by is null)),
  constraint consultation_reasons check ((reasons <> '{}') = (outcome is not distinct from 'object')),
  constraint consultation_due check (due_at > asked_at)
);
create index consultation_of_request on rights.consultation (request_id, id);
create index consultation_waiting on rights.consultation (owner, id) where outcome is null;
create index consultation_answered on rights.consultation (owner, id desc) where outcome is not null;
create index consultation_to_remind on rights.consultation (due_at) where outcome is null and reminded_at is null;

-- Tells a bureau that was shown a record that it was corrected. It names no request. Of a deletion records.receipt tells.
create table rights.notice (
  id              uuid not null constraint notice_key primary key,
  request_id      uuid not null constraint notice_request references rights.request (id) on delete cascade,
  bureau          text not null,
  record_id       uuid not null,
  owner           text not null,
  sent_at         timestamptz not null,
  due_at          timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  constraint notice_acknowledged check ((acknowledged_at is null) = (acknowledged_by is null)),
  constraint notice_once unique (request_id, bureau, record_id)
);
create index notice_waiting on rights.notice (bureau, id) where acknowledged_at is null;
create index notice_acknowledged_of on rights.notice (bureau, id desc) where acknowledged_at is not null;

create table rights.incident (
  id          uuid not null constraint incident_key primary key,
  kind        text not null constraint incident_kind check (kind in (
                'unauthorised_access', 'disclosure', 'loss', 'alteration', 'malware', 'lost_device', 'unavailable', 'other')),
  bureau      text not null,
  reported_by uuid not null,
  detected_at timestamptz not null,
  reported_at timestamptz not null,
  description text not null,
  state       text not null constraint incident_state check (state in (
                'reported', 'assessed', 'sources_informed', 'restored', 'closed')),
  severity    text not null constraint incident_severity check (severity in ('low', 'medium', 'high', 'critical')),
  progress    jsonb not null,
  due_at      timestamptz,
  constraint incident_clock check ((state = 'closed') = (due_at is null)),
  constraint incident_detected_first check (detected_at <= reported_at)
);
create index incident_due on rights.incident (due_at, id) where state <> 'closed';
create index incident_closed on rights.incident (id desc) where state = 'closed';
create index incident_bureau on rights.incident (bureau, id desc);

create table rights.incident_source (
  incident_id     uuid not null constraint incident_source_of references rights.incident (id),
  bureau          text not null,
  records         uuid[] not null,
  -- Null until the bureau is told: before that it sees nothing of the incident.
  informed_at     timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  constraint incident_source_key primary key (incident_id, bureau),
  constraint incident_source_acknowledged check ((acknowledged_at is null) = (acknowledged_by is null)),
  constraint incident_source_informed_first check (acknowledged_at is null or informed_at is not null)
);
create index incident_source_bureau on rights.incident_source (bureau, incident_id desc) where informed_at is not null;

create table rights.measure (
  id          uuid not null constraint measure_key primary key,
  incident_id uuid not null constraint measure_of references rights.incident (id),
  at          timestamptz not null,
  by          uuid not null,
  bureau      text not null,
  text        text not null
);
create index measure_of_incident on rights.measure (incident_id, id);

grant select, insert, update, delete on rights.request, rights.affected, rights.consultation, rights.notice to comity_app;
grant select, insert, update on rights.incident, rights.incident_source to comity_app;
grant select, insert on rights.measure to comity_app;
-- Only the invented world is ever taken away.
grant delete on rights.incident, rights.incident_source, rights.measure to comity_system;

alter table rights.request enable row level security;
alter table rights.affected enable row level security;
alter table rights.consultation enable row level security;
alter table rights.notice enable row level security;
alter table rights.incident enable row level security;
alter table rights.incident_source enable row level security;
alter table rights.measure enable row level security;

-- Comity itself: reminders, execution across owners, retention.
create policy system_all on rights.request to comity_system using (true) with check (true);
create policy system_all on rights.affected to comity_system using (true) with check (true);
create policy system_all on rights.consultation to comity_system using (true) with check (true);
create policy system_all on rights.notice to comity_system using (true) with check (true);
create policy system_all on rights.incident to comity_system using (true) with check (true);
create policy system_all on rights.incident_source to comity_system using (true) with check (true);
create policy system_all on rights.measure to comity_system using (true) with check (true);

create policy commission_alone on rights.request to comity_app
  using (rights.sits_at('commission')) with check (rights.sits_at('commission'));
create policy commission_alone on rights.affected to comity_app
  using (rights.sits_at('commission')) with check (rights.sits_at('commission'));
create policy commission_asks on rights.consultation to comity_app
  using (rights.sits_at('commission')) with check (rights.sits_at('commission'));
create policy owner_reads on rights.consultation for select to comity_app
  using (rights.sits_at('head') and owner = pg_catalog.current_setting('app.bureau', true));
create policy owner_answers on rights.consultation for update to comity_app
  using (rights.sits_at('head') and owner = pg_catalog.current_setting('app.bureau', true));
create policy commission_notifies on rights.notice to comity_app
  using (rights.sits_at('commission')) with check (rights.sits_at('commission'));
create policy recipient_reads on rights.notice for select to comity_app
  using (rights.sits_at('head') and bureau = pg_catalog.current_setting('app.bureau', true));
create policy recipient_acknowledges on rights.notice for update to comity_app
  using (rights.sits_at('head') and bureau = pg_catalog.current_setting('app.bureau', true));

-- Anyone signed in reports for the own bureau; who reads it is narrower.
create policy anyone_reports on rights.incident for insert to comity_app
  with check (bureau = pg_catalog.current_setting('app.bureau', true));
create policy reviewer_handles on rights.incident to comity_app
  using (rights.sits_at('reviewer')) with check (rights.sits_at('reviewer'));
create policy source_reads_own on rights.incident_source for select to comity_app
  using (rights.sits_at('head') and bureau = pg_catalog.current_setting('app.bureau', true) and informed_at is not null);
create policy source_acknowledges on rights.incident_source for update to comity_app
  using (rights.sits_at('head') and bureau = pg_catalog.current_setting('app.bureau', true) and informed_at is not null);
create policy reviewer_names_sources on rights.incident_source to comity_app
  using (rights.sits_at('reviewer')) with check (rights.sits_at('reviewer'));
create policy head_reads on rights.incident for select to comity_app
  using (rights.sits_at('head')
         and (bureau = pg_catalog.current_setting('app.bureau', true)
              or exists (select 1
                           from rights.incident_source s
                          where s.incident_id = incident.id
                            and s.bureau = pg_catalog.current_setting('app.bureau', true)
                            and s.informed_at is not null)));
create policy reviewer_reads_measures on rights.measure to comity_app
  using (rights.sits_at('reviewer')) with check (rights.sits_at('reviewer'));
create policy head_reads_measures on rights.measure for select to comity_app
  using (rights.sits_at('head')
         and exists (select 1
                       from rights.incident i
                      where i.id = incident_id
                        and i.bureau = pg_catalog.current_setting('app.bureau', true)));
create policy head_takes_measures on rights.measure for insert to comity_app
  with check (rights.sits_at('head')
              and bureau = pg_catalog.current_setting('app.bureau', true)
              and exists (select 1
                            from rights.incident i
                           where i.id = incident_id
                             and i.bureau = pg_catalog.current_setting('app.bureau', true)));
