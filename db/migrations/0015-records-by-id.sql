-- Lists of one owner's records read the key (owner, id). An ordered index on id alone tempts the planner to walk through
-- everybody's records for them; this one only finds a record whose owner is not known.
drop index records.record_id;
create index record_id on records.record using hash (id);

-- The own records that are due, without walking through everybody's.
create index record_own_due on records.record (owner, review_at, id) where status = 'live';
