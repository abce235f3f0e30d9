-- Things beside persons, organisations and vessels. The lists are those of kernel/record-kind.ts.
alter table records.record drop constraint record_kind;
alter table records.record add constraint record_kind check (kind in (
  'person', 'organisation', 'vessel', 'travel_document', 'administrative_document', 'vehicle', 'aircraft', 'firearm',
  'communication', 'account', 'wallet', 'container', 'work_of_art'));
alter table hits.hit drop constraint hit_kind;
alter table hits.hit add constraint hit_kind check (record_kind in (
  'person', 'organisation', 'vessel', 'travel_document', 'administrative_document', 'vehicle', 'aircraft', 'firearm',
  'communication', 'account', 'wallet', 'container', 'work_of_art'));

-- Only the country that issued a travel document writes about it: no import, transfer or restored export gets past this.
alter table records.record add constraint record_issuer_writes check (
  kind <> 'travel_document' or body is null or body ->> 'issuer' = owner);

-- Records of an import that are about none of the three named kinds.
alter table records.import add column things integer not null default 0;
-- What a table of our own template is about; null of lists, which tell it entry by entry.
alter table records.import add column kind text;

-- Tables of our own templates: their records are a source of their own, so that none replaces what was typed by hand.
alter table records.record drop constraint record_source;
alter table records.record add constraint record_source check (source in ('un', 'ofac', 'ftm', 'sheet', 'own', 'demo'));
alter table records.import drop constraint import_format;
alter table records.import add constraint import_format check (format in ('un', 'ofac', 'ftm', 'csv', 'xlsx'));
alter table records.import add constraint import_kind check ((kind is not null) = (format in ('csv', 'xlsx')));
