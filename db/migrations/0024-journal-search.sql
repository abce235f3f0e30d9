-- What auditors look for, newest first. A check pays for one of these: its acts stand close enough to be walked by time.
create index act_of_bureau on journal.act (bureau, at desc, id desc);
create index act_other on journal.act (act, at desc, id desc) where act <> 'check.answered';
create index act_other_of_bureau on journal.act (bureau, act, at desc, id desc) where act <> 'check.answered';
create index act_refused on journal.act (at desc, id desc) where outcome = 'refused';
create index act_refused_of_bureau on journal.act (bureau, at desc, id desc) where outcome = 'refused';
