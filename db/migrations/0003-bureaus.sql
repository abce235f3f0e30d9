-- Bureaus, their people and programs, and how they sign in. See capabilities/bureaus/README.md.
create schema bureaus;
grant usage on schema bureaus to comity_app;

create table bureaus.bureau (
  code         text primary key constraint bureau_code check (code ~ '^[A-Z]{3}$'),
  kind         text not null constraint bureau_kind check (kind in ('member', 'territory', 'hub', 'partner')),
  name_en      text not null,
  name_fr      text not null,
  name_es      text not null,
  name_ar      text not null,
  -- As exact as known: year, month or day. Null on a member: not entered yet.
  member_since text constraint bureau_since check (member_since ~ '^\d{4}(-\d\d){0,2}$'),
  member_until text constraint bureau_until check (member_until ~ '^\d{4}(-\d\d){0,2}$'),
  constraint bureau_membership check (kind = 'member' or (member_since is null and member_until is null))
);

create table bureaus.app_user (
  bureau    text not null references bureaus.bureau (code),
  id        uuid not null,
  handle    text not null,
  name      text not null,
  post      text not null,
  roles     text[] not null constraint app_user_roles check (cardinality(roles) > 0),
  clearance text not null constraint app_user_clearance check (clearance in ('fouo', 'restricted', 'confidential')),
  purpose   text not null,
  language  text not null constraint app_user_language check (language in ('en', 'fr', 'es', 'ar')),
  state     text not null constraint app_user_state check (state in ('active', 'disabled')),
  -- Set on the people of the demo world only.
  demo_key  text,
  added_at  timestamptz not null,
  primary key (bureau, id),
  constraint app_user_handle unique (bureau, handle)
);

create table bureaus.password (
  bureau    text not null,
  user_id   uuid not null,
  -- Argon2id in PHC form.
  hash      text not null,
  -- The TOTP secret, sealed by the installation's secret.
  totp      bytea not null,
  -- The last time step whose code was used: a code is good once.
  last_step bigint not null,
  set_at    timestamptz not null,
  primary key (bureau, user_id),
  foreign key (bureau, user_id) references bureaus.app_user (bureau, id)
);

create table bureaus.passkey (
  bureau        text not null,
  id            uuid not null,
  user_id       uuid not null,
  credential_id text not null,
  public_key    bytea not null,
  counter       bigint not null,
  transports    text[] not null,
  label         text not null,
  added_at      timestamptz not null,
  last_used_at  timestamptz,
  primary key (bureau, id),
  constraint passkey_credential unique (bureau, credential_id),
  foreign key (bureau, user_id) references bureaus.app_user (bureau, id)
);
create index passkey_user on bureaus.passkey (bureau, user_id);

-- One at a time for each user; using it deletes it.
create table bureaus.invitation (
  bureau        text not null,
  user_id       uuid not null,
  token_hash    bytea not null,
  made_at       timestamptz not null,
  expires_at    timestamptz not null,
  -- A password chosen but not yet confirmed by a code.
  password_hash text,
  totp          bytea,
  primary key (bureau, user_id),
  constraint invitation_token unique (bureau, token_hash),
  constraint invitation_password check ((password_hash is null) = (totp is null)),
  foreign key (bureau, user_id) references bureaus.app_user (bureau, id)
);

create table bureaus.session (
  bureau           text not null,
  id               uuid not null,
  user_id          uuid not null,
  token_hash       bytea not null,
  -- The token before the last rotation, good for requests that were on their way.
  previous_hash    bytea,
  method           text not null constraint session_method check (method in ('passkey', 'password', 'demo')),
  browser          text not null,
  started_at       timestamptz not null,
  authenticated_at timestamptz not null,
  seen_at          timestamptz not null,
  rotated_at       timestamptz not null,
  primary key (bureau, id),
  constraint session_token unique (bureau, token_hash),
  foreign key (bureau, user_id) references bureaus.app_user (bureau, id)
);
create index session_of_user on bureaus.session (bureau, user_id);
create index session_previous on bureaus.session (bureau, previous_hash);
create index session_age on bureaus.session (authenticated_at);

-- A challenge given to a passkey; lives five minutes, taken once. A sign-in does not know its user yet.
create table bureaus.ceremony (
  id         uuid primary key,
  challenge  text not null,
  bureau     text,
  user_id    uuid,
  expires_at timestamptz not null,
  constraint ceremony_user check ((bureau is null) = (user_id is null))
);
create index ceremony_expiry on bureaus.ceremony (expires_at);

-- Failed password sign-ins by keyed hash of the name that was typed, whether or not it exists.
create table bureaus.attempt (
  name_key        bytea primary key,
  failures        integer not null,
  first_failed_at timestamptz not null,
  locked_until    timestamptz
);
create index attempt_age on bureaus.attempt (first_failed_at);

create table bureaus.api_key (
  bureau       text not null references bureaus.bureau (code),
  id           uuid not null,
  label        text not null,
  -- SHA-256 of a secret of 256 random bits, which needs no slow hash.
  secret_hash  bytea not null,
  scopes       text[] not null constraint api_key_scopes check (cardinality(scopes) > 0),
  purpose      text not null,
  clearance    text not null constraint api_key_clearance check (clearance in ('fouo', 'restricted', 'confidential')),
  issued_by    uuid not null,
  issued_at    timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  last_used_at timestamptz,
  primary key (bureau, id)
);
create index api_key_issuer on bureaus.api_key (bureau, issued_by);

-- People and keys are never deleted: acts name them.
grant select, insert, update on bureaus.bureau, bureaus.app_user, bureaus.api_key to comity_app;
grant select, insert, update, delete
   on bureaus.password, bureaus.passkey, bureaus.invitation, bureaus.session, bureaus.ceremony, bureaus.attempt
   to comity_app;
