-- Questions of one bureau to the people of others. Nothing here knows whether a record exists. See capabilities/inquiries/README.md.
create schema inquiries;
grant usage on schema inquiries to comity_app;

create table inquiries.inquiry (
  asker        text not null references bureaus.bureau (code),
  id           uuid not null,
  asked_by     uuid not null,
  asked_at     timestamptz not null,
  purpose      text not null,
  level        text not null constraint inquiry_level check (level in ('fouo', 'restricted', 'confidential')),
  reply_by     timestamptz not null,
  -- Emptied when it is forgotten.
  question     text,
  withdrawn_at timestamptz,
  forgotten_at timestamptz,
  constraint inquiry_key primary key (asker, id),
  constraint inquiry_forgotten check ((question is null) = (forgotten_at is not null)),
  constraint inquiry_time check (reply_by > asked_at)
);
create index inquiry_id on inquiries.inquiry (id);
create index inquiry_age on inquiries.inquiry (reply_by) where forgotten_at is null;

-- One line for each bureau that is asked; none learns of the others.
create table inquiries.answer (
  bureau      text not null references bureaus.bureau (code),
  inquiry_id  uuid not null,
  asker       text not null,
  level       text not null constraint answer_level check (level in ('fouo', 'restricted', 'confidential')),
  state       text not null constraint answer_state check (state in ('waiting', 'answered', 'closed')),
  answer      text constraint answer_kind check (answer in ('nothing', 'reply')),
  reply       text,
  answered_by uuid,
  answered_at timestamptz,
  constraint answer_key primary key (bureau, inquiry_id),
  constraint answer_of foreign key (asker, inquiry_id) references inquiries.inquiry (asker, id),
  constraint answer_other check (bureau <> asker),
  constraint answer_given check ((state = 'answered') = (answer is not null) and (answer is null) = (answered_at is null)),
  -- "Nothing for you" carries no word that could tell one case from the other.
  constraint answer_nothing check (answer is distinct from 'nothing' or reply is null)
);
create index answer_waiting on inquiries.answer (bureau, inquiry_id) where state = 'waiting';
create index answer_inquiry on inquiries.answer (asker, inquiry_id);

grant select, insert, update on inquiries.inquiry, inquiries.answer to comity_app;

-- The second wall: who asked sees every answer, who is asked its own line alone.
alter table inquiries.answer enable row level security;
create policy answer_seen on inquiries.answer to comity_app
  using (asker = current_setting('app.bureau', true)
         or (bureau = current_setting('app.bureau', true) and current_setting('app.bureau_state', true) = 'active'))
  with check (asker = current_setting('app.bureau', true) or bureau = current_setting('app.bureau', true));
create policy answer_of_system on inquiries.answer to comity_system using (true) with check (true);

alter table inquiries.inquiry enable row level security;
create policy inquiry_seen on inquiries.inquiry to comity_app
  using (asker = current_setting('app.bureau', true)
         or exists (select 1
                      from inquiries.answer a
                     where a.bureau = current_setting('app.bureau', true)
                       and a.inquiry_id = inquiry.id))
  with check (asker = current_setting('app.bureau', true));
create policy inquiry_of_system on inquiries.inquiry to comity_system using (true) with check (true);
