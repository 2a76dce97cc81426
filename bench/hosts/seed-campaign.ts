import type { Secrets } from "../../src/core/keys/secrets.ts";
import type { PrismaClient } from "../../src/io/db/generated/client.ts";

export const SUBJECT = "A question about {{ company }}";
export const TEXT = `Hello {{ first_name }},

we help teams like {{ company }} to plan their week in minutes. ${"Would a short look be of use? ".repeat(40)}

Kind regards
Ann`;

/** One running campaign whose every lead is due, spread evenly over mailboxes that all send to one server. */
export async function seedCampaign(
  prisma: PrismaClient,
  secrets: Secrets,
  { port, enrolments, mailboxes }: { port: number; enrolments: number; mailboxes: number },
): Promise<void> {
  const createdAt = new Date();
  const workspace = await prisma.workspace.create({
    data: {
      name: "Bench",
      timeZone: "UTC",
      createdAt,
      members: { create: { name: "Ann", email: "ann@bench.test", role: "admin", createdAt } },
    },
    include: { members: true },
  });
  const workspaceId = workspace.id;
  const hour = 3_600_000;
  const campaign = await prisma.campaign.create({
    data: {
      workspaceId,
      name: "Bench",
      state: "running",
      timeZone: "UTC",
      windowDays: [1, 2, 3, 4, 5, 6, 7],
      windowStart: 0,
      windowEnd: 1440,
      opensAt: new Date(createdAt.getTime() - hour),
      closesAt: new Date(createdAt.getTime() + 24 * hour),
      createdAt,
      steps: { create: { workspaceId, position: 1, delaySeconds: 0, subject: SUBJECT, text: TEXT } },
    },
  });
  for (let n = 0; n < mailboxes; n++) {
    const address = `box${n}@bench.test`;
    const { id } = await prisma.mailbox.create({
      data: {
        workspaceId,
        address,
        senderName: "Ann",
        provider: "generic",
        signIn: "password",
        ownerId: workspace.members[0]?.id ?? "",
        userName: address,
        smtpHost: "127.0.0.1",
        smtpPort: port,
        smtpSecurity: "none",
        imapHost: "127.0.0.1",
        imapPort: 1,
        imapSecurity: "none",
        dailyCap: 100_000_000,
        minGapMs: 0,
        filesSentMs: 0,
        nextSendAt: createdAt,
        nextReadAt: createdAt,
        createdAt,
        campaigns: { create: { campaignId: campaign.id } },
      },
    });
    const sealed = secrets.seal("secret", id);
    await prisma.credential.create({ data: { mailboxId: id, workspaceId, ...sealed, updatedAt: createdAt } });
    await prisma.$executeRaw`
      WITH made AS (
        INSERT INTO lead (id, workspace_id, email, created_at, fields)
        SELECT gen_random_uuid(), ${workspaceId}::uuid, 'lead' || n || '.' || ${address}, ${createdAt},
          jsonb_build_object('first_name', 'Lead ' || n, 'company', 'Company ' || n)
        FROM generate_series(1, ${Math.ceil(enrolments / mailboxes)}::int) n RETURNING id)
      INSERT INTO enrolment (id, workspace_id, campaign_id, lead_id, mailbox_id, due_at)
      SELECT gen_random_uuid(), ${workspaceId}::uuid, ${campaign.id}::uuid, id, ${id}::uuid, ${createdAt}::timestamptz - random() * interval '1 hour'
      FROM made`;
  }
  await prisma.$executeRaw`ANALYZE`;
}
