-- Who may see a record: the owner's wish resolved into columns that a predicate can use, lists to share with, and
-- row-level security as the second wall. The rule itself: capabilities/records/policy.ts.

-- Bureaus that are suspended or have left, as one array. The column comes with 0012: the body is read when it is called.
create function records.inactive_owners() returns text[] language plpgsql stable as
$$ begin return array(select b.code from bureaus.bureau b where b.state <> 'active'); end $$;
grant execute on function records.inactive_owners() to comity_app;

-- share_to, share_bureaus and share_lists are the owner's wish; audience and denied are what it means today.
alter table records.record
  -- What H3, other restrictions, asks for.
  add column handling_text text,
  add column share_lists   uuid[] not null default '{}',
  -- Codes of bureaus, or '*' for every one; empty means the owner alone.
  add column audience      text[],
  -- Restrictions; they win over the audience.
  add column denied        text[] not null default '{}',
  -- Uses that the owner permits to others.
  add column purposes      text[],
  add column disclosure    text not null default 'full',
  -- By the commission on persons' rights: seen by few.
  add column limited       boolean not null default false,
  -- A code that every reader is shown.
  add column caveat        text;

update records.record as r
   set audience = case r.share_to when 'owner' then '{}' when 'listed' then r.share_bureaus else '{*}' end,
       denied = case r.share_to when 'all_except' then r.share_bureaus else '{}' end,
       purposes = '{wanted,locate,investigate,warn,identify,forensic,security_check,border,threat_analysis}',
       handling_text = case when 'H3' = any (r.handling) then 'not stated' end;

alter table records.record
  alter column audience set not null,
  alter column purposes set not null,
  drop constraint record_share,
  add constraint record_share check (case when share_to in ('listed', 'all_except') then true
                                          else share_bureaus = '{}' and share_lists = '{}' end),
  add constraint record_audience check (case share_to when 'owner' then audience = '{}'
                                                      when 'listed' then audience @> share_bureaus
                                                                     and not audience @> '{*}'
                                                      else audience = '{*}' end),
  add constraint record_denied check (case share_to when 'all_except' then denied @> share_bureaus
                                                    when 'listed' then true
                                                    else denied = '{}' end),
  add constraint record_bureaus check (array_to_string(audience || denied || share_bureaus, '', '?')
                                       ~ '^\*?([A-Z]{3})*$'),
  add constraint record_handling check (handling <@ array['H0', 'H1', 'H2', 'H3']),
  add constraint record_handling_text check (('H3' = any (handling)) = (handling_text is not null)),
  add constraint record_purposes check (purposes <@ array['wanted', 'locate', 'investigate', 'warn', 'identify',
    'forensic', 'security_check', 'border', 'threat_analysis']),
  add constraint record_grade check (grade ~ '^[A-F][1-6]$'),
  add constraint record_disclosure check (disclosure in ('full', 'on_release')),
  add constraint record_caveat check (caveat ~ '^[a-z_]+$');

create index record_audience_of on records.record using gin (audience);
create index record_shared_by_list on records.record using gin (share_lists) where share_lists <> '{}';

-- Bureaus that an owner shares with again and again. A deleted list shares with nobody, and goes on denying.
create table records.sharing_list (
  owner   text not null,
  id      uuid not null,
  name    text not null constraint sharing_list_name check (name <> ''),
  bureaus text[] not null constraint sharing_list_bureaus check (array_to_string(bureaus, '', '?') ~ '^([A-Z]{3})*$'),
  version integer not null constraint sharing_list_count check (version > 0),
  state   text not null constraint sharing_list_state check (state in ('live', 'deleted')),
  constraint sharing_list_key primary key (owner, id)
);
create unique index sharing_list_named on records.sharing_list (owner, name) where state = 'live';

create table records.sharing_list_version (
  owner   text not null,
  id      uuid not null,
  version integer not null,
  name    text not null,
  bureaus text[] not null,
  state   text not null,
  at      timestamptz not null,
  by      uuid not null,
  constraint sharing_list_version_key primary key (owner, id, version),
  constraint sharing_list_version_of foreign key (owner, id) references records.sharing_list (owner, id)
);

grant select, insert, update on records.sharing_list to comity_app;
grant select, insert on records.sharing_list_version to comity_app;

-- Row-level security: the same rule over again, by the settings of the transaction (infra/db.ts). What is not set is
-- null, and null is not true. The text of record_seen is that of capabilities/records/policy.ts; a test compares the two.
alter table records.record enable row level security, force row level security;
create policy record_of_comity on records.record to comity_system using (true) with check (true);
create policy record_seen on records.record for select to comity_app using (
  ((record.owner = (select nullif(current_setting('app.bureau', true), '')) or ((((record.audience @> array[(select
  '*')]) or (record.audience @> array[(select nullif(current_setting('app.bureau', true), ''))])) and not
  (record.denied @> array[(select nullif(current_setting('app.bureau', true), ''))])) and (record.level = any
  ((select case nullif(current_setting('app.clearance', true), '') when 'fouo' then array['fouo'] when 'restricted'
  then array['fouo', 'restricted'] when 'confidential' then array['fouo', 'restricted', 'confidential']
  end)::text[]) and (record.handling <@ (select array['H0', 'H1', 'H2', 'H3'])::text[]) and (record.purposes @>
  array[(select nullif(current_setting('app.purpose', true), ''))]) and coalesce(record.grade, '') = any ((select
  array['', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'C1', 'C2', 'C3', 'C4', 'C5',
  'C6', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'F1', 'F2', 'F3', 'F4', 'F5',
  'F6'])::text[]) and (not (select nullif(current_setting('app.purpose', true), '') = any (array['border',
  'security_check'])) or coalesce(record.grade, '') = any ((select array['', 'A1', 'A2', 'A3', 'A4', 'B1', 'B2',
  'B3', 'B4', 'C1', 'C2', 'C3', 'C4', 'D1', 'D2', 'D3', 'D4'])::text[]))) and ((select
  nullif(current_setting('app.bureau', true), '') ~ '^[A-Z]{3}$') and (select
  nullif(current_setting('app.bureau_state', true), '') = 'active') and record.owner <> all ((select
  records.inactive_owners())::text[])))) and (not record.limited or (record.owner = (select
  nullif(current_setting('app.bureau', true), '')) and (select 'bureau_head' = any
  (string_to_array(nullif(current_setting('app.roles', true), ''), ',')))) or (select
  nullif(current_setting('app.bureau', true), '') = 'HUB' and string_to_array(nullif(current_setting('app.roles',
  true), ''), ',') && array['hub_reviewer', 'commission'])))
);
create policy record_added on records.record for insert to comity_app
  with check (owner = (select nullif(current_setting('app.bureau', true), '')));
create policy record_changed on records.record for update to comity_app
  using (owner = (select nullif(current_setting('app.bureau', true), '')))
  with check (owner = (select nullif(current_setting('app.bureau', true), '')));
create policy record_removed on records.record for delete to comity_app
  using (owner = (select nullif(current_setting('app.bureau', true), '')));

-- A version is seen by whoever sees its record: the query inside is judged by the policies above.
alter table records.version enable row level security, force row level security;
create policy version_of_comity on records.version to comity_system using (true) with check (true);
create policy version_seen on records.version for select to comity_app using (
  exists (select 1 from records.record r where r.owner = version.owner and r.id = version.id));
create policy version_added on records.version for insert to comity_app
  with check (owner = (select nullif(current_setting('app.bureau', true), '')));
create policy version_changed on records.version for update to comity_app
  using (owner = (select nullif(current_setting('app.bureau', true), '')))
  with check (owner = (select nullif(current_setting('app.bureau', true), '')));
create policy version_removed on records.version for delete to comity_app
  using (owner = (select nullif(current_setting('app.bureau', true), '')));

-- An import is seen by the bureau whose list it is; those of publishers by the hub, which takes them in. Its rejected
-- lines, which quote the file, are seen with it.
alter table records.import enable row level security, force row level security;
create policy import_of_comity on records.import to comity_system using (true) with check (true);
create policy import_own on records.import to comity_app
  using ((select nullif(current_setting('app.bureau', true), '')) = owner
      or ((select nullif(current_setting('app.bureau', true), '')) = 'HUB' and format in ('un', 'ofac')))
  with check ((select nullif(current_setting('app.bureau', true), '')) = owner
      or ((select nullif(current_setting('app.bureau', true), '')) = 'HUB' and format in ('un', 'ofac')));
alter table records.import_rejection enable row level security, force row level security;
create policy import_rejection_of_comity on records.import_rejection to comity_system using (true) with check (true);
create policy import_rejection_own on records.import_rejection to comity_app
  using (exists (select 1 from records.import i where i.owner = import_rejection.owner and i.id = import_rejection.import_id));

-- A list is its owner's; a bureau on it may read its name, which is part of why it sees a record.
alter table records.sharing_list enable row level security, force row level security;
create policy sharing_list_of_comity on records.sharing_list to comity_system using (true) with check (true);
create policy sharing_list_own on records.sharing_list to comity_app
  using (owner = (select nullif(current_setting('app.bureau', true), '')))
  with check (owner = (select nullif(current_setting('app.bureau', true), '')));
create policy sharing_list_named on records.sharing_list for select to comity_app
  using (state = 'live' and (select nullif(current_setting('app.bureau', true), '')) = any (bureaus));
alter table records.sharing_list_version enable row level security, force row level security;
create policy sharing_list_version_of_comity on records.sharing_list_version to comity_system using (true) with check (true);
create policy sharing_list_version_own on records.sharing_list_version to comity_app
  using (owner = (select nullif(current_setting('app.bureau', true), '')))
  with check (owner = (select nullif(current_setting('app.bureau', true), '')));
