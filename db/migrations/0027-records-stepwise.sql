-- How the parts of what an owner holds are handled is told before an export: each combination is found by one step.
create index record_handled on records.record (owner, level, handling, denied) where status <> 'deleted';
-- Records for which a proposal waits, each once and in the order of their ids.
create index proposal_open on records.proposal (owner, record_id) where state = 'open';
