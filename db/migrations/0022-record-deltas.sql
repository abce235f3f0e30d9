-- What a national registry hands in piece by piece. See docs/decisions/0013.

-- That a piece was taken, and what became of its lines: so that one sent again is answered and not taken again.
-- Forgotten some days after the last piece; what stays is the act.
create table records.delta_piece (
  owner       text not null,
  -- Chosen by the sender.
  delta_key   text not null,
  piece       integer not null,
  at          timestamptz not null,
  by          uuid not null,
  -- SHA-256 over the salted hashes of the lines as they were sent; the act names it.
  salt        bytea not null,
  root        bytea not null,
  added       integer not null,
  changed     integer not null,
  renewed     integer not null,
  unchanged   integer not null,
  withdrawn   integer not null,
  deleted     integer not null,
  -- Lines that could not be taken: each its number, its reference, why, and in which field.
  refused     jsonb not null,
  constraint delta_piece_key primary key (owner, delta_key, piece),
  constraint delta_piece_counted check (piece > 0)
);
create index delta_piece_age on records.delta_piece (at);

grant select, insert on records.delta_piece to comity_app;
grant delete on records.delta_piece to comity_system;
alter table records.delta_piece enable row level security, force row level security;
create policy own_delta on records.delta_piece to comity_app
  using (owner = current_setting('app.bureau', true));
create policy comity_itself on records.delta_piece to comity_system using (true) with check (true);
