-- AlterTable
ALTER TABLE "ticket_message" ADD COLUMN     "terms" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "ticket_workspace_id_changed_at_idx" ON "ticket"("workspace_id", "changed_at");

-- CreateIndex
CREATE INDEX "ticket_assignee_id_idx" ON "ticket"("assignee_id");

-- array_to_tsvector parses nothing, so that it says the same in every locale; the words come from search-terms.ts.
CREATE INDEX "ticket_message_terms_idx" ON "ticket_message" USING gin (array_to_tsvector("terms"));
CREATE INDEX "ticket_message_unsearchable_idx" ON "ticket_message"("id") WHERE "terms" = '{}';
CREATE INDEX "ticket_unanswered_idx" ON "ticket"("answer_due_at") WHERE "warned_at" IS NULL AND "answered_at" IS NULL;
