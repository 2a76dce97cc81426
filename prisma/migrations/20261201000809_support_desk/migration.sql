-- CreateEnum
CREATE TYPE "MailboxPurpose" AS ENUM ('outreach', 'support');

-- CreateEnum
CREATE TYPE "SupportFolder" AS ENUM ('inbox', 'sent', 'spam', 'other');

-- CreateEnum
CREATE TYPE "TicketState" AS ENUM ('new', 'open', 'waiting', 'snoozed', 'solved');

-- CreateEnum
CREATE TYPE "TicketPriority" AS ENUM ('low', 'normal', 'high', 'urgent');

-- CreateEnum
CREATE TYPE "TicketIncident" AS ENUM ('joined', 'offered', 'refused');

-- CreateEnum
CREATE TYPE "TicketAuthor" AS ENUM ('customer', 'agent', 'internal', 'automatic');

-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "purpose" "MailboxPurpose" NOT NULL DEFAULT 'outreach';

-- CreateTable
CREATE TABLE "support_desk" (
    "workspace_id" UUID NOT NULL,
    "next_number" INTEGER NOT NULL DEFAULT 1,
    "first_answer_minutes" INTEGER NOT NULL DEFAULT 240,
    "last_turn_id" UUID,
    "by_turn" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "support_desk_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "support_inbox" (
    "mailbox_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "operators" BOOLEAN NOT NULL DEFAULT false,
    "environment" TEXT,
    "authserv" TEXT,
    "authserv_proven_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_inbox_pkey" PRIMARY KEY ("mailbox_id")
);

-- CreateTable
CREATE TABLE "raw_mail" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "kept" INTEGER NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "bytes" BYTEA,
    "file" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "raw_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_mail" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "folder" "SupportFolder" NOT NULL,
    "uid_validity" BIGINT NOT NULL,
    "uid" BIGINT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,
    "raw_id" UUID NOT NULL,
    "message_id" UUID,
    "understood_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "try_at" TIMESTAMPTZ(3),
    "trouble" TEXT,

    CONSTRAINT "support_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "state" "TicketState" NOT NULL DEFAULT 'new',
    "priority" "TicketPriority" NOT NULL DEFAULT 'normal',
    "assignee_id" UUID,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "customer_name" TEXT,
    "customer_email" TEXT,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "member_id" UUID,
    "offered_name" TEXT,
    "offered_email" TEXT,
    "incident_id" UUID,
    "incident" "TicketIncident",
    "incident_why" TEXT,
    "cause" "Cause",
    "may_belong_to_id" UUID,
    "may_belong_why" TEXT,
    "merged_into_id" UUID,
    "gathered" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "customer_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_due_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "warned_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "solved_at" TIMESTAMPTZ(3),
    "looked_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_message" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "author" "TicketAuthor" NOT NULL,
    "member_id" UUID,
    "from_name" TEXT NOT NULL,
    "from_email" TEXT NOT NULL,
    "from_header" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "masked" INTEGER NOT NULL DEFAULT 0,
    "has_html" BOOLEAN NOT NULL DEFAULT false,
    "identity" BYTEA,
    "mail_id" TEXT,
    "spam" BOOLEAN NOT NULL DEFAULT false,
    "automatic" TEXT,
    "trouble" TEXT,
    "raw_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_attachment" (
    "message_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "declared_type" TEXT NOT NULL,
    "detected_type" TEXT,
    "size" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "content_id" TEXT,
    "inline" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ticket_attachment_pkey" PRIMARY KEY ("message_id","place")
);

-- CreateTable
CREATE TABLE "ticket_mail_id" (
    "workspace_id" UUID NOT NULL,
    "mail_id" TEXT NOT NULL,
    "message_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "ticket_mail_id_pkey" PRIMARY KEY ("workspace_id","mail_id","message_id")
);

-- CreateTable
CREATE TABLE "ticket_participant" (
    "ticket_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_participant_pkey" PRIMARY KEY ("ticket_id","email")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "member_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_letter" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject_key" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "mail_id" TEXT NOT NULL,
    "given_id" TEXT,
    "in_reply_to" TEXT,
    "references" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" "SendState" NOT NULL DEFAULT 'planned',
    "reply" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "support_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dead_address" (
    "workspace_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "said" TEXT NOT NULL,

    CONSTRAINT "dead_address_pkey" PRIMARY KEY ("workspace_id","email")
);

-- CreateIndex
CREATE INDEX "raw_mail_created_at_idx" ON "raw_mail"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "raw_mail_workspace_id_hash_key" ON "raw_mail"("workspace_id", "hash");

-- CreateIndex
CREATE INDEX "support_mail_message_id_idx" ON "support_mail"("message_id");

-- CreateIndex
CREATE INDEX "support_mail_raw_id_idx" ON "support_mail"("raw_id");

-- CreateIndex
CREATE UNIQUE INDEX "support_mail_mailbox_id_path_uid_validity_uid_key" ON "support_mail"("mailbox_id", "path", "uid_validity", "uid");

-- CreateIndex
CREATE INDEX "ticket_workspace_id_state_changed_at_idx" ON "ticket"("workspace_id", "state", "changed_at");

-- CreateIndex
CREATE INDEX "ticket_workspace_id_customer_email_idx" ON "ticket"("workspace_id", "customer_email");

-- CreateIndex
CREATE INDEX "ticket_incident_id_idx" ON "ticket"("incident_id");

-- CreateIndex
CREATE INDEX "ticket_snoozed_until_idx" ON "ticket"("snoozed_until");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_workspace_id_number_key" ON "ticket"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "ticket_message_ticket_id_at_idx" ON "ticket_message"("ticket_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_message_workspace_id_identity_key" ON "ticket_message"("workspace_id", "identity");

-- CreateIndex
CREATE INDEX "ticket_mail_id_message_id_idx" ON "ticket_mail_id"("message_id");

-- CreateIndex
CREATE INDEX "ticket_participant_email_idx" ON "ticket_participant"("email");

-- CreateIndex
CREATE INDEX "ticket_event_ticket_id_at_idx" ON "ticket_event"("ticket_id", "at");

-- CreateIndex
CREATE INDEX "support_letter_workspace_id_to_created_at_idx" ON "support_letter"("workspace_id", "to", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "support_letter_workspace_id_mail_id_key" ON "support_letter"("workspace_id", "mail_id");

-- AddForeignKey
ALTER TABLE "support_desk" ADD CONSTRAINT "support_desk_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_inbox" ADD CONSTRAINT "support_inbox_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_inbox" ADD CONSTRAINT "support_inbox_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "raw_mail" ADD CONSTRAINT "raw_mail_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_mail" ADD CONSTRAINT "support_mail_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_mail" ADD CONSTRAINT "support_mail_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_mail" ADD CONSTRAINT "support_mail_raw_id_fkey" FOREIGN KEY ("raw_id") REFERENCES "raw_mail"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_mail" ADD CONSTRAINT "support_mail_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "ticket_message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_message" ADD CONSTRAINT "ticket_message_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_message" ADD CONSTRAINT "ticket_message_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_message" ADD CONSTRAINT "ticket_message_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_message" ADD CONSTRAINT "ticket_message_raw_id_fkey" FOREIGN KEY ("raw_id") REFERENCES "raw_mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_attachment" ADD CONSTRAINT "ticket_attachment_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "ticket_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_mail_id" ADD CONSTRAINT "ticket_mail_id_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_mail_id" ADD CONSTRAINT "ticket_mail_id_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "ticket_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_participant" ADD CONSTRAINT "ticket_participant_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_letter" ADD CONSTRAINT "support_letter_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_letter" ADD CONSTRAINT "support_letter_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_letter" ADD CONSTRAINT "support_letter_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dead_address" ADD CONSTRAINT "dead_address_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Mails that wait to be understood.
CREATE INDEX "support_mail_waiting" ON "support_mail"("mailbox_id", "received_at") WHERE "understood_at" IS NULL;
