-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('member', 'admin', 'agent');

-- CreateEnum
CREATE TYPE "SignIn" AS ENUM ('oauth', 'password', 'app_password');

-- CreateEnum
CREATE TYPE "Security" AS ENUM ('tls', 'starttls', 'none');

-- CreateEnum
CREATE TYPE "MailboxState" AS ENUM ('connected', 'held', 'disconnected');

-- CreateEnum
CREATE TYPE "CampaignState" AS ENUM ('draft', 'running', 'paused', 'finished');

-- CreateEnum
CREATE TYPE "EnrolmentState" AS ENUM ('active', 'unconfirmed', 'finished', 'stopped');

-- CreateEnum
CREATE TYPE "StopReason" AS ENUM ('replied', 'bounced', 'opted_out', 'rejected', 'removed');

-- CreateEnum
CREATE TYPE "SendState" AS ENUM ('planned', 'transmitting', 'accepted', 'refused', 'unconfirmed');

-- CreateEnum
CREATE TYPE "Settlement" AS ENUM ('reply', 'sent_folder', 'not_in_sent_folder', 'person');

-- CreateEnum
CREATE TYPE "Leg" AS ENUM ('smtp', 'imap', 'token');

-- CreateEnum
CREATE TYPE "Cause" AS ENUM ('token_expired', 'password_changed', 'app_password_revoked', 'access_revoked', 'security_policy', 'account_disabled', 'sending_limit', 'rate_limited', 'provider_outage', 'network', 'app_misconfigured', 'recipient_rejected', 'unknown');

-- CreateEnum
CREATE TYPE "InboundKind" AS ENUM ('reply', 'hard_bounce', 'soft_bounce', 'opt_out', 'auto_reply', 'other');

-- CreateEnum
CREATE TYPE "ReconnectState" AS ENUM ('proven', 'reading', 'settling', 'resumed', 'failed');

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "slack_channel" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'member',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "token_hash" BYTEA NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" BYTEA NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "sealing_key" (
    "id" TEXT NOT NULL,
    "check" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sealing_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailbox" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "sender_name" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "sign_in" "SignIn" NOT NULL,
    "owner_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "smtp_host" TEXT NOT NULL,
    "smtp_port" INTEGER NOT NULL,
    "smtp_security" "Security" NOT NULL,
    "imap_host" TEXT NOT NULL,
    "imap_port" INTEGER NOT NULL,
    "imap_security" "Security" NOT NULL,
    "folders" JSONB NOT NULL DEFAULT '{}',
    "files_sent_ms" INTEGER,
    "state" "MailboxState" NOT NULL DEFAULT 'connected',
    "held_cause" "Cause",
    "held_until" TIMESTAMPTZ(3),
    "smtp_worked_at" TIMESTAMPTZ(3),
    "imap_worked_at" TIMESTAMPTZ(3),
    "daily_cap" INTEGER NOT NULL DEFAULT 50,
    "warm_up_start" INTEGER,
    "warm_up_growth" INTEGER,
    "warm_up_ceiling" INTEGER,
    "warm_up_since" DATE,
    "min_gap_ms" INTEGER NOT NULL DEFAULT 90000,
    "next_send_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "quiet_until" TIMESTAMPTZ(3),
    "sent_on" DATE,
    "sent_count" INTEGER NOT NULL DEFAULT 0,
    "claimed_by" TEXT,
    "claimed_until" TIMESTAMPTZ(3),
    "next_read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailbox_backup" (
    "mailbox_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "mailbox_backup_pkey" PRIMARY KEY ("mailbox_id","member_id")
);

-- CreateTable
CREATE TABLE "credential" (
    "mailbox_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("mailbox_id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" "CampaignState" NOT NULL DEFAULT 'draft',
    "paused_by_member_id" UUID,
    "paused_by_disconnection_id" UUID,
    "time_zone" TEXT NOT NULL,
    "window_days" INTEGER[],
    "window_start" INTEGER NOT NULL,
    "window_end" INTEGER NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "shares_leads" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_mailbox" (
    "campaign_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,

    CONSTRAINT "campaign_mailbox_pkey" PRIMARY KEY ("campaign_id","mailbox_id")
);

-- CreateTable
CREATE TABLE "step" (
    "campaign_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "delay_seconds" INTEGER NOT NULL,
    "subject" TEXT,
    "text" TEXT NOT NULL,
    "html" TEXT,

    CONSTRAINT "step_pkey" PRIMARY KEY ("campaign_id","position")
);

-- CreateTable
CREATE TABLE "lead" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "workspace_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "reason" "StopReason" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("workspace_id","email")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "exclusive" BOOLEAN NOT NULL DEFAULT true,
    "state" "EnrolmentState" NOT NULL DEFAULT 'active',
    "stop_reason" "StopReason",
    "next_step" INTEGER NOT NULL DEFAULT 1,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "send" (
    "enrolment_id" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "state" "SendState" NOT NULL,
    "claimed_by" TEXT,
    "transmitting_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" "Settlement",
    "reply" TEXT,

    CONSTRAINT "send_pkey" PRIMARY KEY ("enrolment_id","step")
);

-- CreateTable
CREATE TABLE "failure" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "leg" "Leg" NOT NULL,
    "probe" BOOLEAN NOT NULL DEFAULT false,
    "cause" "Cause" NOT NULL,
    "confidence" TEXT NOT NULL,
    "diagnosis" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disconnection" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "cause" "Cause" NOT NULL,
    "diagnosis" JSONB NOT NULL,
    "census" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "disconnection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pause" (
    "disconnection_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,

    CONSTRAINT "pause_pkey" PRIMARY KEY ("disconnection_id","campaign_id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "cause" "Cause" NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "message_ref" TEXT,
    "posted_at" TIMESTAMPTZ(3),
    "shown" TEXT,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_item" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "gave_up_at" TIMESTAMPTZ(3),
    "gave_up_reason" TEXT,

    CONSTRAINT "outbox_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconnect_link" (
    "token_hash" BYTEA NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconnect_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "reconnect" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "disconnection_id" UUID NOT NULL,
    "member_id" UUID,
    "state" "ReconnectState" NOT NULL DEFAULT 'proven',
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "server" JSONB NOT NULL,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "claimed_until" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconnect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "disconnection_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("disconnection_id")
);

-- CreateTable
CREATE TABLE "folder_cursor" (
    "mailbox_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "uid_validity" BIGINT NOT NULL,
    "last_uid" INTEGER NOT NULL,

    CONSTRAINT "folder_cursor_pkey" PRIMARY KEY ("mailbox_id","path")
);

-- CreateTable
CREATE TABLE "inbound_mail" (
    "mailbox_id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "enrolment_id" UUID,
    "kind" "InboundKind" NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbound_mail_pkey" PRIMARY KEY ("mailbox_id","message_id")
);

-- CreateTable
CREATE TABLE "history" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "campaign_id" UUID,
    "mailbox_id" UUID,
    "member_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_email_key" ON "member"("workspace_id", "email");

-- CreateIndex
CREATE INDEX "mailbox_next_read_at_idx" ON "mailbox"("next_read_at");

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_workspace_id_address_key" ON "mailbox"("workspace_id", "address");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_workspace_id_name_key" ON "campaign"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "campaign_mailbox_mailbox_id_idx" ON "campaign_mailbox"("mailbox_id");

-- CreateIndex
CREATE UNIQUE INDEX "lead_workspace_id_email_key" ON "lead"("workspace_id", "email");

-- CreateIndex
CREATE INDEX "enrolment_lead_id_idx" ON "enrolment"("lead_id");

-- CreateIndex
CREATE INDEX "enrolment_campaign_id_state_idx" ON "enrolment"("campaign_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_campaign_id_lead_id_key" ON "enrolment"("campaign_id", "lead_id");

-- CreateIndex
CREATE UNIQUE INDEX "send_message_id_key" ON "send"("message_id");

-- CreateIndex
CREATE INDEX "send_campaign_id_state_idx" ON "send"("campaign_id", "state");

-- CreateIndex
CREATE INDEX "failure_mailbox_id_at_idx" ON "failure"("mailbox_id", "at");

-- CreateIndex
CREATE INDEX "disconnection_incident_id_idx" ON "disconnection"("incident_id");

-- CreateIndex
CREATE INDEX "disconnection_mailbox_id_started_at_idx" ON "disconnection"("mailbox_id", "started_at");

-- CreateIndex
CREATE INDEX "incident_workspace_id_opened_at_idx" ON "incident"("workspace_id", "opened_at");

-- CreateIndex
CREATE UNIQUE INDEX "alert_incident_id_platform_channel_key" ON "alert"("incident_id", "platform", "channel");

-- CreateIndex
CREATE INDEX "reconnect_mailbox_id_idx" ON "reconnect"("mailbox_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_workspace_id_number_key" ON "receipt"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "inbound_mail_enrolment_id_idx" ON "inbound_mail"("enrolment_id");

-- CreateIndex
CREATE INDEX "history_workspace_id_at_idx" ON "history"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "history_campaign_id_at_idx" ON "history"("campaign_id", "at");

-- CreateIndex
CREATE INDEX "history_mailbox_id_at_idx" ON "history"("mailbox_id", "at");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox_backup" ADD CONSTRAINT "mailbox_backup_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox_backup" ADD CONSTRAINT "mailbox_backup_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_mailbox" ADD CONSTRAINT "campaign_mailbox_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_mailbox" ADD CONSTRAINT "campaign_mailbox_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step" ADD CONSTRAINT "step_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step" ADD CONSTRAINT "step_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "send" ADD CONSTRAINT "send_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "send" ADD CONSTRAINT "send_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "failure" ADD CONSTRAINT "failure_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "failure" ADD CONSTRAINT "failure_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disconnection" ADD CONSTRAINT "disconnection_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disconnection" ADD CONSTRAINT "disconnection_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disconnection" ADD CONSTRAINT "disconnection_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pause" ADD CONSTRAINT "pause_disconnection_id_fkey" FOREIGN KEY ("disconnection_id") REFERENCES "disconnection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pause" ADD CONSTRAINT "pause_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_item" ADD CONSTRAINT "outbox_item_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconnect_link" ADD CONSTRAINT "reconnect_link_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconnect_link" ADD CONSTRAINT "reconnect_link_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconnect_link" ADD CONSTRAINT "reconnect_link_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconnect_link" ADD CONSTRAINT "reconnect_link_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconnect" ADD CONSTRAINT "reconnect_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconnect" ADD CONSTRAINT "reconnect_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconnect" ADD CONSTRAINT "reconnect_disconnection_id_fkey" FOREIGN KEY ("disconnection_id") REFERENCES "disconnection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconnect" ADD CONSTRAINT "reconnect_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_disconnection_id_fkey" FOREIGN KEY ("disconnection_id") REFERENCES "disconnection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "folder_cursor" ADD CONSTRAINT "folder_cursor_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "folder_cursor" ADD CONSTRAINT "folder_cursor_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history" ADD CONSTRAINT "history_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- The claim: the first due enrolment of one mailbox in one campaign, at the same cost for any number of rows.
CREATE INDEX "enrolment_claim_idx" ON "enrolment" ("mailbox_id", "campaign_id", "due_at") WHERE "state" = 'active';
-- With the one above: all leads of a mailbox, for the census, without a third entry for every step that is sent.
CREATE INDEX "enrolment_ended_idx" ON "enrolment" ("mailbox_id") WHERE "state" <> 'active';
-- A lead is never mailed by two campaigns at once unless the campaigns say so.
CREATE UNIQUE INDEX "enrolment_exclusive_lead_key" ON "enrolment" ("lead_id") WHERE "exclusive" AND "state" IN ('active', 'unconfirmed');
-- Mailboxes whose turn it is.
CREATE INDEX "mailbox_turn_idx" ON "mailbox" ("next_send_at") WHERE "state" = 'connected';
-- Sends that nobody knows the end of.
CREATE INDEX "send_in_doubt_idx" ON "send" ("mailbox_id") WHERE "state" IN ('transmitting', 'unconfirmed');
-- One open disconnection a mailbox, one open incident a scope and cause, one open reconnect a mailbox.
CREATE UNIQUE INDEX "disconnection_open_key" ON "disconnection" ("mailbox_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "incident_open_key" ON "incident" ("workspace_id", "scope", "cause") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "reconnect_open_key" ON "reconnect" ("mailbox_id") WHERE "ended_at" IS NULL;
-- Undelivered messages about the same thing are one message.
CREATE UNIQUE INDEX "outbox_item_pending_key" ON "outbox_item" ("key") WHERE "done_at" IS NULL AND "gave_up_at" IS NULL;
CREATE INDEX "outbox_item_due_idx" ON "outbox_item" ("due_at") WHERE "done_at" IS NULL AND "gave_up_at" IS NULL;
-- A paused campaign was paused by exactly one: a person or a disconnection.
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_paused_by_one" CHECK (
  ("state" = 'paused') = (("paused_by_member_id" IS NOT NULL) <> ("paused_by_disconnection_id" IS NOT NULL))
  AND NOT ("paused_by_member_id" IS NOT NULL AND "paused_by_disconnection_id" IS NOT NULL)
);
