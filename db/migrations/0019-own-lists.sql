-- Lists of a bureau's own records in another order than newest first: each reads what it shows.
create index record_own_by_kind on records.record (owner, kind, id);
create index record_own_due on records.record (owner, review_at, id) where status = 'live';
