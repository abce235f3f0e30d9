-- Lists of one owner's records read the key (owner, id). An ordered index on id alone tempts the planner to walk through
-- everybody's records for them; this one only finds a record whose owner is not known.
drop index records.record_id;
create index record_id on records.record using hash (id);
