import { randomUUID } from "node:crypto";
import type { Prisma, PrismaClient } from "../../src/io/db/generated/client.ts";

/** Rows that a test needs and does not care about: each function fills in what was not said. */

/** Before any moment that a test's clock shows. */
const createdAt = new Date("2026-01-01T00:00:00Z");

export async function addWorkspace(prisma: PrismaClient): Promise<{ workspaceId: string; memberId: string }> {
  const workspace = await prisma.workspace.create({
    data: {
      name: "Ours",
      timeZone: "UTC",
      createdAt,
      members: { create: { name: "Ann", email: "ann@ours.test", createdAt } },
    },
    include: { members: true },
  });
  return { workspaceId: workspace.id, memberId: workspace.members[0]?.id ?? "" };
}

export async function addMailbox(
  prisma: PrismaClient,
  workspaceId: string,
  mailbox: Partial<Prisma.MailboxUncheckedCreateInput> = {},
): Promise<string> {
  const owner = await prisma.member.findFirstOrThrow({ where: { workspaceId } });
  const address = mailbox.address ?? `sales-${randomUUID()}@ours.test`;
  const server = { smtpHost: "mail.ours.test", smtpPort: 465, imapHost: "mail.ours.test", imapPort: 993 };
  const row = await prisma.mailbox.create({
    data: {
      workspaceId,
      address,
      senderName: "Ann",
      provider: "other",
      signIn: "password",
      ownerId: owner.id,
      userName: address,
      ...server,
      smtpSecurity: "tls",
      imapSecurity: "tls",
      nextSendAt: createdAt,
      nextReadAt: createdAt,
      createdAt,
      ...mailbox,
    },
  });
  return row.id;
}

export async function addCampaign(
  prisma: PrismaClient,
  workspaceId: string,
  campaign: Partial<Prisma.CampaignUncheckedCreateInput> = {},
): Promise<string> {
  const row = await prisma.campaign.create({
    data: {
      workspaceId,
      name: `Campaign ${randomUUID()}`,
      state: "running",
      timeZone: "UTC",
      windowDays: [1, 2, 3, 4, 5, 6, 7],
      windowStart: 0,
      windowEnd: 1440,
      opensAt: createdAt,
      closesAt: new Date("9999-01-01T00:00:00Z"),
      createdAt,
      ...campaign,
    },
  });
  return row.id;
}

/** An enrolment whose steps before `nextStep` were accepted, each with the Message-ID `<step>.<enrolment>@ours.test`. */
export async function addEnrolment(
  prisma: PrismaClient,
  at: { workspaceId: string; campaignId: string; mailboxId: string },
  { email, ...enrolment }: { email: string } & Partial<Prisma.EnrolmentUncheckedCreateInput>,
): Promise<string> {
  const { workspaceId } = at;
  const lead = await prisma.lead.upsert({
    where: { workspaceId_email: { workspaceId, email } },
    create: { workspaceId, email, fields: {}, createdAt },
    update: {},
  });
  const nextStep = enrolment.nextStep ?? 2;
  const dueAt = enrolment.dueAt ?? new Date("2026-11-26T09:00:00Z");
  const row = await prisma.enrolment.create({
    data: { ...at, leadId: lead.id, ...enrolment, nextStep, dueAt },
  });
  await prisma.send.createMany({
    data: Array.from({ length: nextStep - 1 }, (_, index) => ({
      ...at,
      enrolmentId: row.id,
      step: index + 1,
      messageId: messageIdOfStep(row.id, index + 1),
      state: "accepted" as const,
      transmittingAt: new Date(Date.UTC(2026, 10, 20 + index, 9)),
      settledAt: new Date(Date.UTC(2026, 10, 20 + index, 9)),
      settledBy: "reply" as const,
    })),
  });
  return row.id;
}

export const messageIdOfStep = (enrolmentId: string, step: number) => `${step}.${enrolmentId}@ours.test`;

export async function suppressedIn(prisma: PrismaClient, workspaceId: string) {
  const where = { workspaceId };
  return prisma.suppression.findMany({
    where,
    select: { email: true, reason: true },
    orderBy: { email: "asc" },
  });
}
