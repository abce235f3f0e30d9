-- The present shape of the database, for reading. Written by tools/dump-schema.ts; a test compares it.
approvals.approval column bureau text not null
approvals.approval column id uuid not null
approvals.approval column state text not null
approvals.approval column asked_by uuid not null
approvals.approval column asked_kind text not null
approvals.approval column asked_at timestamp with time zone not null
approvals.approval column expires_at timestamp with time zone not null
approvals.approval column method text not null
approvals.approval column route text not null
approvals.approval column url text
approvals.approval column if_match text
approvals.approval column body jsonb
approvals.approval column request_hash bytea not null
approvals.approval column roles text[] not null
approvals.approval column decided_by uuid
approvals.approval column decided_at timestamp with time zone
approvals.approval column reason text
approvals.approval column used_at timestamp with time zone
approvals.approval constraint approval_asked_kind CHECK ((asked_kind = ANY (ARRAY['user'::text, 'program'::text])))
approvals.approval constraint approval_bureau_fkey FOREIGN KEY (bureau) REFERENCES bureaus.bureau(code)
approvals.approval constraint approval_decided CHECK ((((state = 'asked'::text) <= (decided_by IS NULL)) AND ((state = ANY (ARRAY['approved'::text, 'refused'::text, 'used'::text])) <= (decided_by IS NOT NULL))))
approvals.approval constraint approval_forgotten CHECK (((state = ANY (ARRAY['asked'::text, 'approved'::text])) = (url IS NOT NULL)))
approvals.approval constraint approval_key PRIMARY KEY (bureau, id)
approvals.approval constraint approval_state CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'refused'::text, 'used'::text, 'expired'::text])))
approvals.approval constraint approval_two_persons CHECK ((decided_by <> asked_by))
approvals.approval index CREATE INDEX approval_expiry ON approvals.approval USING btree (expires_at) WHERE (state = ANY (ARRAY['asked'::text, 'approved'::text]))
approvals.approval index CREATE INDEX approval_of_asker ON approvals.approval USING btree (bureau, asked_by, id)
approvals.approval index CREATE INDEX approval_waiting ON approvals.approval USING btree (bureau, id) WHERE (state = 'asked'::text)
approvals.approval trigger CREATE TRIGGER watch_delete AFTER DELETE ON approvals.approval REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_approvals_approval()
approvals.approval trigger CREATE TRIGGER watch_insert AFTER INSERT ON approvals.approval REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_approvals_approval()
approvals.approval trigger CREATE TRIGGER watch_update AFTER UPDATE ON approvals.approval REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_approvals_approval()
approvals.approval grant insert to comity_app
approvals.approval grant select to comity_app
approvals.approval grant update to comity_app
approvals.approval row security
approvals.approval policy approval_of_bureau for all to comity_app using (bureau = current_setting('app.bureau'::text, true)) with check (bureau = current_setting('app.bureau'::text, true))
approvals.approval policy approval_of_system for all to comity_system using true with check true
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
bureaus.api_key trigger CREATE TRIGGER watch_delete AFTER DELETE ON bureaus.api_key REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_api_key()
bureaus.api_key trigger CREATE TRIGGER watch_insert AFTER INSERT ON bureaus.api_key REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_api_key()
bureaus.api_key trigger CREATE TRIGGER watch_update AFTER UPDATE ON bureaus.api_key REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_api_key()
bureaus.api_key grant insert to comity_app
bureaus.api_key grant select to comity_app
bureaus.api_key grant update to comity_app
bureaus.api_key row security
bureaus.api_key policy api_key_of_bureau for all to comity_app using (bureau = current_setting('app.bureau'::text, true)) with check (bureau = current_setting('app.bureau'::text, true))
bureaus.api_key policy api_key_of_system for all to comity_system using true with check true
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
bureaus.app_user trigger CREATE TRIGGER watch_delete AFTER DELETE ON bureaus.app_user REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_app_user()
bureaus.app_user trigger CREATE TRIGGER watch_insert AFTER INSERT ON bureaus.app_user REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_app_user()
bureaus.app_user trigger CREATE TRIGGER watch_update AFTER UPDATE ON bureaus.app_user REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_app_user()
bureaus.app_user grant insert to comity_app
bureaus.app_user grant select to comity_app
bureaus.app_user grant update to comity_app
bureaus.app_user row security
bureaus.app_user policy app_user_of_bureau for all to comity_app using (bureau = current_setting('app.bureau'::text, true)) with check (bureau = current_setting('app.bureau'::text, true))
bureaus.app_user policy app_user_of_system for all to comity_system using true with check true
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
bureaus.bureau column state text not null default 'active'::text
bureaus.bureau column state_reason text
bureaus.bureau column state_since timestamp with time zone
bureaus.bureau constraint bureau_code CHECK ((code ~ '^[A-Z]{3}$'::text))
bureaus.bureau constraint bureau_hub_stays CHECK (((code <> 'HUB'::text) OR (state = 'active'::text)))
bureaus.bureau constraint bureau_kind CHECK ((kind = ANY (ARRAY['member'::text, 'territory'::text, 'hub'::text, 'partner'::text])))
bureaus.bureau constraint bureau_membership CHECK (((kind = 'member'::text) OR ((member_since IS NULL) AND (member_until IS NULL))))
bureaus.bureau constraint bureau_pkey PRIMARY KEY (code)
bureaus.bureau constraint bureau_since CHECK ((member_since ~ '^\d{4}(-\d\d){0,2}$'::text))
bureaus.bureau constraint bureau_state CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text, 'left'::text])))
bureaus.bureau constraint bureau_state_reason CHECK (((state = 'active'::text) = (state_reason IS NULL)))
bureaus.bureau constraint bureau_until CHECK ((member_until ~ '^\d{4}(-\d\d){0,2}$'::text))
bureaus.bureau trigger CREATE TRIGGER watch_delete AFTER DELETE ON bureaus.bureau REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_bureau()
bureaus.bureau trigger CREATE TRIGGER watch_insert AFTER INSERT ON bureaus.bureau REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_bureau()
bureaus.bureau trigger CREATE TRIGGER watch_update AFTER UPDATE ON bureaus.bureau REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_bureau()
bureaus.bureau grant insert to comity_app
bureaus.bureau grant select to comity_app
bureaus.bureau grant update to comity_app
bureaus.ceremony column id uuid not null
bureaus.ceremony column challenge text not null
bureaus.ceremony column bureau text
bureaus.ceremony column user_id uuid
bureaus.ceremony column expires_at timestamp with time zone not null
bureaus.ceremony column session_id uuid
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
bureaus.invitation trigger CREATE TRIGGER watch_delete AFTER DELETE ON bureaus.invitation REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_invitation()
bureaus.invitation trigger CREATE TRIGGER watch_insert AFTER INSERT ON bureaus.invitation REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_invitation()
bureaus.invitation trigger CREATE TRIGGER watch_update AFTER UPDATE ON bureaus.invitation REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_invitation()
bureaus.invitation grant delete to comity_app
bureaus.invitation grant insert to comity_app
bureaus.invitation grant select to comity_app
bureaus.invitation grant update to comity_app
bureaus.invitation row security
bureaus.invitation policy invitation_of_bureau for all to comity_app using (bureau = current_setting('app.bureau'::text, true)) with check (bureau = current_setting('app.bureau'::text, true))
bureaus.invitation policy invitation_of_system for all to comity_system using true with check true
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
bureaus.passkey trigger CREATE TRIGGER watch_delete AFTER DELETE ON bureaus.passkey REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_passkey()
bureaus.passkey trigger CREATE TRIGGER watch_insert AFTER INSERT ON bureaus.passkey REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_passkey()
bureaus.passkey trigger CREATE TRIGGER watch_update AFTER UPDATE ON bureaus.passkey REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_passkey()
bureaus.passkey grant delete to comity_app
bureaus.passkey grant insert to comity_app
bureaus.passkey grant select to comity_app
bureaus.passkey grant update to comity_app
bureaus.passkey row security
bureaus.passkey policy passkey_of_bureau for all to comity_app using (bureau = current_setting('app.bureau'::text, true)) with check (bureau = current_setting('app.bureau'::text, true))
bureaus.passkey policy passkey_of_system for all to comity_system using true with check true
bureaus.password column bureau text not null
bureaus.password column user_id uuid not null
bureaus.password column hash text not null
bureaus.password column totp bytea not null
bureaus.password column last_step bigint not null
bureaus.password column set_at timestamp with time zone not null
bureaus.password constraint password_bureau_user_id_fkey FOREIGN KEY (bureau, user_id) REFERENCES bureaus.app_user(bureau, id)
bureaus.password constraint password_pkey PRIMARY KEY (bureau, user_id)
bureaus.password trigger CREATE TRIGGER watch_delete AFTER DELETE ON bureaus.password REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_password()
bureaus.password trigger CREATE TRIGGER watch_insert AFTER INSERT ON bureaus.password REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_password()
bureaus.password trigger CREATE TRIGGER watch_update AFTER UPDATE ON bureaus.password REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_password()
bureaus.password grant delete to comity_app
bureaus.password grant insert to comity_app
bureaus.password grant select to comity_app
bureaus.password grant update to comity_app
bureaus.password row security
bureaus.password policy password_of_bureau for all to comity_app using (bureau = current_setting('app.bureau'::text, true)) with check (bureau = current_setting('app.bureau'::text, true))
bureaus.password policy password_of_system for all to comity_system using true with check true
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
bureaus.session column stepped_up_at timestamp with time zone
bureaus.session constraint session_bureau_user_id_fkey FOREIGN KEY (bureau, user_id) REFERENCES bureaus.app_user(bureau, id)
bureaus.session constraint session_method CHECK ((method = ANY (ARRAY['passkey'::text, 'password'::text, 'demo'::text])))
bureaus.session constraint session_pkey PRIMARY KEY (bureau, id)
bureaus.session constraint session_token UNIQUE (bureau, token_hash)
bureaus.session index CREATE INDEX session_age ON bureaus.session USING btree (authenticated_at)
bureaus.session index CREATE INDEX session_of_user ON bureaus.session USING btree (bureau, user_id)
bureaus.session index CREATE INDEX session_previous ON bureaus.session USING btree (bureau, previous_hash)
bureaus.session trigger CREATE TRIGGER watch_delete AFTER DELETE ON bureaus.session REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_session()
bureaus.session trigger CREATE TRIGGER watch_insert AFTER INSERT ON bureaus.session REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_session()
bureaus.session trigger CREATE TRIGGER watch_update AFTER UPDATE ON bureaus.session REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_bureaus_session()
bureaus.session grant delete to comity_app
bureaus.session grant insert to comity_app
bureaus.session grant select to comity_app
bureaus.session grant update to comity_app
bureaus.session row security
bureaus.session policy session_of_bureau for all to comity_app using (bureau = current_setting('app.bureau'::text, true)) with check (bureau = current_setting('app.bureau'::text, true))
bureaus.session policy session_of_system for all to comity_system using true with check true
checks.asked_key column key bigint not null
checks.asked_key column asked_in uuid not null
checks.asked_key column place integer
checks.asked_key column slot smallint not null
checks.asked_key index CREATE INDEX asked_key_by_key ON ONLY checks.asked_key USING btree (key, asked_in)
checks.asked_key row security, for its owner too
checks.asked_key parted by LIST (slot)
checks.asked_key policy comity_itself for all to comity_system using true with check true
checks.asked_key_0 index CREATE INDEX asked_key_0_key_asked_in_idx ON checks.asked_key_0 USING btree (key, asked_in)
checks.asked_key_0 row security, for its owner too
checks.asked_key_0 part FOR VALUES IN ('0')
checks.asked_key_1 index CREATE INDEX asked_key_1_key_asked_in_idx ON checks.asked_key_1 USING btree (key, asked_in)
checks.asked_key_1 row security, for its owner too
checks.asked_key_1 part FOR VALUES IN ('1')
checks.asked_key_2 index CREATE INDEX asked_key_2_key_asked_in_idx ON checks.asked_key_2 USING btree (key, asked_in)
checks.asked_key_2 row security, for its owner too
checks.asked_key_2 part FOR VALUES IN ('2')
checks.asked_key_3 index CREATE INDEX asked_key_3_key_asked_in_idx ON checks.asked_key_3 USING btree (key, asked_in)
checks.asked_key_3 row security, for its owner too
checks.asked_key_3 part FOR VALUES IN ('3')
checks.asked_key_4 index CREATE INDEX asked_key_4_key_asked_in_idx ON checks.asked_key_4 USING btree (key, asked_in)
checks.asked_key_4 row security, for its owner too
checks.asked_key_4 part FOR VALUES IN ('4')
checks.asked_key_5 index CREATE INDEX asked_key_5_key_asked_in_idx ON checks.asked_key_5 USING btree (key, asked_in)
checks.asked_key_5 row security, for its owner too
checks.asked_key_5 part FOR VALUES IN ('5')
checks.asked_key_6 index CREATE INDEX asked_key_6_key_asked_in_idx ON checks.asked_key_6 USING btree (key, asked_in)
checks.asked_key_6 row security, for its owner too
checks.asked_key_6 part FOR VALUES IN ('6')
checks.asked_key_7 index CREATE INDEX asked_key_7_key_asked_in_idx ON checks.asked_key_7 USING btree (key, asked_in)
checks.asked_key_7 row security, for its owner too
checks.asked_key_7 part FOR VALUES IN ('7')
checks.batch column bureau text not null
checks.batch column id uuid not null
checks.batch column list_id uuid not null
checks.batch column at timestamp with time zone not null
checks.batch column asked_by uuid not null
checks.batch column purpose text not null
checks.batch column clearance text not null
checks.batch column mode text not null
checks.batch column versions jsonb not null
checks.batch column lines integer[] not null
checks.batch column documents text[] not null
checks.batch column imos text[] not null
checks.batch column salt bytea not null
checks.batch column root bytea not null
checks.batch column answers jsonb not null
checks.batch constraint batch_clearance CHECK ((clearance = ANY (ARRAY['fouo'::text, 'restricted'::text, 'confidential'::text])))
checks.batch constraint batch_key PRIMARY KEY (bureau, id)
checks.batch constraint batch_lines CHECK (((cardinality(lines) = cardinality(documents)) AND (cardinality(lines) = cardinality(imos))))
checks.batch index CREATE INDEX batch_asked_by ON checks.batch USING btree (bureau, asked_by, list_id DESC)
checks.batch index CREATE INDEX batch_newest ON checks.batch USING btree (id)
checks.batch index CREATE INDEX batch_of_list ON checks.batch USING btree (bureau, list_id, id)
checks.batch trigger CREATE TRIGGER watch_delete AFTER DELETE ON checks.batch REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_checks_batch()
checks.batch trigger CREATE TRIGGER watch_insert AFTER INSERT ON checks.batch REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_checks_batch()
checks.batch trigger CREATE TRIGGER watch_update AFTER UPDATE ON checks.batch REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_checks_batch()
checks.batch grant insert to comity_app
checks.batch grant select to comity_app
checks.batch row security, for its owner too
checks.batch policy own_batches for select to comity_app using ((bureau = hits.caller()) OR (hits.caller() = 'HUB'::text))
checks.batch policy system_all for all to comity_system using true with check true
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
checks.check column clearance text not null default 'fouo'::text
checks.check column about uuid
checks.check column list_id uuid
checks.check constraint check_clearance CHECK ((clearance = ANY (ARRAY['fouo'::text, 'restricted'::text, 'confidential'::text])))
checks.check constraint check_key PRIMARY KEY (bureau, id)
checks.check constraint check_outcome CHECK ((outcome = ANY (ARRAY['hit'::text, 'possible'::text, 'no_hit'::text, 'incomplete'::text])))
checks.check index CREATE INDEX check_asked_singly ON checks."check" USING btree (bureau, asked_by, id DESC) WHERE (list_id IS NULL)
checks.check index CREATE INDEX check_found ON checks."check" USING btree (bureau, asked_by, id DESC) WHERE (outcome <> 'no_hit'::text)
checks.check index CREATE INDEX check_newest ON checks."check" USING btree (id)
checks.check index CREATE INDEX check_of_list ON checks."check" USING btree (bureau, list_id, id DESC) WHERE (list_id IS NOT NULL)
checks.check trigger CREATE TRIGGER watch_delete AFTER DELETE ON checks."check" REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_checks_check()
checks.check trigger CREATE TRIGGER watch_insert AFTER INSERT ON checks."check" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_checks_check()
checks.check trigger CREATE TRIGGER watch_update AFTER UPDATE ON checks."check" REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_checks_check()
checks.check grant delete to comity_app
checks.check grant insert to comity_app
checks.check grant select to comity_app
checks.check row security, for its owner too
checks.check policy own_checks for select to comity_app using ((bureau = hits.caller()) OR (hits.caller() = 'HUB'::text))
checks.check policy system_all for all to comity_system using true with check true
checks.follower column name text not null
checks.follower column cursor text not null
checks.follower constraint follower_key PRIMARY KEY (name)
checks.follower grant insert to comity_app
checks.follower grant select to comity_app
checks.follower grant update to comity_app
checks.follower row security
checks.follower policy system_all for all to comity_system using true with check true
checks.look_again column bureau text not null
checks.look_again column check_id uuid not null
checks.look_again column roles text[] not null
checks.look_again column state text not null
checks.look_again column lines integer[]
checks.look_again constraint look_again_key PRIMARY KEY (bureau, check_id)
checks.look_again grant delete to comity_app
checks.look_again grant insert to comity_app
checks.look_again grant select to comity_app
checks.look_again grant update to comity_app
checks.look_again row security
checks.look_again policy system_all for all to comity_system using true with check true
checks.standing column bureau text not null
checks.standing column id uuid not null
checks.standing column made_at timestamp with time zone not null
checks.standing column made_by uuid not null
checks.standing column purpose text not null
checks.standing column clearance text not null
checks.standing column mode text not null
checks.standing column asked jsonb not null
checks.standing column reason text not null
checks.standing column ends_at timestamp with time zone not null
checks.standing column ended_at timestamp with time zone
checks.standing column ended_by uuid
checks.standing constraint standing_clearance CHECK ((clearance = ANY (ARRAY['fouo'::text, 'restricted'::text, 'confidential'::text])))
checks.standing constraint standing_ended_whole CHECK (((ended_at IS NULL) = (ended_by IS NULL)))
checks.standing constraint standing_ends_later CHECK ((ends_at > made_at))
checks.standing constraint standing_key PRIMARY KEY (bureau, id)
checks.standing index CREATE INDEX standing_open ON checks.standing USING btree (ends_at) WHERE (ended_at IS NULL)
checks.standing trigger CREATE TRIGGER watch_delete AFTER DELETE ON checks.standing REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_checks_standing()
checks.standing trigger CREATE TRIGGER watch_insert AFTER INSERT ON checks.standing REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_checks_standing()
checks.standing trigger CREATE TRIGGER watch_update AFTER UPDATE ON checks.standing REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_checks_standing()
checks.standing grant insert to comity_app
checks.standing grant select to comity_app
checks.standing grant update to comity_app
checks.standing row security
checks.standing policy own_standing for all to comity_app using (bureau = hits.caller()) with check (bureau = hits.caller())
checks.standing policy system_all for all to comity_system using true with check true
hits.claim column bureau text not null
hits.claim column hit_id uuid not null
hits.claim column by uuid not null
hits.claim column until timestamp with time zone not null
hits.claim constraint claim_key PRIMARY KEY (bureau, hit_id)
hits.claim trigger CREATE TRIGGER watch_delete AFTER DELETE ON hits.claim REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_hits_claim()
hits.claim trigger CREATE TRIGGER watch_insert AFTER INSERT ON hits.claim REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_hits_claim()
hits.claim trigger CREATE TRIGGER watch_update AFTER UPDATE ON hits.claim REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_hits_claim()
hits.claim grant delete to comity_app
hits.claim grant insert to comity_app
hits.claim grant select to comity_app
hits.claim grant update to comity_app
hits.claim row security
hits.claim policy own_claims for all to comity_app using (bureau = hits.caller()) with check (bureau = hits.caller())
hits.claim policy system_all for all to comity_system using true with check true
hits.event column owner text not null
hits.event column hit_id uuid not null
hits.event column id uuid not null
hits.event column at timestamp with time zone not null
hits.event column what text not null
hits.event column bureau text not null
hits.event column by uuid
hits.event column word text
hits.event column reason text
hits.event column note text
hits.event column check_id uuid
hits.event column only_for text
hits.event constraint event_key PRIMARY KEY (owner, hit_id, id)
hits.event constraint event_of FOREIGN KEY (owner, hit_id) REFERENCES hits.hit(owner, id) ON UPDATE CASCADE ON DELETE CASCADE
hits.event constraint event_what CHECK ((what = ANY (ARRAY['raised'::text, 'asked_again'::text, 'sent_to_source'::text, 'reminded'::text, 'escalated'::text, 'claimed'::text, 'decided'::text, 'undone'::text, 'compared'::text, 'details_requested'::text, 'released'::text, 'noted'::text, 'outcome_recorded'::text, 'closed'::text])))
hits.event index CREATE INDEX event_asked_again ON hits.event USING btree (bureau, check_id) WHERE (what = 'asked_again'::text)
hits.event index CREATE INDEX event_of_check ON hits.event USING btree (check_id) WHERE (check_id IS NOT NULL)
hits.event trigger CREATE TRIGGER watch_delete AFTER DELETE ON hits.event REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_hits_event()
hits.event trigger CREATE TRIGGER watch_insert AFTER INSERT ON hits.event REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_hits_event()
hits.event trigger CREATE TRIGGER watch_update AFTER UPDATE ON hits.event REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_hits_event()
hits.event grant insert to comity_app
hits.event grant select to comity_app
hits.event row security
hits.event policy own_lines for insert to comity_app with check ((bureau = hits.caller()) AND (EXISTS ( SELECT 1 FROM hits.hit h WHERE ((h.owner = event.owner) AND (h.id = event.hit_id)))))
hits.event policy sides_read for select to comity_app using (((only_for IS NULL) OR (only_for = hits.caller())) AND (EXISTS ( SELECT 1 FROM hits.hit h WHERE ((h.owner = event.owner) AND (h.id = event.hit_id)))))
hits.event policy system_all for all to comity_system using true with check true
hits.hit column owner text not null
hits.hit column id uuid not null
hits.hit column desk text not null
hits.hit column asker text not null
hits.hit column origin text not null
hits.hit column record_id uuid not null
hits.hit column record_version integer not null
hits.hit column record_kind text not null
hits.hit column record_source text
hits.hit column record_reference text
hits.hit column level text not null
hits.hit column is_core boolean not null
hits.hit column hub_may_see boolean not null
hits.hit column check_id uuid
hits.hit column standing_id uuid
hits.hit column about uuid
hits.hit column asked_by uuid not null
hits.hit column purpose text not null
hits.hit column asked jsonb
hits.hit column matched jsonb
hits.hit column similarity real
hits.hit column strength text not null
hits.hit column question_hash bytea not null
hits.hit column times integer not null default 1
hits.hit column is_held boolean not null
hits.hit column raised_at timestamp with time zone not null
hits.hit column due_at timestamp with time zone not null
hits.hit column reminded_at timestamp with time zone
hits.hit column escalated_at timestamp with time zone
hits.hit column state text not null
hits.hit column verdict text
hits.hit column verdict_reason text
hits.hit column verdict_by uuid
hits.hit column verdict_at timestamp with time zone
hits.hit column compared text
hits.hit column compared_by uuid
hits.hit column compared_at timestamp with time zone
hits.hit column details_requested_at timestamp with time zone
hits.hit column released_at timestamp with time zone
hits.hit column outcome text
hits.hit column outcome_by uuid
hits.hit column outcome_at timestamp with time zone
hits.hit column closed_at timestamp with time zone
hits.hit column desk_due_at timestamp with time zone
hits.hit column asker_due_at timestamp with time zone
hits.hit constraint hit_closed CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL)))
hits.hit constraint hit_closed_is_done CHECK (((closed_at IS NULL) OR ((desk_due_at IS NULL) AND (asker_due_at IS NULL))))
hits.hit constraint hit_compared CHECK ((compared = ANY (ARRAY['identical'::text, 'not_identical'::text, 'unsure'::text])))
hits.hit constraint hit_compared_whole CHECK ((num_nonnulls(compared, compared_by, compared_at) = ANY (ARRAY[0, 3])))
hits.hit constraint hit_key PRIMARY KEY (owner, id)
hits.hit constraint hit_kind CHECK ((record_kind = ANY (ARRAY['person'::text, 'organisation'::text, 'vessel'::text, 'travel_document'::text, 'administrative_document'::text, 'vehicle'::text, 'aircraft'::text, 'firearm'::text, 'communication'::text, 'account'::text, 'wallet'::text, 'container'::text, 'work_of_art'::text])))
hits.hit constraint hit_known_to_owner_alone CHECK (((state <> 'raised'::text) OR (origin = 'restricted'::text)))
hits.hit constraint hit_late CHECK (((state = 'no_reply'::text) <= (escalated_at IS NOT NULL)))
hits.hit constraint hit_level CHECK ((level = ANY (ARRAY['fouo'::text, 'restricted'::text, 'confidential'::text])))
hits.hit constraint hit_origin CHECK ((origin = ANY (ARRAY['check'::text, 'officer'::text, 'retro'::text, 'standing'::text, 'restricted'::text])))
hits.hit constraint hit_outcome CHECK ((outcome = ANY (ARRAY['arrested'::text, 'located'::text, 'identified'::text, 'seized'::text, 'refused_entry'::text, 'handed_over'::text, 'released'::text, 'nothing'::text, 'noted'::text, 'contacted'::text])))
hits.hit constraint hit_outcome_is_state CHECK (((state = ANY (ARRAY['action_recorded'::text, 'closed'::text])) = (outcome IS NOT NULL)))
hits.hit constraint hit_outcome_whole CHECK ((num_nonnulls(outcome, outcome_by, outcome_at) = ANY (ARRAY[0, 3])))
hits.hit constraint hit_restricted_has_no_clock CHECK (((origin <> 'restricted'::text) OR (escalated_at IS NULL)))
hits.hit constraint hit_state CHECK ((state = ANY (ARRAY['raised'::text, 'sent_to_source'::text, 'no_reply'::text, 'unsure'::text, 'confirmed'::text, 'not_identical'::text, 'record_obsolete'::text, 'action_recorded'::text, 'closed'::text])))
hits.hit constraint hit_strength CHECK ((strength = ANY (ARRAY['strong'::text, 'weak'::text])))
hits.hit constraint hit_verdict CHECK ((verdict = ANY (ARRAY['confirmed'::text, 'not_identical'::text, 'record_obsolete'::text, 'unsure'::text])))
hits.hit constraint hit_verdict_is_state CHECK (((state <> ALL (ARRAY['confirmed'::text, 'not_identical'::text, 'record_obsolete'::text, 'unsure'::text])) OR (state = verdict)))
hits.hit constraint hit_verdict_whole CHECK ((num_nonnulls(verdict, verdict_reason, verdict_by, verdict_at) = ANY (ARRAY[0, 4])))
hits.hit index CREATE INDEX hit_answered ON hits.hit USING btree (desk, asker_due_at, id) WHERE ((desk_due_at IS NULL) AND (asker_due_at IS NOT NULL))
hits.hit index CREATE INDEX hit_clock ON hits.hit USING btree (due_at) WHERE (state = 'sent_to_source'::text)
hits.hit index CREATE INDEX hit_closed_of_asker ON hits.hit USING btree (asker, closed_at, id) WHERE ((closed_at IS NOT NULL) AND (origin <> 'restricted'::text))
hits.hit index CREATE INDEX hit_closed_of_desk ON hits.hit USING btree (desk, closed_at, id) WHERE (closed_at IS NOT NULL)
hits.hit index CREATE INDEX hit_id ON hits.hit USING btree (id)
hits.hit index CREATE INDEX hit_late_for_watch ON hits.hit USING btree (due_at, id) WHERE ((state = 'no_reply'::text) AND hub_may_see)
hits.hit index CREATE INDEX hit_late_of_asker ON hits.hit USING btree (asker, due_at, id) WHERE (state = 'no_reply'::text)
hits.hit index CREATE INDEX hit_late_of_desk ON hits.hit USING btree (desk, due_at, id) WHERE (state = 'no_reply'::text)
hits.hit index CREATE INDEX hit_of_asker ON hits.hit USING btree (asker, id)
hits.hit index CREATE INDEX hit_of_desk ON hits.hit USING btree (desk, id)
hits.hit index CREATE INDEX hit_of_later_record ON hits.hit USING btree (asker, check_id) WHERE (origin = 'retro'::text)
hits.hit index CREATE INDEX hit_of_record ON hits.hit USING btree (record_id, id)
hits.hit index CREATE UNIQUE INDEX hit_open ON hits.hit USING btree (owner, asker, record_id, question_hash) WHERE ((outcome IS NULL) AND (verdict IS DISTINCT FROM 'not_identical'::text) AND (origin <> 'restricted'::text))
hits.hit index CREATE INDEX hit_ours ON hits.hit USING btree (asker, asker_due_at, id) WHERE ((asker_due_at IS NOT NULL) AND (origin <> 'restricted'::text))
hits.hit index CREATE UNIQUE INDEX hit_restricted_once ON hits.hit USING btree (owner, check_id, record_id) WHERE (origin = 'restricted'::text)
hits.hit index CREATE INDEX hit_to_close ON hits.hit USING btree (outcome_at) WHERE (state = 'action_recorded'::text)
hits.hit index CREATE INDEX hit_to_confirm ON hits.hit USING btree (desk, desk_due_at, id) WHERE (desk_due_at IS NOT NULL)
hits.hit trigger CREATE TRIGGER watch_delete AFTER DELETE ON hits.hit REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_hits_hit()
hits.hit trigger CREATE TRIGGER watch_insert AFTER INSERT ON hits.hit REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_hits_hit()
hits.hit trigger CREATE TRIGGER watch_update AFTER UPDATE ON hits.hit REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_hits_hit()
hits.hit grant insert to comity_app
hits.hit grant select to comity_app
hits.hit grant update to comity_app
hits.hit row security
hits.hit policy sides_read for select to comity_app using ((desk = hits.caller()) OR (owner = hits.caller()) OR ((origin <> 'restricted'::text) AND hits.is_cleared(level) AND ((asker = hits.caller()) OR ((hits.caller() = 'HUB'::text) AND hub_may_see))))
hits.hit policy sides_write for update to comity_app using ((desk = hits.caller()) OR (owner = hits.caller()) OR ((origin <> 'restricted'::text) AND hits.is_cleared(level) AND (asker = hits.caller())))
hits.hit policy system_all for all to comity_system using true with check true
hits.settled column owner text not null
hits.settled column record_id uuid not null
hits.settled column asker text not null
hits.settled column question_hash bytea not null
hits.settled column record_version integer not null
hits.settled column desk text not null
hits.settled column hit_id uuid not null
hits.settled column at timestamp with time zone not null
hits.settled constraint settled_key PRIMARY KEY (owner, record_id, asker, question_hash)
hits.settled index CREATE INDEX settled_of_question ON hits.settled USING btree (asker, question_hash)
hits.settled trigger CREATE TRIGGER watch_delete AFTER DELETE ON hits.settled REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_hits_settled()
hits.settled trigger CREATE TRIGGER watch_insert AFTER INSERT ON hits.settled REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_hits_settled()
hits.settled trigger CREATE TRIGGER watch_update AFTER UPDATE ON hits.settled REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_hits_settled()
hits.settled grant delete to comity_app
hits.settled grant insert to comity_app
hits.settled grant select to comity_app
hits.settled grant update to comity_app
hits.settled row security
hits.settled policy desk_settles for all to comity_app using ((owner = hits.caller()) OR (desk = hits.caller())) with check ((owner = hits.caller()) OR (desk = hits.caller()))
hits.settled policy sides_read for select to comity_app using ((asker = hits.caller()) OR (owner = hits.caller()) OR (desk = hits.caller()))
hits.settled policy system_all for all to comity_system using true with check true
inquiries.answer column bureau text not null
inquiries.answer column inquiry_id uuid not null
inquiries.answer column asker text not null
inquiries.answer column level text not null
inquiries.answer column state text not null
inquiries.answer column answer text
inquiries.answer column reply text
inquiries.answer column answered_by uuid
inquiries.answer column answered_at timestamp with time zone
inquiries.answer constraint answer_bureau_fkey FOREIGN KEY (bureau) REFERENCES bureaus.bureau(code)
inquiries.answer constraint answer_given CHECK ((((state = 'answered'::text) = (answer IS NOT NULL)) AND ((answer IS NULL) = (answered_at IS NULL))))
inquiries.answer constraint answer_key PRIMARY KEY (bureau, inquiry_id)
inquiries.answer constraint answer_kind CHECK ((answer = ANY (ARRAY['nothing'::text, 'reply'::text])))
inquiries.answer constraint answer_level CHECK ((level = ANY (ARRAY['fouo'::text, 'restricted'::text, 'confidential'::text])))
inquiries.answer constraint answer_nothing CHECK (((answer IS DISTINCT FROM 'nothing'::text) OR (reply IS NULL)))
inquiries.answer constraint answer_of FOREIGN KEY (asker, inquiry_id) REFERENCES inquiries.inquiry(asker, id)
inquiries.answer constraint answer_other CHECK ((bureau <> asker))
inquiries.answer constraint answer_state CHECK ((state = ANY (ARRAY['waiting'::text, 'answered'::text, 'closed'::text])))
inquiries.answer index CREATE INDEX answer_inquiry ON inquiries.answer USING btree (asker, inquiry_id)
inquiries.answer index CREATE INDEX answer_waiting ON inquiries.answer USING btree (bureau, inquiry_id) WHERE (state = 'waiting'::text)
inquiries.answer trigger CREATE TRIGGER watch_delete AFTER DELETE ON inquiries.answer REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_inquiries_answer()
inquiries.answer trigger CREATE TRIGGER watch_insert AFTER INSERT ON inquiries.answer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_inquiries_answer()
inquiries.answer trigger CREATE TRIGGER watch_update AFTER UPDATE ON inquiries.answer REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_inquiries_answer()
inquiries.answer grant insert to comity_app
inquiries.answer grant select to comity_app
inquiries.answer grant update to comity_app
inquiries.answer row security
inquiries.answer policy answer_of_system for all to comity_system using true with check true
inquiries.answer policy answer_seen for all to comity_app using ((asker = current_setting('app.bureau'::text, true)) OR ((bureau = current_setting('app.bureau'::text, true)) AND (current_setting('app.bureau_state'::text, true) = 'active'::text))) with check ((asker = current_setting('app.bureau'::text, true)) OR (bureau = current_setting('app.bureau'::text, true)))
inquiries.inquiry column asker text not null
inquiries.inquiry column id uuid not null
inquiries.inquiry column asked_by uuid not null
inquiries.inquiry column asked_at timestamp with time zone not null
inquiries.inquiry column purpose text not null
inquiries.inquiry column level text not null
inquiries.inquiry column reply_by timestamp with time zone not null
inquiries.inquiry column question text
inquiries.inquiry column withdrawn_at timestamp with time zone
inquiries.inquiry column forgotten_at timestamp with time zone
inquiries.inquiry constraint inquiry_asker_fkey FOREIGN KEY (asker) REFERENCES bureaus.bureau(code)
inquiries.inquiry constraint inquiry_forgotten CHECK (((question IS NULL) = (forgotten_at IS NOT NULL)))
inquiries.inquiry constraint inquiry_key PRIMARY KEY (asker, id)
inquiries.inquiry constraint inquiry_level CHECK ((level = ANY (ARRAY['fouo'::text, 'restricted'::text, 'confidential'::text])))
inquiries.inquiry constraint inquiry_time CHECK ((reply_by > asked_at))
inquiries.inquiry index CREATE INDEX inquiry_age ON inquiries.inquiry USING btree (reply_by) WHERE (forgotten_at IS NULL)
inquiries.inquiry index CREATE INDEX inquiry_id ON inquiries.inquiry USING btree (id)
inquiries.inquiry trigger CREATE TRIGGER watch_delete AFTER DELETE ON inquiries.inquiry REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_inquiries_inquiry()
inquiries.inquiry trigger CREATE TRIGGER watch_insert AFTER INSERT ON inquiries.inquiry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_inquiries_inquiry()
inquiries.inquiry trigger CREATE TRIGGER watch_update AFTER UPDATE ON inquiries.inquiry REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_inquiries_inquiry()
inquiries.inquiry grant insert to comity_app
inquiries.inquiry grant select to comity_app
inquiries.inquiry grant update to comity_app
inquiries.inquiry row security
inquiries.inquiry policy inquiry_of_system for all to comity_system using true with check true
inquiries.inquiry policy inquiry_seen for all to comity_app using ((asker = current_setting('app.bureau'::text, true)) OR (EXISTS ( SELECT 1 FROM inquiries.answer a WHERE ((a.bureau = current_setting('app.bureau'::text, true)) AND (a.inquiry_id = inquiry.id))))) with check (asker = current_setting('app.bureau'::text, true))
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
journal.act column writer integer
journal.act column number bigint
journal.act column tx text
journal.act constraint act_actor_kind CHECK ((actor_kind = ANY (ARRAY['user'::text, 'program'::text, 'system'::text])))
journal.act constraint act_number UNIQUE (writer, number)
journal.act constraint act_numbered CHECK ((((writer IS NULL) = (number IS NULL)) AND ((writer IS NULL) = (tx IS NULL))))
journal.act constraint act_outcome CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])))
journal.act constraint act_pkey PRIMARY KEY (id)
journal.act index CREATE INDEX act_actor ON journal.act USING btree (actor_id, at DESC)
journal.act index CREATE INDEX act_at ON journal.act USING btree (at DESC, id DESC)
journal.act index CREATE INDEX act_of_bureau ON journal.act USING btree (bureau, at DESC, id DESC)
journal.act index CREATE INDEX act_of_desk ON journal.act USING btree (bureau, at DESC) WHERE ((act !~~ 'check.%'::text) AND (act !~~ '%.read'::text) AND (act !~~ 'session.%'::text) AND (act !~~ 'journal.%'::text))
journal.act index CREATE INDEX act_other ON journal.act USING btree (act, at DESC, id DESC) WHERE (act <> 'check.answered'::text)
journal.act index CREATE INDEX act_other_of_bureau ON journal.act USING btree (bureau, act, at DESC, id DESC) WHERE (act <> 'check.answered'::text)
journal.act index CREATE INDEX act_refused ON journal.act USING btree (at DESC, id DESC) WHERE (outcome = 'refused'::text)
journal.act index CREATE INDEX act_refused_of_bureau ON journal.act USING btree (bureau, at DESC, id DESC) WHERE (outcome = 'refused'::text)
journal.act index CREATE INDEX act_subject ON journal.act USING btree (subject, at DESC)
journal.act index CREATE INDEX act_tx ON journal.act USING btree (tx)
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
journal.chain grant select to comity_app
journal.change column id bigint not null
journal.change column tx text not null
journal.change column relation text not null
journal.change column operation text not null
journal.change column columns text[] not null
journal.change column keys text[] not null
journal.change column salt bytea not null
journal.change column old bytea[] not null
journal.change column new bytea[] not null
journal.change constraint change_has_an_act TRIGGER DEFERRABLE INITIALLY DEFERRED
journal.change constraint change_operation CHECK ((operation = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text])))
journal.change constraint change_pkey PRIMARY KEY (id)
journal.change index CREATE INDEX change_tx ON journal.change USING btree (tx, id)
journal.change trigger CREATE CONSTRAINT TRIGGER change_has_an_act AFTER INSERT ON journal.change DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal.require_act()
journal.change trigger CREATE TRIGGER change_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.change FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change()
journal.change grant select to comity_app
journal.checkpoint column size bigint not null
journal.checkpoint column root bytea not null
journal.checkpoint column at timestamp with time zone not null
journal.checkpoint column note text not null
journal.checkpoint constraint checkpoint_pkey PRIMARY KEY (size)
journal.checkpoint index CREATE INDEX checkpoint_at ON journal.checkpoint USING btree (at DESC)
journal.checkpoint trigger CREATE TRIGGER checkpoint_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change()
journal.checkpoint grant select to comity_app
journal.cosignature column witness text not null
journal.cosignature column size bigint not null
journal.cosignature column at timestamp with time zone not null
journal.cosignature column line text not null
journal.cosignature constraint cosignature_key PRIMARY KEY (witness, size)
journal.cosignature grant select to comity_app
journal.counted column pid integer not null
journal.counted column number bigint not null
journal.counted constraint counted_pkey PRIMARY KEY (pid)
journal.counted grant select to comity_app
journal.followed_succession column origin text not null
journal.followed_succession column place integer not null
journal.followed_succession column at timestamp with time zone not null
journal.followed_succession column note text not null
journal.followed_succession constraint followed_succession_key PRIMARY KEY (origin, place)
journal.followed_succession trigger CREATE TRIGGER followed_succession_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.followed_succession FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change()
journal.followed_succession trigger CREATE TRIGGER watch_delete AFTER DELETE ON journal.followed_succession REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_journal_followed_succession()
journal.followed_succession trigger CREATE TRIGGER watch_insert AFTER INSERT ON journal.followed_succession REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_journal_followed_succession()
journal.followed_succession trigger CREATE TRIGGER watch_update AFTER UPDATE ON journal.followed_succession REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_journal_followed_succession()
journal.followed_succession grant select to comity_app
journal.hold column id uuid not null
journal.hold column bureau text
journal.hold column subject text
journal.hold column reason text not null
journal.hold column placed_at timestamp with time zone not null
journal.hold column placed_by uuid not null
journal.hold column released_at timestamp with time zone
journal.hold column released_by uuid
journal.hold constraint hold_pkey PRIMARY KEY (id)
journal.hold constraint hold_released CHECK (((released_at IS NULL) = (released_by IS NULL)))
journal.hold trigger CREATE TRIGGER watch_delete AFTER DELETE ON journal.hold REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_journal_hold()
journal.hold trigger CREATE TRIGGER watch_insert AFTER INSERT ON journal.hold REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_journal_hold()
journal.hold trigger CREATE TRIGGER watch_update AFTER UPDATE ON journal.hold REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_journal_hold()
journal.hold grant insert to comity_app
journal.hold grant select to comity_app
journal.hole column pid integer not null
journal.hole column missing bigint not null
journal.hole column index bigint not null
journal.hole column found_at timestamp with time zone not null
journal.hole trigger CREATE TRIGGER hole_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.hole FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change()
journal.hole grant select to comity_app
journal.leaf column index bigint not null
journal.leaf column act_id uuid not null
journal.leaf column entry bytea not null
journal.leaf constraint leaf_act UNIQUE (act_id)
journal.leaf constraint leaf_index CHECK ((index >= 0))
journal.leaf constraint leaf_pkey PRIMARY KEY (index)
journal.leaf trigger CREATE TRIGGER leaf_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.leaf FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change()
journal.leaf grant select to comity_app
journal.proof column alone boolean not null default true
journal.proof column at timestamp with time zone not null
journal.proof constraint proof_alone CHECK (alone)
journal.proof constraint proof_pkey PRIMARY KEY (alone)
journal.proof grant select to comity_app
journal.review column bureau text not null
journal.review column week date not null
journal.review column opened_at timestamp with time zone not null
journal.review column late_at timestamp with time zone not null
journal.review column is_late boolean not null default false
journal.review column finding text
journal.review column signed_at timestamp with time zone
journal.review column signed_by uuid
journal.review constraint review_finding CHECK ((finding = ANY (ARRAY['nothing'::text, 'followed_up'::text, 'incident'::text])))
journal.review constraint review_key PRIMARY KEY (bureau, week)
journal.review constraint review_signed CHECK ((((signed_at IS NULL) = (signed_by IS NULL)) AND ((signed_at IS NULL) = (finding IS NULL))))
journal.review index CREATE INDEX review_open ON journal.review USING btree (week) WHERE (signed_at IS NULL)
journal.review trigger CREATE TRIGGER watch_delete AFTER DELETE ON journal.review REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_journal_review()
journal.review trigger CREATE TRIGGER watch_insert AFTER INSERT ON journal.review REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_journal_review()
journal.review trigger CREATE TRIGGER watch_update AFTER UPDATE ON journal.review REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_journal_review()
journal.review grant select to comity_app
journal.succession column place integer not null
journal.succession column at timestamp with time zone not null
journal.succession column note text not null
journal.succession constraint succession_pkey PRIMARY KEY (place)
journal.succession trigger CREATE TRIGGER succession_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.succession FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change()
journal.succession trigger CREATE TRIGGER watch_delete AFTER DELETE ON journal.succession REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_journal_succession()
journal.succession trigger CREATE TRIGGER watch_insert AFTER INSERT ON journal.succession REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_journal_succession()
journal.succession trigger CREATE TRIGGER watch_update AFTER UPDATE ON journal.succession REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_journal_succession()
journal.succession grant select to comity_app
journal.waiting column act_id uuid not null
journal.waiting constraint waiting_pkey PRIMARY KEY (act_id)
journal.waiting grant insert to comity_app
journal.waiting grant select to comity_app
journal.witnessed column origin text not null
journal.witnessed column size bigint not null
journal.witnessed column root bytea not null
journal.witnessed column at timestamp with time zone not null
journal.witnessed column note text not null
journal.witnessed constraint witnessed_pkey PRIMARY KEY (origin)
journal.witnessed grant select to comity_app
journal.writer column pid integer not null
journal.writer column last bigint not null
journal.writer constraint writer_pkey PRIMARY KEY (pid)
journal.writer grant select to comity_app
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
records.delta_piece column owner text not null
records.delta_piece column delta_key text not null
records.delta_piece column piece integer not null
records.delta_piece column at timestamp with time zone not null
records.delta_piece column by uuid not null
records.delta_piece column salt bytea not null
records.delta_piece column root bytea not null
records.delta_piece column added integer not null
records.delta_piece column changed integer not null
records.delta_piece column renewed integer not null
records.delta_piece column unchanged integer not null
records.delta_piece column withdrawn integer not null
records.delta_piece column deleted integer not null
records.delta_piece column refused jsonb not null
records.delta_piece constraint delta_piece_counted CHECK ((piece > 0))
records.delta_piece constraint delta_piece_key PRIMARY KEY (owner, delta_key, piece)
records.delta_piece index CREATE INDEX delta_piece_age ON records.delta_piece USING btree (at)
records.delta_piece grant insert to comity_app
records.delta_piece grant select to comity_app
records.delta_piece row security, for its owner too
records.delta_piece policy comity_itself for all to comity_system using true with check true
records.delta_piece policy own_delta for all to comity_app using (owner = current_setting('app.bureau'::text, true))
records.idempotency_key column bureau text not null
records.idempotency_key column key text not null
records.idempotency_key column request_sha256 bytea not null
records.idempotency_key column answer jsonb not null
records.idempotency_key column at timestamp with time zone not null
records.idempotency_key constraint idempotency_key_key PRIMARY KEY (bureau, key)
records.idempotency_key index CREATE INDEX idempotency_key_age ON records.idempotency_key USING btree (at)
records.idempotency_key grant delete to comity_app
records.idempotency_key grant insert to comity_app
records.idempotency_key grant select to comity_app
records.idempotency_key row security, for its owner too
records.idempotency_key policy comity_itself for all to comity_system using true with check true
records.idempotency_key policy own_key for all to comity_app using (bureau = current_setting('app.bureau'::text, true))
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
records.import column things integer not null default 0
records.import column kind text
records.import constraint import_ended CHECK (((state = 'running'::text) = (ended_at IS NULL)))
records.import constraint import_error CHECK (((state = 'failed'::text) = (error_kind IS NOT NULL)))
records.import constraint import_format CHECK ((format = ANY (ARRAY['un'::text, 'ofac'::text, 'ftm'::text, 'csv'::text, 'xlsx'::text])))
records.import constraint import_key PRIMARY KEY (owner, id)
records.import constraint import_kind CHECK (((kind IS NOT NULL) = (format = ANY (ARRAY['csv'::text, 'xlsx'::text]))))
records.import constraint import_state CHECK ((state = ANY (ARRAY['running'::text, 'finished'::text, 'failed'::text, 'interrupted'::text])))
records.import index CREATE INDEX import_started ON records.import USING btree (started_at DESC, id DESC)
records.import trigger CREATE TRIGGER watch_delete AFTER DELETE ON records.import REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_import()
records.import trigger CREATE TRIGGER watch_insert AFTER INSERT ON records.import REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_import()
records.import trigger CREATE TRIGGER watch_update AFTER UPDATE ON records.import REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_import()
records.import grant delete to comity_app
records.import grant insert to comity_app
records.import grant select to comity_app
records.import grant update to comity_app
records.import row security, for its owner too
records.import policy import_of_comity for all to comity_system using true with check true
records.import policy import_own for all to comity_app using ((( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif") = owner) OR ((( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif") = 'HUB'::text) AND (format = ANY (ARRAY['un'::text, 'ofac'::text])))) with check ((( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif") = owner) OR ((( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif") = 'HUB'::text) AND (format = ANY (ARRAY['un'::text, 'ofac'::text]))))
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
records.import_rejection trigger CREATE TRIGGER watch_delete AFTER DELETE ON records.import_rejection REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_import_rejection()
records.import_rejection trigger CREATE TRIGGER watch_insert AFTER INSERT ON records.import_rejection REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_import_rejection()
records.import_rejection trigger CREATE TRIGGER watch_update AFTER UPDATE ON records.import_rejection REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_import_rejection()
records.import_rejection grant delete to comity_app
records.import_rejection grant insert to comity_app
records.import_rejection grant select to comity_app
records.import_rejection row security, for its owner too
records.import_rejection policy import_rejection_of_comity for all to comity_system using true with check true
records.import_rejection policy import_rejection_own for all to comity_app using (EXISTS ( SELECT 1 FROM records.import i WHERE ((i.owner = import_rejection.owner) AND (i.id = import_rejection.import_id))))
records.judgement column bureau text not null
records.judgement column id uuid not null
records.judgement column left_owner text not null
records.judgement column left_id uuid not null
records.judgement column left_version integer not null
records.judgement column right_owner text not null
records.judgement column right_id uuid not null
records.judgement column right_version integer not null
records.judgement column verdict text not null
records.judgement column reason text not null
records.judgement column at timestamp with time zone not null
records.judgement column by uuid not null
records.judgement column undone_at timestamp with time zone
records.judgement column undone_by uuid
records.judgement constraint judgement_key PRIMARY KEY (bureau, id)
records.judgement constraint judgement_left FOREIGN KEY (left_owner, left_id) REFERENCES records.record(owner, id) ON UPDATE CASCADE ON DELETE CASCADE
records.judgement constraint judgement_ordered CHECK ((left_id < right_id))
records.judgement constraint judgement_right FOREIGN KEY (right_owner, right_id) REFERENCES records.record(owner, id) ON UPDATE CASCADE ON DELETE CASCADE
records.judgement constraint judgement_undone CHECK (((undone_at IS NULL) = (undone_by IS NULL)))
records.judgement constraint judgement_verdict CHECK ((verdict = ANY (ARRAY['same'::text, 'not_same'::text, 'unsure'::text])))
records.judgement index CREATE INDEX judgement_of_left ON records.judgement USING btree (left_id, right_id)
records.judgement index CREATE INDEX judgement_of_right ON records.judgement USING btree (right_id, left_id)
records.judgement index CREATE INDEX judgement_unsure ON records.judgement USING btree (bureau, id) WHERE ((undone_at IS NULL) AND (verdict = 'unsure'::text))
records.judgement trigger CREATE TRIGGER watch_delete AFTER DELETE ON records.judgement REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_judgement()
records.judgement trigger CREATE TRIGGER watch_insert AFTER INSERT ON records.judgement REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_judgement()
records.judgement trigger CREATE TRIGGER watch_update AFTER UPDATE ON records.judgement REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_judgement()
records.judgement grant delete to comity_app
records.judgement grant insert to comity_app
records.judgement grant select to comity_app
records.judgement grant update to comity_app
records.judgement row security, for its owner too
records.judgement policy comity_itself for all to comity_system using true with check true
records.judgement policy gone_with_the_record for delete to comity_app using ((current_setting('app.bureau'::text, true) = left_owner) OR (current_setting('app.bureau'::text, true) = right_owner))
records.judgement policy own_judgement for insert to comity_app with check (bureau = current_setting('app.bureau'::text, true))
records.judgement policy own_undo for update to comity_app using (bureau = current_setting('app.bureau'::text, true))
records.judgement policy seen_with_both for select to comity_app using ((EXISTS ( SELECT 1 FROM records.record r WHERE ((r.owner = judgement.left_owner) AND (r.id = judgement.left_id)))) AND (EXISTS ( SELECT 1 FROM records.record r WHERE ((r.owner = judgement.right_owner) AND (r.id = judgement.right_id)))))
records.numbers_read column rules integer not null
records.numbers_read column owner text not null
records.numbers_read column id uuid not null
records.numbers_read column finished_at timestamp with time zone
records.numbers_read constraint numbers_read_key PRIMARY KEY (rules)
records.numbers_read row security, for its owner too
records.numbers_read policy comity_itself for all to comity_system using true with check true
records.proposal column owner text not null
records.proposal column id uuid not null
records.proposal column record_id uuid not null
records.proposal column bureau text not null
records.proposal column base_version integer not null
records.proposal column body jsonb
records.proposal column statements jsonb
records.proposal column reason text
records.proposal column made_at timestamp with time zone not null
records.proposal column made_by uuid not null
records.proposal column state text not null
records.proposal column decided_at timestamp with time zone
records.proposal column decided_by uuid
records.proposal column answer text
records.proposal column version integer
records.proposal constraint proposal_decided CHECK (((state = 'open'::text) = (decided_at IS NULL)))
records.proposal constraint proposal_key PRIMARY KEY (owner, id)
records.proposal constraint proposal_made_a_version CHECK (((state = 'accepted'::text) = (version IS NOT NULL)))
records.proposal constraint proposal_of FOREIGN KEY (owner, record_id) REFERENCES records.record(owner, id) ON UPDATE CASCADE ON DELETE CASCADE
records.proposal constraint proposal_state CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))
records.proposal index CREATE INDEX proposal_id ON records.proposal USING btree (id)
records.proposal index CREATE INDEX proposal_of_record ON records.proposal USING btree (owner, record_id)
records.proposal index CREATE INDEX proposal_open ON records.proposal USING btree (owner, record_id) WHERE (state = 'open'::text)
records.proposal index CREATE INDEX proposal_received ON records.proposal USING btree (owner, state, id)
records.proposal index CREATE INDEX proposal_sent ON records.proposal USING btree (bureau, state, id)
records.proposal trigger CREATE TRIGGER watch_delete AFTER DELETE ON records.proposal REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_proposal()
records.proposal trigger CREATE TRIGGER watch_insert AFTER INSERT ON records.proposal REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_proposal()
records.proposal trigger CREATE TRIGGER watch_update AFTER UPDATE ON records.proposal REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_proposal()
records.proposal grant insert to comity_app
records.proposal grant select to comity_app
records.proposal grant update to comity_app
records.proposal row security, for its owner too
records.proposal policy both_sides for all to comity_app using ((current_setting('app.bureau'::text, true) = owner) OR (current_setting('app.bureau'::text, true) = bureau))
records.proposal policy comity_itself for all to comity_system using true with check true
records.receipt column owner text not null
records.receipt column record_id uuid not null
records.receipt column bureau text not null
records.receipt column first_shown_at timestamp with time zone not null
records.receipt column last_shown_at timestamp with time zone not null
records.receipt column notice_at timestamp with time zone
records.receipt column notice_ground text
records.receipt column notice_kind text
records.receipt column notice_proof bytea
records.receipt column acknowledged_at timestamp with time zone
records.receipt column acknowledged_by uuid
records.receipt column receipt_sha256 bytea
records.receipt column deletion_act uuid
records.receipt column notice_act uuid
records.receipt column receipt_act uuid
records.receipt constraint receipt_acknowledged CHECK ((num_nonnulls(acknowledged_at, acknowledged_by, receipt_sha256) = ANY (ARRAY[0, 3])))
records.receipt constraint receipt_after_notice CHECK (((acknowledged_at IS NULL) OR (notice_at IS NOT NULL)))
records.receipt constraint receipt_key PRIMARY KEY (bureau, record_id)
records.receipt constraint receipt_notice CHECK ((num_nonnulls(notice_at, notice_ground, notice_kind, notice_proof) = ANY (ARRAY[0, 4])))
records.receipt constraint receipt_notice_acts CHECK ((((deletion_act IS NULL) = (notice_act IS NULL)) AND ((notice_act IS NULL) OR (notice_at IS NOT NULL))))
records.receipt constraint receipt_of FOREIGN KEY (owner, record_id) REFERENCES records.record(owner, id) ON UPDATE CASCADE ON DELETE CASCADE
records.receipt constraint receipt_own_act CHECK (((receipt_act IS NULL) OR (acknowledged_at IS NOT NULL)))
records.receipt index CREATE INDEX receipt_notices ON records.receipt USING btree (bureau, notice_at, record_id) WHERE (notice_at IS NOT NULL)
records.receipt index CREATE INDEX receipt_of_record ON records.receipt USING btree (owner, record_id)
records.receipt trigger CREATE TRIGGER watch_delete AFTER DELETE ON records.receipt REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_receipt()
records.receipt trigger CREATE TRIGGER watch_insert AFTER INSERT ON records.receipt REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_receipt()
records.receipt trigger CREATE TRIGGER watch_update AFTER UPDATE ON records.receipt REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_receipt()
records.receipt grant delete to comity_app
records.receipt grant insert to comity_app
records.receipt grant select to comity_app
records.receipt grant update to comity_app
records.receipt row security, for its owner too
records.receipt policy both_sides for all to comity_app using ((current_setting('app.bureau'::text, true) = owner) OR (current_setting('app.bureau'::text, true) = bureau))
records.receipt policy comity_itself for all to comity_system using true with check true
records.record column owner text not null
records.record column id uuid not null
records.record column owner_unit text
records.record column kind text not null
records.record column source text
records.record column reference text
records.record column purpose text
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
records.record column body jsonb
records.record column body_sha256 bytea
records.record column created_at timestamp with time zone not null
records.record column created_by uuid not null
records.record column updated_at timestamp with time zone not null
records.record column updated_by uuid not null
records.record column handling_text text
records.record column share_lists uuid[] not null default '{}'::uuid[]
records.record column audience text[] not null
records.record column denied text[] not null default '{}'::text[]
records.record column purposes text[] not null
records.record column disclosure text not null default 'full'::text
records.record column limited boolean not null default false
records.record column caveat text
records.record column ground text
records.record column retention_rule text
records.record column reminded_for timestamp with time zone
records.record column held_since timestamp with time zone
records.record column held_by uuid
records.record column held_reason text
records.record column deleted_at timestamp with time zone
records.record column proof_sha256 bytea
records.record column barred_sha256 bytea
records.record column wrong_numbers jsonb
records.record constraint record_audience CHECK (
CASE share_to
    WHEN 'owner'::text THEN (audience = '{}'::text[])
    WHEN 'listed'::text THEN ((audience @> share_bureaus) AND (NOT (audience @> '{*}'::text[])))
    ELSE (audience = '{*}'::text[])
END)
records.record constraint record_body_kind CHECK (((body ->> 'kind'::text) = kind))
records.record constraint record_bureaus CHECK ((array_to_string(((audience || denied) || share_bureaus), ''::text, '?'::text) ~ '^\*?([A-Z]{3})*$'::text))
records.record constraint record_caveat CHECK ((caveat ~ '^[a-z_]+$'::text))
records.record constraint record_deleted CHECK ((((status = 'deleted'::text) = (body IS NULL)) AND ((status = 'deleted'::text) = (deleted_at IS NOT NULL)) AND ((status = 'deleted'::text) = (proof_sha256 IS NOT NULL))))
records.record constraint record_denied CHECK (
CASE share_to
    WHEN 'all_except'::text THEN (denied @> share_bureaus)
    WHEN 'listed'::text THEN true
    ELSE (denied = '{}'::text[])
END)
records.record constraint record_disclosure CHECK ((disclosure = ANY (ARRAY['full'::text, 'on_release'::text])))
records.record constraint record_grade CHECK ((grade ~ '^[A-F][1-6]$'::text))
records.record constraint record_ground CHECK ((ground = ANY (ARRAY['owner'::text, 'list'::text, 'review_missed'::text, 'expired'::text, 'rights'::text])))
records.record constraint record_ground_says_why CHECK (((status = 'live'::text) = (ground IS NULL)))
records.record constraint record_handling CHECK ((handling <@ ARRAY['H0'::text, 'H1'::text, 'H2'::text, 'H3'::text]))
records.record constraint record_handling_text CHECK ((('H3'::text = ANY (handling)) = (handling_text IS NOT NULL)))
records.record constraint record_held CHECK ((((held_since IS NULL) = (held_by IS NULL)) AND ((held_since IS NULL) = (held_reason IS NULL))))
records.record constraint record_hold_beats_deletion CHECK (((held_since IS NULL) OR (status <> 'deleted'::text)))
records.record constraint record_issuer_writes CHECK (((kind <> 'travel_document'::text) OR (body IS NULL) OR ((body ->> 'issuer'::text) = owner)))
records.record constraint record_key PRIMARY KEY (owner, id)
records.record constraint record_kind CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text, 'vessel'::text, 'travel_document'::text, 'administrative_document'::text, 'vehicle'::text, 'aircraft'::text, 'firearm'::text, 'communication'::text, 'account'::text, 'wallet'::text, 'container'::text, 'work_of_art'::text])))
records.record constraint record_level CHECK ((level = ANY (ARRAY['fouo'::text, 'restricted'::text, 'confidential'::text])))
records.record constraint record_purged CHECK ((num_nonnulls(source, reference, purpose, body_sha256) =
CASE
    WHEN (status = 'deleted'::text) THEN 0
    ELSE 4
END))
records.record constraint record_purposes CHECK ((purposes <@ ARRAY['wanted'::text, 'locate'::text, 'investigate'::text, 'warn'::text, 'identify'::text, 'forensic'::text, 'security_check'::text, 'border'::text, 'threat_analysis'::text]))
records.record constraint record_reference UNIQUE (owner, source, reference)
records.record constraint record_retention_rule CHECK ((retention_rule = ANY (ARRAY['rpd'::text, 'owner'::text, 'purpose'::text, 'law'::text])))
records.record constraint record_share CHECK (
CASE
    WHEN (share_to = ANY (ARRAY['listed'::text, 'all_except'::text])) THEN true
    ELSE ((share_bureaus = '{}'::text[]) AND (share_lists = '{}'::uuid[]))
END)
records.record constraint record_share_to CHECK ((share_to = ANY (ARRAY['all'::text, 'owner'::text, 'listed'::text, 'all_except'::text])))
records.record constraint record_source CHECK ((source = ANY (ARRAY['un'::text, 'ofac'::text, 'ftm'::text, 'sheet'::text, 'own'::text, 'demo'::text])))
records.record constraint record_status CHECK ((status = ANY (ARRAY['live'::text, 'withdrawn'::text, 'deleted'::text])))
records.record constraint record_version CHECK ((version > 0))
records.record constraint record_wrong_numbers CHECK (((wrong_numbers IS NULL) OR (body IS NOT NULL)))
records.record index CREATE INDEX record_audience_of ON records.record USING gin (audience)
records.record index CREATE INDEX record_barred ON records.record USING btree (owner, barred_sha256) WHERE (barred_sha256 IS NOT NULL)
records.record index CREATE INDEX record_delete_due ON records.record USING btree (delete_at) WHERE ((status <> 'deleted'::text) AND (held_since IS NULL))
records.record index CREATE INDEX record_handled ON records.record USING btree (owner, level, handling, denied) WHERE (status <> 'deleted'::text)
records.record index CREATE INDEX record_id ON records.record USING hash (id)
records.record index CREATE INDEX record_in_latin_only ON records.record USING btree (owner, id) WHERE ((status = 'live'::text) AND (kind = 'person'::text) AND (NOT ((body -> 'names'::text) @> '[{"type": "original"}]'::jsonb)) AND ((body -> 'nationalities'::text) ?| ARRAY['AFG'::text, 'ARE'::text, 'ARM'::text, 'BGD'::text, 'BGR'::text, 'BHR'::text, 'BLR'::text, 'BTN'::text, 'CHN'::text, 'CYP'::text, 'DZA'::text, 'EGY'::text, 'ERI'::text, 'ETH'::text, 'GEO'::text, 'GRC'::text, 'HKG'::text, 'IND'::text, 'IRN'::text, 'IRQ'::text, 'ISR'::text, 'JOR'::text, 'JPN'::text, 'KAZ'::text, 'KGZ'::text, 'KHM'::text, 'KOR'::text, 'KWT'::text, 'LAO'::text, 'LBN'::text, 'LBY'::text, 'LKA'::text, 'MAC'::text, 'MAR'::text, 'MDV'::text, 'MKD'::text, 'MMR'::text, 'MNG'::text, 'MRT'::text, 'NPL'::text, 'OMN'::text, 'PAK'::text, 'PRK'::text, 'PSE'::text, 'QAT'::text, 'RUS'::text, 'SAU'::text, 'SDN'::text, 'SRB'::text, 'SYR'::text, 'THA'::text, 'TJK'::text, 'TUN'::text, 'TWN'::text, 'UKR'::text, 'YEM'::text]))
records.record index CREATE INDEX record_own_by_kind ON records.record USING btree (owner, kind, id)
records.record index CREATE INDEX record_own_by_status ON records.record USING btree (owner, status, id)
records.record index CREATE INDEX record_own_due ON records.record USING btree (owner, review_at, id) WHERE (status = 'live'::text)
records.record index CREATE INDEX record_reference_prefix ON records.record USING btree (owner, reference text_pattern_ops)
records.record index CREATE INDEX record_reminder_due ON records.record USING btree (review_at) WHERE ((status = 'live'::text) AND (reminded_for IS DISTINCT FROM review_at))
records.record index CREATE INDEX record_review_due ON records.record USING btree (review_at) WHERE (status = 'live'::text)
records.record index CREATE INDEX record_shared_by_list ON records.record USING gin (share_lists) WHERE (share_lists <> '{}'::uuid[])
records.record index CREATE INDEX record_without_birth_date ON records.record USING btree (owner, id) WHERE ((status = 'live'::text) AND (kind = 'person'::text) AND ((body -> 'born'::text) = '[]'::jsonb))
records.record index CREATE INDEX record_wrong_number ON records.record USING btree (owner, id) WHERE ((status = 'live'::text) AND (wrong_numbers IS NOT NULL))
records.record trigger CREATE TRIGGER watch_delete AFTER DELETE ON records.record REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_record()
records.record trigger CREATE TRIGGER watch_insert AFTER INSERT ON records.record REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_record()
records.record trigger CREATE TRIGGER watch_update AFTER UPDATE ON records.record REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_record()
records.record grant delete to comity_app
records.record grant insert to comity_app
records.record grant select to comity_app
records.record grant update to comity_app
records.record row security, for its owner too
records.record policy record_added for insert to comity_app with check (owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif"))
records.record policy record_changed for update to comity_app using (owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif")) with check (owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif"))
records.record policy record_of_comity for all to comity_system using true with check true
records.record policy record_removed for delete to comity_app using (owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif"))
records.record policy record_seen for select to comity_app using (((owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif")) OR (((audience @> ARRAY[( SELECT '*'::text)]) OR (audience @> ARRAY[( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif")])) AND (NOT (denied @> ARRAY[( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif")])) AND ((level = ANY (( SELECT CASE NULLIF(current_setting('app.clearance'::text, true), ''::text) WHEN 'fouo'::text THEN ARRAY['fouo'::text] WHEN 'restricted'::text THEN ARRAY['fouo'::text, 'restricted'::text] WHEN 'confidential'::text THEN ARRAY['fouo'::text, 'restricted'::text, 'confidential'::text] ELSE NULL::text[] END AS "case")::text[])) AND (handling <@ ( SELECT ARRAY['H0'::text, 'H1'::text, 'H2'::text, 'H3'::text] AS "array")) AND (purposes @> ARRAY[( SELECT NULLIF(current_setting('app.purpose'::text, true), ''::text) AS "nullif")]) AND (COALESCE(grade, ''::text) = ANY (( SELECT ARRAY[''::text, 'A1'::text, 'A2'::text, 'A3'::text, 'A4'::text, 'A5'::text, 'A6'::text, 'B1'::text, 'B2'::text, 'B3'::text, 'B4'::text, 'B5'::text, 'B6'::text, 'C1'::text, 'C2'::text, 'C3'::text, 'C4'::text, 'C5'::text, 'C6'::text, 'D1'::text, 'D2'::text, 'D3'::text, 'D4'::text, 'D5'::text, 'D6'::text, 'E1'::text, 'E2'::text, 'E3'::text, 'E4'::text, 'E5'::text, 'E6'::text, 'F1'::text, 'F2'::text, 'F3'::text, 'F4'::text, 'F5'::text, 'F6'::text] AS "array")::text[])) AND ((NOT ( SELECT (NULLIF(current_setting('app.purpose'::text, true), ''::text) = ANY (ARRAY['border'::text, 'security_check'::text])))) OR (COALESCE(grade, ''::text) = ANY (( SELECT ARRAY[''::text, 'A1'::text, 'A2'::text, 'A3'::text, 'A4'::text, 'B1'::text, 'B2'::text, 'B3'::text, 'B4'::text, 'C1'::text, 'C2'::text, 'C3'::text, 'C4'::text, 'D1'::text, 'D2'::text, 'D3'::text, 'D4'::text] AS "array")::text[])))) AND (( SELECT (NULLIF(current_setting('app.bureau'::text, true), ''::text) ~ '^[A-Z]{3}$'::text)) AND ( SELECT (NULLIF(current_setting('app.bureau_state'::text, true), ''::text) = 'active'::text)) AND (owner <> ALL (( SELECT records.inactive_owners() AS inactive_owners)::text[]))))) AND ((NOT limited) OR ((owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif")) AND ( SELECT ('bureau_head'::text = ANY (string_to_array(NULLIF(current_setting('app.roles'::text, true), ''::text), ','::text))))) OR ( SELECT ((NULLIF(current_setting('app.bureau'::text, true), ''::text) = 'HUB'::text) AND (string_to_array(NULLIF(current_setting('app.roles'::text, true), ''::text), ','::text) && ARRAY['hub_reviewer'::text, 'commission'::text])))))
records.review column owner text not null
records.review column id uuid not null
records.review column record_id uuid not null
records.review column ground text not null
records.review column due_at timestamp with time zone not null
records.review column opened_at timestamp with time zone not null
records.review column decided_at timestamp with time zone
records.review column decided_by uuid
records.review column decision text
records.review column reason text
records.review constraint review_decided CHECK ((num_nonnulls(decided_at, decided_by, decision) = ANY (ARRAY[0, 3])))
records.review constraint review_decision CHECK ((decision = ANY (ARRAY['renewed'::text, 'withdrawn'::text, 'deleted'::text, 'kept'::text])))
records.review constraint review_ground CHECK ((ground = ANY (ARRAY['expiry_ahead'::text, 'obsolete'::text])))
records.review constraint review_key PRIMARY KEY (owner, id)
records.review constraint review_of FOREIGN KEY (owner, record_id) REFERENCES records.record(owner, id) ON UPDATE CASCADE ON DELETE CASCADE
records.review index CREATE INDEX review_of_record ON records.review USING btree (owner, record_id)
records.review index CREATE UNIQUE INDEX review_open ON records.review USING btree (owner, record_id, ground) WHERE (decided_at IS NULL)
records.review index CREATE INDEX review_queue ON records.review USING btree (owner, due_at, id) WHERE (decided_at IS NULL)
records.review trigger CREATE TRIGGER watch_delete AFTER DELETE ON records.review REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_review()
records.review trigger CREATE TRIGGER watch_insert AFTER INSERT ON records.review REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_review()
records.review trigger CREATE TRIGGER watch_update AFTER UPDATE ON records.review REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_review()
records.review grant insert to comity_app
records.review grant select to comity_app
records.review grant update to comity_app
records.review row security, for its owner too
records.review policy asked_by_a_hit for insert to comity_app with check (EXISTS ( SELECT 1 FROM records.record r WHERE ((r.owner = review.owner) AND (r.id = review.record_id))))
records.review policy comity_itself for all to comity_system using true with check true
records.review policy own_review for all to comity_app using (owner = current_setting('app.bureau'::text, true))
records.sharing_list column owner text not null
records.sharing_list column id uuid not null
records.sharing_list column name text not null
records.sharing_list column bureaus text[] not null
records.sharing_list column version integer not null
records.sharing_list column state text not null
records.sharing_list constraint sharing_list_bureaus CHECK ((array_to_string(bureaus, ''::text, '?'::text) ~ '^([A-Z]{3})*$'::text))
records.sharing_list constraint sharing_list_count CHECK ((version > 0))
records.sharing_list constraint sharing_list_key PRIMARY KEY (owner, id)
records.sharing_list constraint sharing_list_name CHECK ((name <> ''::text))
records.sharing_list constraint sharing_list_state CHECK ((state = ANY (ARRAY['live'::text, 'deleted'::text])))
records.sharing_list index CREATE UNIQUE INDEX sharing_list_named ON records.sharing_list USING btree (owner, name) WHERE (state = 'live'::text)
records.sharing_list trigger CREATE TRIGGER watch_delete AFTER DELETE ON records.sharing_list REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_sharing_list()
records.sharing_list trigger CREATE TRIGGER watch_insert AFTER INSERT ON records.sharing_list REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_sharing_list()
records.sharing_list trigger CREATE TRIGGER watch_update AFTER UPDATE ON records.sharing_list REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_sharing_list()
records.sharing_list grant insert to comity_app
records.sharing_list grant select to comity_app
records.sharing_list grant update to comity_app
records.sharing_list row security, for its owner too
records.sharing_list policy sharing_list_named for select to comity_app using ((state = 'live'::text) AND (( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif") = ANY (bureaus)))
records.sharing_list policy sharing_list_of_comity for all to comity_system using true with check true
records.sharing_list policy sharing_list_own for all to comity_app using (owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif")) with check (owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif"))
records.sharing_list_version column owner text not null
records.sharing_list_version column id uuid not null
records.sharing_list_version column version integer not null
records.sharing_list_version column name text not null
records.sharing_list_version column bureaus text[] not null
records.sharing_list_version column state text not null
records.sharing_list_version column at timestamp with time zone not null
records.sharing_list_version column by uuid not null
records.sharing_list_version constraint sharing_list_version_key PRIMARY KEY (owner, id, version)
records.sharing_list_version constraint sharing_list_version_of FOREIGN KEY (owner, id) REFERENCES records.sharing_list(owner, id)
records.sharing_list_version trigger CREATE TRIGGER watch_delete AFTER DELETE ON records.sharing_list_version REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_sharing_list_version()
records.sharing_list_version trigger CREATE TRIGGER watch_insert AFTER INSERT ON records.sharing_list_version REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_sharing_list_version()
records.sharing_list_version trigger CREATE TRIGGER watch_update AFTER UPDATE ON records.sharing_list_version REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_sharing_list_version()
records.sharing_list_version grant insert to comity_app
records.sharing_list_version grant select to comity_app
records.sharing_list_version row security, for its owner too
records.sharing_list_version policy sharing_list_version_of_comity for all to comity_system using true with check true
records.sharing_list_version policy sharing_list_version_own for all to comity_app using (owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif")) with check (owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif"))
records.statement column owner text not null
records.statement column record_id uuid not null
records.statement column id uuid not null
records.statement column path text not null
records.statement column value_sha256 bytea not null
records.statement column source text not null
records.statement column grade text
records.statement column said_at timestamp with time zone not null
records.statement column said_by text not null
records.statement constraint statement_grade CHECK ((grade ~ '^[A-F][1-6]$'::text))
records.statement constraint statement_key PRIMARY KEY (owner, record_id, id)
records.statement constraint statement_of FOREIGN KEY (owner, record_id) REFERENCES records.record(owner, id) ON UPDATE CASCADE ON DELETE CASCADE
records.statement trigger CREATE TRIGGER watch_delete AFTER DELETE ON records.statement REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_statement()
records.statement trigger CREATE TRIGGER watch_insert AFTER INSERT ON records.statement REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_statement()
records.statement trigger CREATE TRIGGER watch_update AFTER UPDATE ON records.statement REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_statement()
records.statement grant delete to comity_app
records.statement grant insert to comity_app
records.statement grant select to comity_app
records.statement grant update to comity_app
records.statement row security, for its owner too
records.statement policy comity_itself for all to comity_system using true with check true
records.statement policy with_its_record for all to comity_app using (EXISTS ( SELECT 1 FROM records.record r WHERE ((r.owner = statement.owner) AND (r.id = statement.record_id)))) with check (owner = current_setting('app.bureau'::text, true))
records.transfer column owner text not null
records.transfer column id uuid not null
records.transfer column record_id uuid not null
records.transfer column kind text not null
records.transfer column from_bureau text not null
records.transfer column to_bureau text not null
records.transfer column reason text
records.transfer column offered_at timestamp with time zone not null
records.transfer column offered_by uuid not null
records.transfer column state text not null
records.transfer column decided_at timestamp with time zone
records.transfer column decided_by uuid
records.transfer constraint transfer_decided CHECK (((state = 'offered'::text) = (decided_at IS NULL)))
records.transfer constraint transfer_key PRIMARY KEY (owner, id)
records.transfer constraint transfer_of FOREIGN KEY (owner, record_id) REFERENCES records.record(owner, id) ON UPDATE CASCADE ON DELETE CASCADE
records.transfer constraint transfer_state CHECK ((state = ANY (ARRAY['offered'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))
records.transfer index CREATE INDEX transfer_id ON records.transfer USING btree (id)
records.transfer index CREATE INDEX transfer_of_record ON records.transfer USING btree (owner, record_id)
records.transfer index CREATE UNIQUE INDEX transfer_open ON records.transfer USING btree (owner, record_id) WHERE (state = 'offered'::text)
records.transfer index CREATE INDEX transfer_received ON records.transfer USING btree (to_bureau, state, id)
records.transfer index CREATE INDEX transfer_sent ON records.transfer USING btree (from_bureau, state, id)
records.transfer trigger CREATE TRIGGER watch_delete AFTER DELETE ON records.transfer REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_transfer()
records.transfer trigger CREATE TRIGGER watch_insert AFTER INSERT ON records.transfer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_transfer()
records.transfer trigger CREATE TRIGGER watch_update AFTER UPDATE ON records.transfer REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_transfer()
records.transfer grant insert to comity_app
records.transfer grant select to comity_app
records.transfer grant update to comity_app
records.transfer row security, for its owner too
records.transfer policy both_sides for all to comity_app using (((current_setting('app.bureau'::text, true) = owner) OR (current_setting('app.bureau'::text, true) = from_bureau)) OR (current_setting('app.bureau'::text, true) = to_bureau))
records.transfer policy comity_itself for all to comity_system using true with check true
records.version column owner text not null
records.version column id uuid not null
records.version column version integer not null
records.version column change text not null
records.version column body jsonb
records.version column status text not null
records.version column at timestamp with time zone not null
records.version column by uuid not null
records.version column envelope jsonb
records.version column reason text
records.version constraint version_change CHECK ((change = ANY (ARRAY['added'::text, 'changed'::text, 'removed'::text, 'corrected'::text, 'renewed'::text, 'lapsed'::text, 'transferred'::text, 'deleted'::text])))
records.version constraint version_key PRIMARY KEY (owner, id, version)
records.version constraint version_of FOREIGN KEY (owner, id) REFERENCES records.record(owner, id) ON UPDATE CASCADE
records.version trigger CREATE TRIGGER watch_delete AFTER DELETE ON records.version REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_version()
records.version trigger CREATE TRIGGER watch_insert AFTER INSERT ON records.version REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_version()
records.version trigger CREATE TRIGGER watch_update AFTER UPDATE ON records.version REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_records_version()
records.version grant delete to comity_app
records.version grant insert to comity_app
records.version grant select to comity_app
records.version grant update to comity_app
records.version row security, for its owner too
records.version policy version_added for insert to comity_app with check (owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif"))
records.version policy version_changed for update to comity_app using (owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif")) with check (owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif"))
records.version policy version_of_comity for all to comity_system using true with check true
records.version policy version_removed for delete to comity_app using (owner = ( SELECT NULLIF(current_setting('app.bureau'::text, true), ''::text) AS "nullif"))
records.version policy version_seen for select to comity_app using (EXISTS ( SELECT 1 FROM records.record r WHERE ((r.owner = version.owner) AND (r.id = version.id))))
rights.affected column request_id uuid not null
rights.affected column record_id uuid not null
rights.affected column owner text not null
rights.affected column limited boolean not null
rights.affected column is_pending boolean not null
rights.affected constraint affected_key PRIMARY KEY (request_id, record_id)
rights.affected constraint affected_request FOREIGN KEY (request_id) REFERENCES rights.request(id) ON DELETE CASCADE
rights.affected index CREATE INDEX affected_record ON rights.affected USING btree (record_id) WHERE is_pending
rights.affected trigger CREATE TRIGGER watch_delete AFTER DELETE ON rights.affected REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_affected()
rights.affected trigger CREATE TRIGGER watch_insert AFTER INSERT ON rights.affected REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_affected()
rights.affected trigger CREATE TRIGGER watch_update AFTER UPDATE ON rights.affected REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_affected()
rights.affected grant delete to comity_app
rights.affected grant insert to comity_app
rights.affected grant select to comity_app
rights.affected grant update to comity_app
rights.affected row security
rights.affected policy commission_alone for all to comity_app using rights.sits_at('commission'::text) with check rights.sits_at('commission'::text)
rights.affected policy system_all for all to comity_system using true with check true
rights.consultation column id uuid not null
rights.consultation column request_id uuid not null
rights.consultation column owner text not null
rights.consultation column kind text not null
rights.consultation column about text not null
rights.consultation column records uuid[] not null
rights.consultation column text text not null
rights.consultation column asked_at timestamp with time zone not null
rights.consultation column due_at timestamp with time zone not null
rights.consultation column reminded_at timestamp with time zone
rights.consultation column outcome text
rights.consultation column reasons text[] not null default '{}'::text[]
rights.consultation column remark text
rights.consultation column answered_at timestamp with time zone
rights.consultation column answered_by uuid
rights.consultation constraint consultation_about CHECK ((about = ANY (ARRAY['access'::text, 'correction'::text, 'deletion'::text])))
rights.consultation constraint consultation_answer CHECK ((((outcome IS NULL) = (answered_at IS NULL)) AND ((outcome IS NULL) = (answered_by IS NULL))))
rights.consultation constraint consultation_due CHECK ((due_at > asked_at))
rights.consultation constraint consultation_key PRIMARY KEY (id)
rights.consultation constraint consultation_kind CHECK ((kind = ANY (ARRAY['question'::text, 'order'::text])))
rights.consultation constraint consultation_outcome CHECK ((((kind = 'question'::text) AND (outcome = ANY (ARRAY['agree'::text, 'object'::text]))) OR ((kind = 'order'::text) AND (outcome = 'done'::text))))
rights.consultation constraint consultation_reasons CHECK (((reasons <> '{}'::text[]) = (NOT (outcome IS DISTINCT FROM 'object'::text))))
rights.consultation constraint consultation_records CHECK ((cardinality(records) > 0))
rights.consultation constraint consultation_request FOREIGN KEY (request_id) REFERENCES rights.request(id) ON DELETE CASCADE
rights.consultation index CREATE INDEX consultation_answered ON rights.consultation USING btree (owner, id DESC) WHERE (outcome IS NOT NULL)
rights.consultation index CREATE INDEX consultation_of_request ON rights.consultation USING btree (request_id, id)
rights.consultation index CREATE INDEX consultation_to_remind ON rights.consultation USING btree (due_at) WHERE ((outcome IS NULL) AND (reminded_at IS NULL))
rights.consultation index CREATE INDEX consultation_waiting ON rights.consultation USING btree (owner, id) WHERE (outcome IS NULL)
rights.consultation trigger CREATE TRIGGER watch_delete AFTER DELETE ON rights.consultation REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_consultation()
rights.consultation trigger CREATE TRIGGER watch_insert AFTER INSERT ON rights.consultation REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_consultation()
rights.consultation trigger CREATE TRIGGER watch_update AFTER UPDATE ON rights.consultation REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_consultation()
rights.consultation grant delete to comity_app
rights.consultation grant insert to comity_app
rights.consultation grant select to comity_app
rights.consultation grant update to comity_app
rights.consultation row security
rights.consultation policy commission_asks for all to comity_app using rights.sits_at('commission'::text) with check rights.sits_at('commission'::text)
rights.consultation policy owner_answers for update to comity_app using (rights.sits_at('head'::text) AND (owner = current_setting('app.bureau'::text, true)))
rights.consultation policy owner_reads for select to comity_app using (rights.sits_at('head'::text) AND (owner = current_setting('app.bureau'::text, true)))
rights.consultation policy system_all for all to comity_system using true with check true
rights.incident column id uuid not null
rights.incident column kind text not null
rights.incident column bureau text not null
rights.incident column reported_by uuid not null
rights.incident column detected_at timestamp with time zone not null
rights.incident column reported_at timestamp with time zone not null
rights.incident column description text not null
rights.incident column state text not null
rights.incident column severity text not null
rights.incident column progress jsonb not null
rights.incident column due_at timestamp with time zone
rights.incident constraint incident_clock CHECK (((state = 'closed'::text) = (due_at IS NULL)))
rights.incident constraint incident_detected_first CHECK ((detected_at <= reported_at))
rights.incident constraint incident_key PRIMARY KEY (id)
rights.incident constraint incident_kind CHECK ((kind = ANY (ARRAY['unauthorised_access'::text, 'disclosure'::text, 'loss'::text, 'alteration'::text, 'malware'::text, 'lost_device'::text, 'unavailable'::text, 'other'::text])))
rights.incident constraint incident_severity CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])))
rights.incident constraint incident_state CHECK ((state = ANY (ARRAY['reported'::text, 'assessed'::text, 'sources_informed'::text, 'restored'::text, 'closed'::text])))
rights.incident index CREATE INDEX incident_bureau ON rights.incident USING btree (bureau, id DESC)
rights.incident index CREATE INDEX incident_closed ON rights.incident USING btree (id DESC) WHERE (state = 'closed'::text)
rights.incident index CREATE INDEX incident_due ON rights.incident USING btree (due_at, id) WHERE (state <> 'closed'::text)
rights.incident trigger CREATE TRIGGER watch_delete AFTER DELETE ON rights.incident REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_incident()
rights.incident trigger CREATE TRIGGER watch_insert AFTER INSERT ON rights.incident REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_incident()
rights.incident trigger CREATE TRIGGER watch_update AFTER UPDATE ON rights.incident REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_incident()
rights.incident grant insert to comity_app
rights.incident grant select to comity_app
rights.incident grant update to comity_app
rights.incident row security
rights.incident policy anyone_reports for insert to comity_app with check (bureau = current_setting('app.bureau'::text, true))
rights.incident policy head_reads for select to comity_app using (rights.sits_at('head'::text) AND ((bureau = current_setting('app.bureau'::text, true)) OR (EXISTS ( SELECT 1 FROM rights.incident_source s WHERE ((s.incident_id = incident.id) AND (s.bureau = current_setting('app.bureau'::text, true)) AND (s.informed_at IS NOT NULL))))))
rights.incident policy reviewer_handles for all to comity_app using rights.sits_at('reviewer'::text) with check rights.sits_at('reviewer'::text)
rights.incident policy system_all for all to comity_system using true with check true
rights.incident_source column incident_id uuid not null
rights.incident_source column bureau text not null
rights.incident_source column records uuid[] not null
rights.incident_source column informed_at timestamp with time zone
rights.incident_source column acknowledged_at timestamp with time zone
rights.incident_source column acknowledged_by uuid
rights.incident_source constraint incident_source_acknowledged CHECK (((acknowledged_at IS NULL) = (acknowledged_by IS NULL)))
rights.incident_source constraint incident_source_informed_first CHECK (((acknowledged_at IS NULL) OR (informed_at IS NOT NULL)))
rights.incident_source constraint incident_source_key PRIMARY KEY (incident_id, bureau)
rights.incident_source constraint incident_source_of FOREIGN KEY (incident_id) REFERENCES rights.incident(id)
rights.incident_source index CREATE INDEX incident_source_bureau ON rights.incident_source USING btree (bureau, incident_id DESC) WHERE (informed_at IS NOT NULL)
rights.incident_source trigger CREATE TRIGGER watch_delete AFTER DELETE ON rights.incident_source REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_incident_source()
rights.incident_source trigger CREATE TRIGGER watch_insert AFTER INSERT ON rights.incident_source REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_incident_source()
rights.incident_source trigger CREATE TRIGGER watch_update AFTER UPDATE ON rights.incident_source REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_incident_source()
rights.incident_source grant insert to comity_app
rights.incident_source grant select to comity_app
rights.incident_source grant update to comity_app
rights.incident_source row security
rights.incident_source policy reviewer_names_sources for all to comity_app using rights.sits_at('reviewer'::text) with check rights.sits_at('reviewer'::text)
rights.incident_source policy source_acknowledges for update to comity_app using (rights.sits_at('head'::text) AND (bureau = current_setting('app.bureau'::text, true)) AND (informed_at IS NOT NULL))
rights.incident_source policy source_reads_own for select to comity_app using (rights.sits_at('head'::text) AND (bureau = current_setting('app.bureau'::text, true)) AND (informed_at IS NOT NULL))
rights.incident_source policy system_all for all to comity_system using true with check true
rights.measure column id uuid not null
rights.measure column incident_id uuid not null
rights.measure column at timestamp with time zone not null
rights.measure column by uuid not null
rights.measure column bureau text not null
rights.measure column text text not null
rights.measure constraint measure_key PRIMARY KEY (id)
rights.measure constraint measure_of FOREIGN KEY (incident_id) REFERENCES rights.incident(id)
rights.measure index CREATE INDEX measure_of_incident ON rights.measure USING btree (incident_id, id)
rights.measure trigger CREATE TRIGGER watch_delete AFTER DELETE ON rights.measure REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_measure()
rights.measure trigger CREATE TRIGGER watch_insert AFTER INSERT ON rights.measure REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_measure()
rights.measure trigger CREATE TRIGGER watch_update AFTER UPDATE ON rights.measure REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_measure()
rights.measure grant insert to comity_app
rights.measure grant select to comity_app
rights.measure row security
rights.measure policy head_reads_measures for select to comity_app using (rights.sits_at('head'::text) AND (EXISTS ( SELECT 1 FROM rights.incident i WHERE ((i.id = measure.incident_id) AND (i.bureau = current_setting('app.bureau'::text, true))))))
rights.measure policy head_takes_measures for insert to comity_app with check (rights.sits_at('head'::text) AND (bureau = current_setting('app.bureau'::text, true)) AND (EXISTS ( SELECT 1 FROM rights.incident i WHERE ((i.id = measure.incident_id) AND (i.bureau = current_setting('app.bureau'::text, true))))))
rights.measure policy reviewer_reads_measures for all to comity_app using rights.sits_at('reviewer'::text) with check rights.sits_at('reviewer'::text)
rights.measure policy system_all for all to comity_system using true with check true
rights.notice column id uuid not null
rights.notice column request_id uuid not null
rights.notice column bureau text not null
rights.notice column record_id uuid not null
rights.notice column owner text not null
rights.notice column sent_at timestamp with time zone not null
rights.notice column due_at timestamp with time zone not null
rights.notice column acknowledged_at timestamp with time zone
rights.notice column acknowledged_by uuid
rights.notice constraint notice_acknowledged CHECK (((acknowledged_at IS NULL) = (acknowledged_by IS NULL)))
rights.notice constraint notice_key PRIMARY KEY (id)
rights.notice constraint notice_once UNIQUE (request_id, bureau, record_id)
rights.notice constraint notice_request FOREIGN KEY (request_id) REFERENCES rights.request(id) ON DELETE CASCADE
rights.notice index CREATE INDEX notice_acknowledged_of ON rights.notice USING btree (bureau, id DESC) WHERE (acknowledged_at IS NOT NULL)
rights.notice index CREATE INDEX notice_waiting ON rights.notice USING btree (bureau, id) WHERE (acknowledged_at IS NULL)
rights.notice trigger CREATE TRIGGER watch_delete AFTER DELETE ON rights.notice REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_notice()
rights.notice trigger CREATE TRIGGER watch_insert AFTER INSERT ON rights.notice REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_notice()
rights.notice trigger CREATE TRIGGER watch_update AFTER UPDATE ON rights.notice REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_notice()
rights.notice grant delete to comity_app
rights.notice grant insert to comity_app
rights.notice grant select to comity_app
rights.notice grant update to comity_app
rights.notice row security
rights.notice policy commission_notifies for all to comity_app using rights.sits_at('commission'::text) with check rights.sits_at('commission'::text)
rights.notice policy recipient_acknowledges for update to comity_app using (rights.sits_at('head'::text) AND (bureau = current_setting('app.bureau'::text, true)))
rights.notice policy recipient_reads for select to comity_app using (rights.sits_at('head'::text) AND (bureau = current_setting('app.bureau'::text, true)))
rights.notice policy system_all for all to comity_system using true with check true
rights.request column id uuid not null
rights.request column kind text not null
rights.request column language text not null
rights.request column applicant jsonb not null
rights.request column wish text not null
rights.request column received_at timestamp with time zone not null
rights.request column state text not null
rights.request column progress jsonb not null
rights.request column due_at timestamp with time zone
rights.request constraint request_clock CHECK (((state = 'closed'::text) = (due_at IS NULL)))
rights.request constraint request_key PRIMARY KEY (id)
rights.request constraint request_kind CHECK ((kind = ANY (ARRAY['access'::text, 'correction'::text, 'deletion'::text])))
rights.request constraint request_language CHECK ((language = ANY (ARRAY['ar'::text, 'en'::text, 'fr'::text, 'es'::text])))
rights.request constraint request_received_first CHECK ((received_at <= due_at))
rights.request constraint request_state CHECK ((state = ANY (ARRAY['received'::text, 'inadmissible'::text, 'admissible'::text, 'located'::text, 'owner_consulted'::text, 'decision_proposed'::text, 'decided'::text, 'executed'::text, 'recipients_notified'::text, 'closed'::text])))
rights.request index CREATE INDEX request_closed ON rights.request USING btree (id DESC) WHERE (state = 'closed'::text)
rights.request index CREATE INDEX request_due ON rights.request USING btree (due_at, id) WHERE (state <> 'closed'::text)
rights.request trigger CREATE TRIGGER watch_delete AFTER DELETE ON rights.request REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_request()
rights.request trigger CREATE TRIGGER watch_insert AFTER INSERT ON rights.request REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_request()
rights.request trigger CREATE TRIGGER watch_update AFTER UPDATE ON rights.request REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_rights_request()
rights.request grant delete to comity_app
rights.request grant insert to comity_app
rights.request grant select to comity_app
rights.request grant update to comity_app
rights.request row security
rights.request policy commission_alone for all to comity_app using rights.sits_at('commission'::text) with check rights.sits_at('commission'::text)
rights.request policy system_all for all to comity_system using true with check true
shifts.handover column bureau text not null
shifts.handover column id uuid not null
shifts.handover column since timestamp with time zone not null
shifts.handover column until timestamp with time zone not null
shifts.handover column left_by uuid not null
shifts.handover column summary text not null
shifts.handover column picture jsonb not null
shifts.handover column state text not null
shifts.handover column taken_by uuid
shifts.handover column settled_at timestamp with time zone
shifts.handover constraint handover_by_two CHECK ((taken_by <> left_by))
shifts.handover constraint handover_covers_time CHECK ((since <= until))
shifts.handover constraint handover_key PRIMARY KEY (bureau, id)
shifts.handover constraint handover_settled CHECK (((state = 'offered'::text) = (settled_at IS NULL)))
shifts.handover constraint handover_state CHECK ((state = ANY (ARRAY['offered'::text, 'signed'::text, 'withdrawn'::text])))
shifts.handover constraint handover_taken CHECK (((state = 'signed'::text) = (taken_by IS NOT NULL)))
shifts.handover index CREATE INDEX handover_age ON shifts.handover USING btree (until)
shifts.handover index CREATE UNIQUE INDEX handover_on_offer ON shifts.handover USING btree (bureau) WHERE (state = 'offered'::text)
shifts.handover index CREATE INDEX handover_signed ON shifts.handover USING btree (bureau, id DESC) WHERE (state = 'signed'::text)
shifts.handover trigger CREATE TRIGGER watch_delete AFTER DELETE ON shifts.handover REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_shifts_handover()
shifts.handover trigger CREATE TRIGGER watch_insert AFTER INSERT ON shifts.handover REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_shifts_handover()
shifts.handover trigger CREATE TRIGGER watch_update AFTER UPDATE ON shifts.handover REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_shifts_handover()
shifts.handover grant delete to comity_app
shifts.handover grant insert to comity_app
shifts.handover grant select to comity_app
shifts.handover row security
shifts.handover policy own_bureau for all to comity_app using (bureau = current_setting('app.bureau'::text, true)) with check (bureau = current_setting('app.bureau'::text, true))
shifts.handover policy system_all for all to comity_system using true with check true
shifts.note column bureau text not null
shifts.note column id uuid not null
shifts.note column at timestamp with time zone not null
shifts.note column by uuid not null
shifts.note column text text not null
shifts.note constraint note_key PRIMARY KEY (bureau, id)
shifts.note constraint note_text CHECK ((text <> ''::text))
shifts.note index CREATE INDEX note_age ON shifts.note USING btree (at)
shifts.note index CREATE INDEX note_at ON shifts.note USING btree (bureau, at)
shifts.note trigger CREATE TRIGGER watch_delete AFTER DELETE ON shifts.note REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_shifts_note()
shifts.note trigger CREATE TRIGGER watch_insert AFTER INSERT ON shifts.note REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_shifts_note()
shifts.note trigger CREATE TRIGGER watch_update AFTER UPDATE ON shifts.note REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION journal.watch_shifts_note()
shifts.note grant delete to comity_app
shifts.note grant insert to comity_app
shifts.note grant select to comity_app
shifts.note row security
shifts.note policy own_bureau for all to comity_app using (bureau = current_setting('app.bureau'::text, true)) with check (bureau = current_setting('app.bureau'::text, true))
shifts.note policy system_all for all to comity_system using true with check true
