-- Which acts of the journal prove a deletion to each side. Null for what was told before this.
alter table records.receipt
  -- The owner's, that it deleted the record.
  add column deletion_act uuid,
  -- The bureau's own, that it was told.
  add column notice_act uuid,
  -- The bureau's own, that it answered for its copies.
  add column receipt_act uuid,
  add constraint receipt_notice_acts check ((deletion_act is null) = (notice_act is null)
                                            and (notice_act is null or notice_at is not null)),
  add constraint receipt_own_act check (receipt_act is null or acknowledged_at is not null);
