-- The list, or the batch that came alone, of which a check was a line; null where it was asked by itself.
alter table checks.check add column list_id uuid;

-- What an officer reads of a day: what was asked by itself, lists as one, the lines of a list, and what met something.
drop index checks.check_asked_by;
create index check_asked_singly on checks.check (bureau, asked_by, id desc) where list_id is null;
create index check_of_list on checks.check (bureau, list_id, id desc) where list_id is not null;
create index check_found on checks.check (bureau, asked_by, id desc) where outcome <> 'no_hit';
create index batch_asked_by on checks.batch (bureau, asked_by, list_id desc);
create index hit_of_later_record on hits.hit (asker, check_id) where origin = 'retro';
create index event_asked_again on hits.event (bureau, check_id) where what = 'asked_again';

-- Lines of before say whose they are, too; it changes nothing that anybody asked or was answered, so there is no act for it.
alter table checks.check no force row level security;
alter table checks.batch no force row level security;
alter table checks.check disable trigger user;
update checks.check c
   set list_id = b.list_id
  from checks.batch b
 cross join lateral jsonb_to_recordset(b.answers) as e ("check" uuid)
 where c.bureau = b.bureau
   and c.id = e."check";
alter table checks.check enable trigger user;
alter table checks.batch force row level security;
alter table checks.check force row level security;
