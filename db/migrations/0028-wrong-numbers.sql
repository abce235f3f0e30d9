-- Numbers of a record that fail their checks, worked out whenever its body is written; null where none does.
alter table records.record add column wrong_numbers jsonb;
alter table records.record add constraint record_wrong_numbers check (wrong_numbers is null or body is not null);
create index record_wrong_number on records.record (owner, id) where status = 'live' and wrong_numbers is not null;

-- How far the records were read by the rules of this number: those from before the rules, or from before the column.
create table records.numbers_read (
  rules       integer not null constraint numbers_read_key primary key,
  -- The last record that was read, in the order of (owner, id).
  owner       text not null,
  id          uuid not null,
  finished_at timestamptz
);
grant select, insert, update on records.numbers_read to comity_system;
alter table records.numbers_read enable row level security, force row level security;
create policy comity_itself on records.numbers_read to comity_system using (true) with check (true);
