-- CreateTable
CREATE TABLE "audit_pending" (
    "seq" BIGINT NOT NULL,
    CONSTRAINT "audit_pending_pkey" PRIMARY KEY ("seq")
);
-- CreateTable
CREATE TABLE "audit_blocks" (
    "number" BIGINT NOT NULL,
    "first_position" BIGINT NOT NULL,
    "last_position" BIGINT NOT NULL,
    "seqs" BIGINT[],
    "row_hashes" BYTEA NOT NULL,
    "previous_head" BYTEA NOT NULL,
    "head" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "public_key" TEXT NOT NULL,
    "signature" BYTEA NOT NULL,
    CONSTRAINT "audit_blocks_pkey" PRIMARY KEY ("number")
);
-- CreateTable
CREATE TABLE "audit_checks" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "whole" BOOLEAN NOT NULL,
    "from_block" BIGINT NOT NULL,
    "to_block" BIGINT NOT NULL,
    "rows" BIGINT NOT NULL,
    "finding" TEXT,
    "bad_block" BIGINT,
    "bad_seq" BIGINT,
    CONSTRAINT "audit_checks_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE UNIQUE INDEX "audit_blocks_head_key" ON "audit_blocks"("head");
-- CreateIndex
CREATE INDEX "audit_checks_at_idx" ON "audit_checks"("at");

-- What the models cannot say --------------------------------------------------------------------------------------
-- The chain is written once. Twin: the rights in prisma/migrate.ts.
CREATE TRIGGER audit_blocks_immutable BEFORE UPDATE OR DELETE ON audit_blocks FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_checks_immutable BEFORE UPDATE OR DELETE ON audit_checks FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE audit_blocks ADD CONSTRAINT audit_blocks_shape CHECK (
  last_position - first_position + 1 = cardinality(seqs) AND length(row_hashes) = 32 * cardinality(seqs)
  AND length(previous_head) = 32 AND length(head) = 32);

-- Every event waits for its block from the moment its own transaction commits, whatever its number.
CREATE FUNCTION await_sealing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_pending (seq) SELECT seq FROM added;
  RETURN NULL;
END
$$;
CREATE TRIGGER audit_events_await_sealing AFTER INSERT ON audit_events
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION await_sealing();
INSERT INTO audit_pending (seq) SELECT seq FROM audit_events;
