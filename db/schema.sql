-- The present shape of the database, for reading. Written by tools/dump-schema.ts; a test compares it.
bureaus.api_key column bureau text not null
bureaus.api_key column id uuid not null
bureaus.api_key column label text not null
bureaus.api_key column secret_hash bytea not null
bureaus.api_key column scopes text[] not null
bureaus.api_key column purpose text not null
bureaus.api_key column clearance text not null
bureaus.api_key column issued_by uuid not null
bureaus.api_key column issued_at timestamp with time zone not null
bureaus.api_key column expires_at timestamp with time zone not null
bureaus.api_key column revoked_at timestamp with time zone
bureaus.api_key column last_used_at timestamp with time zone
bureaus.api_key constraint api_key_bureau_fkey FOREIGN KEY (bureau) REFERENCES bureaus.bureau(code)
bureaus.api_key constraint api_key_clearance CHECK ((clearance = ANY (ARRAY['fouo'::text, 'restricted'::text, 'confidential'::text])))
bureaus.api_key constraint api_key_pkey PRIMARY KEY (bureau, id)
bureaus.api_key constraint api_key_scopes CHECK ((cardinality(scopes) > 0))
bureaus.api_key index CREATE INDEX api_key_issuer ON bureaus.api_key USING btree (bureau, issued_by)
bureaus.api_key grant insert to comity_app
bureaus.api_key grant select to comity_app
bureaus.api_key grant update to comity_app
bureaus.app_user column bureau text not null
bureaus.app_user column id uuid not null
bureaus.app_user column handle text not null
bureaus.app_user column name text not null
bureaus.app_user column post text not null
bureaus.app_user column roles text[] not null
bureaus.app_user column clearance text not null
bureaus.app_user column purpose text not null
bureaus.app_user column language text not null
bureaus.app_user column state text not null
bureaus.app_user column demo_key text
bureaus.app_user column added_at timestamp with time zone not null
bureaus.app_user constraint app_user_bureau_fkey FOREIGN KEY (bureau) REFERENCES bureaus.bureau(code)
bureaus.app_user constraint app_user_clearance CHECK ((clearance = ANY (ARRAY['fouo'::text, 'restricted'::text, 'confidential'::text])))
bureaus.app_user constraint app_user_handle UNIQUE (bureau, handle)
bureaus.app_user constraint app_user_language CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text, 'es'::text, 'ar'::text])))
bureaus.app_user constraint app_user_pkey PRIMARY KEY (bureau, id)
bureaus.app_user constraint app_user_roles CHECK ((cardinality(roles) > 0))
bureaus.app_user constraint app_user_state CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text])))
bureaus.app_user grant insert to comity_app
bureaus.app_user grant select to comity_app
bureaus.app_user grant update to comity_app
bureaus.attempt column name_key bytea not null
bureaus.attempt column failures integer not null
bureaus.attempt column first_failed_at timestamp with time zone not null
bureaus.attempt column locked_until timestamp with time zone
bureaus.attempt constraint attempt_pkey PRIMARY KEY (name_key)
bureaus.attempt index CREATE INDEX attempt_age ON bureaus.attempt USING btree (first_failed_at)
bureaus.attempt grant delete to comity_app
bureaus.attempt grant insert to comity_app
bureaus.attempt grant select to comity_app
bureaus.attempt grant update to comity_app
bureaus.bureau column code text not null
bureaus.bureau column kind text not null
bureaus.bureau column name_en text not null
bureaus.bureau column name_fr text not null
bureaus.bureau column name_es text not null
bureaus.bureau column name_ar text not null
bureaus.bureau column member_since text
bureaus.bureau column member_until text
bureaus.bureau constraint bureau_code CHECK ((code ~ '^[A-Z]{3}$'::text))
bureaus.bureau constraint bureau_kind CHECK ((kind = ANY (ARRAY['member'::text, 'territory'::text, 'hub'::text, 'partner'::text])))
bureaus.bureau constraint bureau_membership CHECK (((kind = 'member'::text) OR ((member_since IS NULL) AND (member_until IS NULL))))
bureaus.bureau constraint bureau_pkey PRIMARY KEY (code)
bureaus.bureau constraint bureau_since CHECK ((member_since ~ '^\d{4}(-\d\d){0,2}$'::text))
bureaus.bureau constraint bureau_until CHECK ((member_until ~ '^\d{4}(-\d\d){0,2}$'::text))
bureaus.bureau grant insert to comity_app
bureaus.bureau grant select to comity_app
bureaus.bureau grant update to comity_app
bureaus.ceremony column id uuid not null
bureaus.ceremony column challenge text not null
bureaus.ceremony column bureau text
bureaus.ceremony column user_id uuid
bureaus.ceremony column expires_at timestamp with time zone not null
bureaus.ceremony constraint ceremony_pkey PRIMARY KEY (id)
bureaus.ceremony constraint ceremony_user CHECK (((bureau IS NULL) = (user_id IS NULL)))
bureaus.ceremony index CREATE INDEX ceremony_expiry ON bureaus.ceremony USING btree (expires_at)
bureaus.ceremony grant delete to comity_app
bureaus.ceremony grant insert to comity_app
bureaus.ceremony grant select to comity_app
bureaus.ceremony grant update to comity_app
bureaus.invitation column bureau text not null
bureaus.invitation column user_id uuid not null
bureaus.invitation column token_hash bytea not null
bureaus.invitation column made_at timestamp with time zone not null
bureaus.invitation column expires_at timestamp with time zone not null
bureaus.invitation column password_hash text
bureaus.invitation column totp bytea
bureaus.invitation constraint invitation_bureau_user_id_fkey FOREIGN KEY (bureau, user_id) REFERENCES bureaus.app_user(bureau, id)
bureaus.invitation constraint invitation_password CHECK (((password_hash IS NULL) = (totp IS NULL)))
bureaus.invitation constraint invitation_pkey PRIMARY KEY (bureau, user_id)
bureaus.invitation constraint invitation_token UNIQUE (bureau, token_hash)
bureaus.invitation grant delete to comity_app
bureaus.invitation grant insert to comity_app
bureaus.invitation grant select to comity_app
bureaus.invitation grant update to comity_app
bureaus.passkey column bureau text not null
bureaus.passkey column id uuid not null
bureaus.passkey column user_id uuid not null
bureaus.passkey column credential_id text not null
bureaus.passkey column public_key bytea not null
bureaus.passkey column counter bigint not null
bureaus.passkey column transports text[] not null
bureaus.passkey column label text not null
bureaus.passkey column added_at timestamp with time zone not null
bureaus.passkey column last_used_at timestamp with time zone
bureaus.passkey constraint passkey_bureau_user_id_fkey FOREIGN KEY (bureau, user_id) REFERENCES bureaus.app_user(bureau, id)
bureaus.passkey constraint passkey_credential UNIQUE (bureau, credential_id)
bureaus.passkey constraint passkey_pkey PRIMARY KEY (bureau, id)
bureaus.passkey index CREATE INDEX passkey_user ON bureaus.passkey USING btree (bureau, user_id)
bureaus.passkey grant delete to comity_app
bureaus.passkey grant insert to comity_app
bureaus.passkey grant select to comity_app
bureaus.passkey grant update to comity_app
bureaus.password column bureau text not null
bureaus.password column user_id uuid not null
bureaus.password column hash text not null
bureaus.password column totp bytea not null
bureaus.password column last_step bigint not null
bureaus.password column set_at timestamp with time zone not null
bureaus.password constraint password_bureau_user_id_fkey FOREIGN KEY (bureau, user_id) REFERENCES bureaus.app_user(bureau, id)
bureaus.password constraint password_pkey PRIMARY KEY (bureau, user_id)
bureaus.password grant delete to comity_app
bureaus.password grant insert to comity_app
bureaus.password grant select to comity_app
bureaus.password grant update to comity_app
bureaus.session column bureau text not null
bureaus.session column id uuid not null
bureaus.session column user_id uuid not null
bureaus.session column token_hash bytea not null
bureaus.session column previous_hash bytea
bureaus.session column method text not null
bureaus.session column browser text not null
bureaus.session column started_at timestamp with time zone not null
bureaus.session column authenticated_at timestamp with time zone not null
bureaus.session column seen_at timestamp with time zone not null
bureaus.session column rotated_at timestamp with time zone not null
bureaus.session constraint session_bureau_user_id_fkey FOREIGN KEY (bureau, user_id) REFERENCES bureaus.app_user(bureau, id)
bureaus.session constraint session_method CHECK ((method = ANY (ARRAY['passkey'::text, 'password'::text, 'demo'::text])))
bureaus.session constraint session_pkey PRIMARY KEY (bureau, id)
bureaus.session constraint session_token UNIQUE (bureau, token_hash)
bureaus.session index CREATE INDEX session_age ON bureaus.session USING btree (authenticated_at)
bureaus.session index CREATE INDEX session_of_user ON bureaus.session USING btree (bureau, user_id)
bureaus.session index CREATE INDEX session_previous ON bureaus.session USING btree (bureau, previous_hash)
bureaus.session grant delete to comity_app
bureaus.session grant insert to comity_app
bureaus.session grant select to comity_app
bureaus.session grant update to comity_app
checks.check column bureau text not null
checks.check column id uuid not null
checks.check column at timestamp with time zone not null
checks.check column asked_by uuid not null
checks.check column purpose text not null
checks.check column mode text not null
checks.check column asked jsonb not null
checks.check column outcome text not null
checks.check column sources jsonb not null
checks.check column candidates jsonb not null
checks.check column versions jsonb not null
checks.check column took_us integer not null
checks.check constraint check_key PRIMARY KEY (bureau, id)
checks.check constraint check_outcome CHECK ((outcome = ANY (ARRAY['hit'::text, 'possible'::text, 'no_hit'::text, 'incomplete'::text])))
checks.check index CREATE INDEX check_asked_by ON checks."check" USING btree (bureau, asked_by, id DESC)
checks.check grant delete to comity_app
checks.check grant insert to comity_app
checks.check grant select to comity_app
journal.act column id uuid not null
journal.act column at timestamp with time zone not null
journal.act column actor_kind text not null
journal.act column actor_id uuid not null
journal.act column bureau text not null
journal.act column purpose text not null
journal.act column act text not null
journal.act column outcome text not null
journal.act column subject text not null
journal.act column detail jsonb not null
journal.act column salt bytea not null
journal.act constraint act_actor_kind CHECK ((actor_kind = ANY (ARRAY['user'::text, 'program'::text, 'system'::text])))
journal.act constraint act_outcome CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])))
journal.act constraint act_pkey PRIMARY KEY (id)
journal.act index CREATE INDEX act_at ON journal.act USING btree (at DESC, id DESC)
journal.act index CREATE INDEX act_subject ON journal.act USING btree (subject, at DESC)
journal.act trigger CREATE TRIGGER act_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.act FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change()
journal.act grant insert to comity_app
journal.act grant select to comity_app
journal.chain column seq bigint not null
journal.chain column act_id uuid not null
journal.chain column leaf bytea not null
journal.chain column link bytea not null
journal.chain constraint chain_act_id_key UNIQUE (act_id)
journal.chain constraint chain_pkey PRIMARY KEY (seq)
journal.chain trigger CREATE TRIGGER chain_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.chain FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change()
journal.chain grant insert to comity_app
journal.chain grant select to comity_app
journal.waiting column act_id uuid not null
journal.waiting constraint waiting_pkey PRIMARY KEY (act_id)
journal.waiting grant delete to comity_app
journal.waiting grant insert to comity_app
journal.waiting grant select to comity_app
outbox.event column seq bigint not null
outbox.event column xid xid8 not null default pg_current_xact_id()
outbox.event column topic text not null
outbox.event column subject text not null
outbox.event column at timestamp with time zone not null
outbox.event constraint event_pkey PRIMARY KEY (seq)
outbox.event index CREATE INDEX event_xid ON outbox.event USING btree (topic, xid, seq)
outbox.event grant delete to comity_app
outbox.event grant insert to comity_app
outbox.event grant select to comity_app
public.migration column name text not null
public.migration column sha256 text not null
public.migration column at timestamp with time zone not null default now()
public.migration constraint migration_pkey PRIMARY KEY (name)
records.import column owner text not null
records.import column id uuid not null
records.import column format text not null
records.import column file_name text not null
records.import column is_dry_run boolean not null
records.import column state text not null
records.import column started_at timestamp with time zone not null
records.import column started_by uuid not null
records.import column ended_at timestamp with time zone
records.import column persons integer not null default 0
records.import column organisations integer not null default 0
records.import column vessels integer not null default 0
records.import column added integer not null default 0
records.import column changed integer not null default 0
records.import column removed integer not null default 0
records.import column unchanged integer not null default 0
records.import column rejected integer not null default 0
records.import column error_kind text
records.import column error_detail text
records.import constraint import_ended CHECK (((state = 'running'::text) = (ended_at IS NULL)))
records.import constraint import_error CHECK (((state = 'failed'::text) = (error_kind IS NOT NULL)))
records.import constraint import_format CHECK ((format = ANY (ARRAY['un'::text, 'ofac'::text, 'ftm'::text])))
records.import constraint import_key PRIMARY KEY (owner, id)
records.import constraint import_state CHECK ((state = ANY (ARRAY['running'::text, 'finished'::text, 'failed'::text, 'interrupted'::text])))
records.import index CREATE INDEX import_started ON records.import USING btree (started_at DESC, id DESC)
records.import grant delete to comity_app
records.import grant insert to comity_app
records.import grant select to comity_app
records.import grant update to comity_app
records.import_rejection column owner text not null
records.import_rejection column import_id uuid not null
records.import_rejection column line integer not null
records.import_rejection column position integer not null
records.import_rejection column reference text
records.import_rejection column reason text not null
records.import_rejection column detail text not null
records.import_rejection column excerpt text not null
records.import_rejection constraint import_rejection_key PRIMARY KEY (owner, import_id, line)
records.import_rejection constraint import_rejection_of FOREIGN KEY (owner, import_id) REFERENCES records.import(owner, id)
records.import_rejection grant delete to comity_app
records.import_rejection grant insert to comity_app
records.import_rejection grant select to comity_app
records.record column owner text not null
records.record column id uuid not null
records.record column owner_unit text
records.record column kind text not null
records.record column source text not null
records.record column reference text not null
records.record column purpose text not null
records.record column level text not null
records.record column handling text[] not null
records.record column share_to text not null
records.record column share_bureaus text[] not null
records.record column grade text
records.record column valid_from timestamp with time zone not null
records.record column review_at timestamp with time zone not null
records.record column delete_at timestamp with time zone not null
records.record column status text not null
records.record column version integer not null
records.record column body jsonb not null
records.record column body_sha256 bytea not null
records.record column created_at timestamp with time zone not null
records.record column created_by uuid not null
records.record column updated_at timestamp with time zone not null
records.record column updated_by uuid not null
records.record constraint record_body_kind CHECK (((body ->> 'kind'::text) = kind))
records.record constraint record_key PRIMARY KEY (owner, id)
records.record constraint record_kind CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text, 'vessel'::text])))
records.record constraint record_level CHECK ((level = ANY (ARRAY['fouo'::text, 'restricted'::text, 'confidential'::text])))
records.record constraint record_reference UNIQUE (owner, source, reference)
records.record constraint record_share CHECK (((share_to = ANY (ARRAY['listed'::text, 'all_except'::text])) OR (share_bureaus = '{}'::text[])))
records.record constraint record_share_to CHECK ((share_to = ANY (ARRAY['all'::text, 'owner'::text, 'listed'::text, 'all_except'::text])))
records.record constraint record_source CHECK ((source = ANY (ARRAY['un'::text, 'ofac'::text, 'ftm'::text, 'own'::text, 'demo'::text])))
records.record constraint record_status CHECK ((status = ANY (ARRAY['live'::text, 'withdrawn'::text])))
records.record constraint record_version CHECK ((version > 0))
records.record index CREATE INDEX record_id ON records.record USING btree (id)
records.record grant delete to comity_app
records.record grant insert to comity_app
records.record grant select to comity_app
records.record grant update to comity_app
records.version column owner text not null
records.version column id uuid not null
records.version column version integer not null
records.version column change text not null
records.version column body jsonb not null
records.version column status text not null
records.version column at timestamp with time zone not null
records.version column by uuid not null
records.version constraint version_change CHECK ((change = ANY (ARRAY['added'::text, 'changed'::text, 'removed'::text])))
records.version constraint version_key PRIMARY KEY (owner, id, version)
records.version constraint version_of FOREIGN KEY (owner, id) REFERENCES records.record(owner, id)
records.version grant delete to comity_app
records.version grant insert to comity_app
records.version grant select to comity_app
