-- The queue of acts is emptied four times a second: what was in it must not be read over and over until a default
-- vacuum comes by, which waits for a share of the table.
alter table journal.waiting set (
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_cost_delay = 0
);
