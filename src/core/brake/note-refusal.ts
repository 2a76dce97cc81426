import type { DueSend } from "../campaign/send.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { Tx } from "../tx.ts";
import { judgeRefusals } from "./judge-refusals.ts";

/**
 * Notes that the text or the sender of a step was refused in the dialogue. The lead keeps the step. The third different lead in a
 * row brakes the campaign. A lead that is refused twice while others pass waits for a person.
 */
export async function noteRefusal(ctx: CommitContext, send: DueSend, diagnosis: Diagnosis): Promise<void> {
  const at = ctx.clock.now();
  const isTold = await commit(ctx, send.workspaceId, async (tx) => {
    const line = diagnosis.evidence[0]?.line ?? "";
    const tested = await tx.brakes.tested(send.enrolmentId, "refused", line);
    if (tested === null) return brakeOrWait(tx, send, diagnosis, at);
    await askForNotice(tx, send.workspaceId, { kind: "brake", id: tested }, at);
    return true;
  });
  if (isTold) ctx.log.event("campaign.braked", { campaignId: send.campaignId, mailboxId: send.mailboxId });
}

/** @returns whether people are told of it */
async function brakeOrWait(tx: Tx, send: DueSend, diagnosis: Diagnosis, at: Date): Promise<boolean> {
  const { workspaceId, campaignId, mailboxId, enrolmentId, step } = send;
  const about = diagnosis.about === "sender" ? "sender" : "message";
  const line = diagnosis.evidence[0]?.line ?? "";
  const again = await tx.brakes.wasRefusedWhileOthersPass(enrolmentId, step);
  const row = await tx.brakes.refused({
    workspaceId,
    campaignId,
    mailboxId,
    enrolmentId,
    step,
    about,
    line,
    at,
  });
  const { refusals } = await tx.brakes.limits(workspaceId);
  const begin = {
    workspaceId,
    campaignId,
    reason: "refused" as const,
    diagnosis,
    outOf: null,
    metById: mailboxId,
  };
  const brake = { ...begin, counted: row.leads, at };
  const event = { campaignId, mailboxId, data: { reason: "refused", counted: row.leads }, at };
  switch (judgeRefusals(row, refusals)) {
    case "carry-on":
      if (again && (await tx.heldLeads.holdOne(enrolmentId, "message_refused"))) {
        await tx.history.add(workspaceId, { kind: "lead-held", ...event, data: { enrolmentId } });
      }
      return false;
    case "leave-rotation": {
      const left = await tx.brakes.leave({ ...brake, mailboxId }, enrolmentId);
      if (left === null) return false;
      const data = { ...event.data, given: left.given };
      await tx.history.add(workspaceId, { kind: "mailbox-left-campaign", ...event, data });
      await askForNotice(tx, workspaceId, { kind: "brake", id: left.id }, at);
      return true;
    }
    case "brake": {
      const id = await tx.brakes.brake({ ...brake, mailboxId: null });
      if (id === null) return false;
      await tx.history.add(workspaceId, { kind: "campaign-braked", ...event });
      await askForNotice(tx, workspaceId, { kind: "brake", id }, at);
      return true;
    }
  }
}
