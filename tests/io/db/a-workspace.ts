import { randomUUID } from "node:crypto";
import type { Database } from "../../../src/io/db/open-database.ts";

export type Spec = {
  /** Mailboxes, each with how many leads are due in it. */
  due: number[];
  steps?: number;
  minGapMs?: number;
  campaignState?: "running" | "draft";
  /** The moment that the test's clock shows. */
  now: Date;
};

/** A workspace with one running campaign whose window is open, and some mailboxes with due leads. */
export async function aWorkspace({ prisma }: Database, spec: Spec) {
  const { now } = spec;
  const workspace = await prisma.workspace.create({
    data: {
      name: "Acme",
      timeZone: "UTC",
      createdAt: now,
      members: { create: { name: "Ann", email: "ann@acme.test", role: "admin", createdAt: now } },
    },
    include: { members: true },
  });
  const workspaceId = workspace.id;
  const memberId = workspace.members[0]?.id ?? "";
  const campaign = await prisma.campaign.create({
    data: {
      workspaceId,
      name: "Spring",
      state: spec.campaignState ?? "running",
      timeZone: "UTC",
      windowDays: [1, 2, 3, 4, 5, 6, 7],
      windowStart: 0,
      windowEnd: 1440,
      opensAt: new Date(now.getTime() - 3_600_000),
      closesAt: new Date(now.getTime() + 3_600_000),
      createdAt: now,
    },
  });
  await prisma.step.createMany({
    data: Array.from({ length: spec.steps ?? 1 }, (_, index) => ({
      campaignId: campaign.id,
      workspaceId,
      position: index + 1,
      delaySeconds: index === 0 ? 0 : 60,
      subject: index === 0 ? "Hello {{ first_name }}" : null,
      text: "Hello {{ first_name }}",
    })),
  });
  const mailboxIds: string[] = [];
  for (const [index, leads] of spec.due.entries()) {
    const address = `box${index}-${randomUUID().slice(0, 8)}@ours.test`;
    const mailbox = await prisma.mailbox.create({
      data: {
        workspaceId,
        address,
        senderName: "Ann",
        provider: "generic",
        signIn: "password",
        ownerId: memberId,
        userName: address,
        smtpHost: "127.0.0.1",
        smtpPort: 25,
        smtpSecurity: "none",
        imapHost: "127.0.0.1",
        imapPort: 143,
        imapSecurity: "none",
        dailyCap: 1_000_000,
        minGapMs: spec.minGapMs ?? 0,
        nextSendAt: new Date(now.getTime() - 1000 + index),
        nextReadAt: now,
        createdAt: now,
        filesSentMs: 0,
        credential: {
          create: { workspaceId, keyId: "k", sealed: new Uint8Array([1, 2, 3]), updatedAt: now },
        },
        campaigns: { create: { campaignId: campaign.id } },
      },
    });
    mailboxIds.push(mailbox.id);
    await prisma.$executeRaw`
      WITH made AS (
        INSERT INTO lead (id, workspace_id, email, fields, created_at)
        SELECT gen_random_uuid(), ${workspaceId}::uuid, 'lead' || n || '.' || ${address}, jsonb_build_object('first_name', 'Lead ' || n), ${now}
        FROM generate_series(1, ${leads}::int) n RETURNING id, email)
      INSERT INTO enrolment (id, workspace_id, campaign_id, lead_id, mailbox_id, due_at)
      SELECT gen_random_uuid(), ${workspaceId}::uuid, ${campaign.id}::uuid, id, ${mailbox.id}::uuid,
        ${now}::timestamptz - interval '1 hour' + make_interval(secs => substring(email from 'lead(\\d+)')::int)
      FROM made`;
  }
  return { workspaceId, memberId, campaignId: campaign.id, mailboxIds };
}
