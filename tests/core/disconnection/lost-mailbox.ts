import { randomUUID } from "node:crypto";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { disconnectMailbox } from "../../../src/core/disconnection/disconnect-mailbox.ts";
import { issueReconnectLink } from "../../../src/core/reconnect/issue-reconnect-link.ts";
import { reconnectMailbox } from "../../../src/core/reconnect/reconnect-mailbox.ts";
import { isSecret } from "../../hosts/sent-secrets.ts";
import { REFUSED, type World } from "../world.ts";

/** Changes the mailbox's password at its provider and lets the product lose it. */
export async function lose(world: World, mailboxId = world.mailboxId) {
  const { ctx, clock, provider } = world;
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null) throw new Error("no such mailbox");
  const password = provider.breaks.changePassword(mailbox.address);
  isSecret(password);
  const diagnosis = diagnose({
    provider: "generic",
    protocol: "smtp",
    credential: mailbox.signIn,
    error: REFUSED,
  });
  const lost = await disconnectMailbox(ctx, { mailbox, diagnosis, at: clock.time });
  if (lost.kind !== "disconnected") throw new Error(lost.kind);
  world.woken.length = 0;
  return { ...lost, mailboxId, address: mailbox.address, password };
}

export type Lost = Awaited<ReturnType<typeof lose>>;

export async function linkFor(
  { ctx, members }: World,
  { incidentId, mailboxId }: Lost,
  memberId = members.ben,
) {
  const issued = await issueReconnectLink(ctx, { memberId, incidentId, mailboxId });
  if (issued.kind !== "issued") throw new Error(issued.kind);
  return issued.token;
}

/** Ben enters the new password; it works. @returns the reconnect on its way */
export async function prove(world: World, lost: Lost): Promise<string> {
  const { address, password: secret } = lost;
  const memberId = world.members.ben;
  const token = await linkFor(world, lost);
  const result = await reconnectMailbox(world.ctx, { token, memberId, address, secret });
  if (result.kind !== "proven") throw new Error(result.kind);
  return result.reconnectId;
}

/** One of the campaign's leads has had step 1; `state` says how that ended. @returns its enrolment and Message-ID */
export async function stepOne(world: World, campaignId: string, state: "accepted" | "transmitting") {
  const { prisma, workspaceId } = world;
  const enrolment = await prisma.enrolment.findFirstOrThrow({
    where: { campaignId, sends: { none: {} } },
    orderBy: { dueAt: "asc" },
    include: { lead: true, mailbox: true },
  });
  const messageId = `${randomUUID()}@ours.test`;
  await prisma.send.create({
    data: {
      enrolmentId: enrolment.id,
      step: 1,
      workspaceId,
      campaignId,
      mailboxId: enrolment.mailboxId,
      messageId,
      state,
      transmittingAt: world.clock.time,
      ...(state === "accepted" && { settledAt: world.clock.time, settledBy: "reply" }),
    },
  });
  if (state === "accepted") {
    // The provider files what it accepts.
    world.provider.deliver(enrolment.mailbox.address, rawMail({ "Message-ID": `<${messageId}>` }), "Sent");
    await prisma.enrolment.update({ where: { id: enrolment.id }, data: { nextStep: 2 } });
  }
  return { enrolmentId: enrolment.id, messageId, email: enrolment.lead.email };
}

/** A mail as it lies in a mailbox. */
export const rawMail = (headers: Record<string, string>, text = "Yes, tell me more.") =>
  [
    ...Object.entries({
      "Message-ID": `<${randomUUID()}@theirs.test>`,
      Date: "Mon, 05 Jan 2026 11:00:00 +0000",
      Subject: "Re: Hello",
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`),
    "",
    text,
    "",
  ].join("\r\n");
