-- CreateTable
CREATE TABLE "lead_count" (
    "id" BIGSERIAL NOT NULL,
    "campaign_id" UUID NOT NULL,
    "state" "EnrolmentState" NOT NULL,
    "stop_reason" "StopReason",
    "next_step" INTEGER NOT NULL,
    "leads" INTEGER NOT NULL,

    CONSTRAINT "lead_count_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "lead_count_campaign_id_idx" ON "lead_count"("campaign_id");

-- What is there already.
INSERT INTO "lead_count" ("campaign_id", "state", "stop_reason", "next_step", "leads")
SELECT "campaign_id", "state", "stop_reason", "next_step", count(*)::int FROM "enrolment" GROUP BY 1, 2, 3, 4;

-- From now on: once for each statement, over all rows that it touched.
CREATE FUNCTION "count_leads"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "lead_count" ("campaign_id", "state", "stop_reason", "next_step", "leads")
    SELECT "campaign_id", "state", "stop_reason", "next_step", count(*)::int FROM "came" GROUP BY 1, 2, 3, 4;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "lead_count" ("campaign_id", "state", "stop_reason", "next_step", "leads")
    SELECT "campaign_id", "state", "stop_reason", "next_step", -count(*)::int FROM "went" GROUP BY 1, 2, 3, 4;
  ELSE
    INSERT INTO "lead_count" ("campaign_id", "state", "stop_reason", "next_step", "leads")
    SELECT "campaign_id", "state", "stop_reason", "next_step", sum("leads")::int FROM (
      SELECT "campaign_id", "state", "stop_reason", "next_step", 1 AS "leads" FROM "came"
      UNION ALL
      SELECT "campaign_id", "state", "stop_reason", "next_step", -1 FROM "went"
    ) "moved" GROUP BY 1, 2, 3, 4 HAVING sum("leads") <> 0;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "count_leads_that_came" AFTER INSERT ON "enrolment"
REFERENCING NEW TABLE AS "came" FOR EACH STATEMENT EXECUTE FUNCTION "count_leads"();
CREATE TRIGGER "count_leads_that_moved" AFTER UPDATE ON "enrolment"
REFERENCING OLD TABLE AS "went" NEW TABLE AS "came" FOR EACH STATEMENT EXECUTE FUNCTION "count_leads"();
CREATE TRIGGER "count_leads_that_went" AFTER DELETE ON "enrolment"
REFERENCING OLD TABLE AS "went" FOR EACH STATEMENT EXECUTE FUNCTION "count_leads"();
