-- What nothing is looked up by needs no statistics: sampling the JSON of a growing table took most of a core while checks
-- came in. The tables that only grow are sampled again when they have doubled: of what kinds their rows are hardly changes.
alter table checks.check
  alter column asked set statistics 0,
  alter column sources set statistics 0,
  alter column candidates set statistics 0,
  alter column versions set statistics 0,
  set (autovacuum_analyze_scale_factor = 1, autovacuum_vacuum_insert_scale_factor = 1);
alter table journal.act
  alter column detail set statistics 0,
  alter column salt set statistics 0,
  set (autovacuum_analyze_scale_factor = 1, autovacuum_vacuum_insert_scale_factor = 1);
alter table journal.change
  alter column columns set statistics 0,
  alter column keys set statistics 0,
  alter column salt set statistics 0,
  alter column old set statistics 0,
  alter column new set statistics 0,
  set (autovacuum_analyze_scale_factor = 1, autovacuum_vacuum_insert_scale_factor = 1);
alter table journal.leaf
  alter column entry set statistics 0,
  set (autovacuum_analyze_scale_factor = 1, autovacuum_vacuum_insert_scale_factor = 1);
alter table records.version
  alter column body set statistics 0,
  alter column envelope set statistics 0;
