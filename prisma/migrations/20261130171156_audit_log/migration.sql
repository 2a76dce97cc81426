-- CreateTable
CREATE TABLE "audit_row" (
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "workspace_id" UUID,
    "member_id" UUID,
    "surface" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "hash_version" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_row_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "chain_mark" (
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "chain_mark_pkey" PRIMARY KEY ("kind")
);

-- CreateIndex
CREATE INDEX "audit_row_workspace_id_number_idx" ON "audit_row"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "audit_row_at_idx" ON "audit_row"("at");

-- Append-only. A purge says so in its own transaction, and leaves a signed mark behind.
CREATE FUNCTION "audit_row_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('unpause.purges_audit', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The audit log is append-only.';
END $$;

CREATE TRIGGER "audit_row_stays" BEFORE UPDATE OR DELETE ON "audit_row"
  FOR EACH ROW EXECUTE FUNCTION "audit_row_stays"();

CREATE TRIGGER "audit_rows_stay" BEFORE TRUNCATE ON "audit_row"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_row_stays"();
