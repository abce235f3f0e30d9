-- Which hits came of a check: its officer's day names them.
create index event_of_check on hits.event (check_id) where check_id is not null;
