import { HAND_HELD_FOR } from "../../../../core/lead/held-for.ts";
import type { HeldLeadStore, HeldLeads } from "../../../../core/lead/held-lead-store.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";

export function heldLeadStore(db: Db): HeldLeadStore {
  return {
    async hold(workspaceId, email, heldFor) {
      await db.enrolment.updateMany({
        where: { workspaceId, lead: { email }, state: { in: ["active", "held"] } },
        data: { state: "held", heldFor },
      });
    },
    async holdOne(id, heldFor) {
      const { count } = await db.enrolment.updateMany({
        where: { id, state: "active" },
        data: { state: "held", heldFor },
      });
      return count === 1;
    },
    release: async (workspaceId, email, heldFor) =>
      (await release(db, { workspaceId, lead: { email }, heldFor })).length,
    releaseThese: (held) => release(db, those(held)),
    async removeThese(held, stoppedAt) {
      const { count } = await db.enrolment.updateMany({
        where: { ...those(held), state: "held" },
        data: { state: "stopped", stopReason: "removed", stoppedAt },
      });
      return count;
    },
  };
}

function those({ campaignId, ...which }: HeldLeads): Prisma.EnrolmentWhereInput {
  if ("heldFor" in which) return { campaignId, heldFor: which.heldFor };
  return { campaignId, id: which.enrolmentId, heldFor: { in: [...HAND_HELD_FOR] } };
}

/** @returns the mailbox of each lead that was released */
async function release(db: Db, where: Prisma.EnrolmentWhereInput): Promise<string[]> {
  const released = await db.enrolment.updateManyAndReturn({
    where: { ...where, state: "held" },
    data: { state: "active", heldFor: null },
    select: { mailboxId: true },
  });
  // They may be due now, so their mailboxes are checked at once.
  const mailboxIds = released.map(({ mailboxId }) => mailboxId);
  await db.mailbox.updateMany({
    where: { id: { in: [...new Set(mailboxIds)] } },
    data: { quietUntil: null },
  });
  return mailboxIds;
}
