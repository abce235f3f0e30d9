-- Keys of the journal that gave way to others. See docs/decisions/0014.

-- Of our own log: a row decides which key signs, the files follow.
create table journal.succession (
  place integer primary key,
  at    timestamptz not null,
  -- Signed by both keys.
  note  text not null
);
create trigger succession_is_append_only before update or delete or truncate on journal.succession
  for each statement execute function journal.refuse_change();

-- Those of logs that we cosign or that cosign ours, as far as we were shown them.
create table journal.followed_succession (
  origin text not null,
  place  integer not null,
  at     timestamptz not null,
  note   text not null,
  constraint followed_succession_key primary key (origin, place)
);
create trigger followed_succession_is_append_only before update or delete or truncate on journal.followed_succession
  for each statement execute function journal.refuse_change();

grant select on journal.succession, journal.followed_succession to comity_app;
grant insert on journal.succession, journal.followed_succession to comity_system;
