-- Where a draft's prefilled answers come from. No foreign key: an erased application leaves nothing to prefill from,
-- and its id then says nothing.
ALTER TABLE applications ADD COLUMN prefilled_from_id uuid;

-- Questions whose prefilled answer the team did not want; it is not offered again.
ALTER TABLE application_sections ADD COLUMN prefill_cleared text[];
