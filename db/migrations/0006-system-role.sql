-- Comity itself, as far as it reads and writes for nobody in particular. See infra/db.ts.
do $$
begin
  if not exists (select 1 from pg_catalog.pg_roles r where r.rolname = 'comity_system') then
    create role comity_system nologin;
  end if;
  if not pg_catalog.pg_has_role(current_user, 'comity_system', 'member') then
    execute format('grant comity_system to %I', current_user);
  end if;
end $$;

-- It may what the answering role may; row-level security tells them apart.
grant comity_app to comity_system;
