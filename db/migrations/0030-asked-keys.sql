-- Under what numbers were asked, so that a later record finds the questions of thirty days by its own numbers. A job
-- writes it; a check does not. See docs/decisions/0015.
create table checks.asked_key (
  -- 48 bits of a hash of a normalised key under the server's own key: whoever finds a question by it compares.
  key      bigint not null,
  -- The check, or the batch.
  asked_in uuid not null,
  -- The line of the batch, as its place in the arrays there; null for a check.
  place    integer,
  -- Eight periods of five days in turn: each is emptied as a whole before its turn comes again.
  slot     smallint not null
) partition by list (slot);
create index asked_key_by_key on checks.asked_key (key, asked_in);

grant select, insert on checks.asked_key to comity_system;
alter table checks.asked_key enable row level security, force row level security;
create policy comity_itself on checks.asked_key to comity_system using (true) with check (true);

do $$
declare
  part text;
begin
  for slot in 0..7 loop
    part := 'asked_key_' || slot;
    execute format('create table checks.%I partition of checks.asked_key for values in (%s)', part, slot);
    execute format('grant truncate on checks.%I to comity_system', part);
    execute format('alter table checks.%I enable row level security, force row level security', part);
  end loop;
end $$;
