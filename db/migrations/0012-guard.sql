-- Who may act: the state of a bureau, proofs made anew within a session, and acts that wait for a second person.
-- See capabilities/bureaus/README.md and capabilities/approvals/README.md.
alter table bureaus.bureau
  add column state        text not null default 'active' constraint bureau_state check (state in ('active', 'suspended', 'left')),
  -- In the hub's words, for the bureau itself and the hub.
  add column state_reason text,
  add column state_since  timestamptz,
  add constraint bureau_state_reason check ((state = 'active') = (state_reason is null)),
  add constraint bureau_hub_stays check (code <> 'HUB' or state = 'active');

-- The last time that its user showed a passkey within the session; null since the sign-in.
alter table bureaus.session add column stepped_up_at timestamptz;

-- Set when the challenge is for one session: it serves no other.
alter table bureaus.ceremony add column session_id uuid;

-- The second wall for people, their proofs and their keys: who answers a caller sees those of the caller's bureau alone.
-- Signing in does not know its caller yet and works as Comity itself. See docs/decisions/0009-walls-around-people.md.
do $$
declare
  held text;
begin
  foreach held in array array['app_user', 'password', 'passkey', 'invitation', 'session', 'api_key'] loop
    execute format('alter table bureaus.%I enable row level security', held);
    execute format('create policy %I on bureaus.%I to comity_app
                      using (bureau = current_setting(''app.bureau'', true))
                      with check (bureau = current_setting(''app.bureau'', true))', held || '_of_bureau', held);
    execute format('create policy %I on bureaus.%I to comity_system using (true) with check (true)',
                   held || '_of_system', held);
  end loop;
end $$;

-- The one door through it: the name behind an id that somebody was shown, of a user or a key, and nothing else of them.
create function bureaus.names_of(ids uuid[]) returns table (id uuid, name text)
  language sql stable security definer set search_path = '' as
$$
  select u.id, u.name from bureaus.app_user u where u.id = any (ids)
  union all
  select k.id, k.label from bureaus.api_key k where k.id = any (ids)
$$;
revoke all on function bureaus.names_of(uuid[]) from public;
grant execute on function bureaus.names_of(uuid[]) to comity_app;

create schema approvals;
grant usage on schema approvals to comity_app;

create table approvals.approval (
  bureau       text not null references bureaus.bureau (code),
  id           uuid not null,
  state        text not null constraint approval_state check (state in ('asked', 'approved', 'refused', 'used', 'expired')),
  asked_by     uuid not null,
  asked_kind   text not null constraint approval_asked_kind check (asked_kind in ('user', 'program')),
  asked_at     timestamptz not null,
  expires_at   timestamptz not null,
  method       text not null,
  -- As the route table has it.
  route        text not null,
  -- What the second person looks at; emptied when the approval is used, refused or over.
  url          text,
  if_match     text,
  body         jsonb,
  -- SHA-256 of method, address, version and body in canonical JSON.
  request_hash bytea not null,
  -- Who may do this; the second person holds one of them.
  roles        text[] not null,
  decided_by   uuid,
  decided_at   timestamptz,
  reason       text,
  used_at      timestamptz,
  constraint approval_key primary key (bureau, id),
  constraint approval_two_persons check (decided_by <> asked_by),
  constraint approval_decided check ((state in ('asked')) <= (decided_by is null) and (state in ('approved', 'refused', 'used')) <= (decided_by is not null)),
  constraint approval_forgotten check ((state in ('asked', 'approved')) = (url is not null))
);
create index approval_waiting on approvals.approval (bureau, id) where state = 'asked';
create index approval_of_asker on approvals.approval (bureau, asked_by, id);
create index approval_expiry on approvals.approval (expires_at) where state in ('asked', 'approved');

-- What was asked and decided stays; it names nobody but by id once it is over.
grant select, insert, update on approvals.approval to comity_app;

-- The second wall: a bureau's people see the requests of their own.
alter table approvals.approval enable row level security;
create policy approval_of_bureau on approvals.approval to comity_app
  using (bureau = current_setting('app.bureau', true)) with check (bureau = current_setting('app.bureau', true));
create policy approval_of_system on approvals.approval to comity_system using (true) with check (true);
