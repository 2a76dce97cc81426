import { describe, expect, it } from "vitest";
import { openStore } from "../../../src/io/db/store.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { addCampaign, addEnrolment, addMailbox, addWorkspace } from "../../setup/rows.ts";

describe("a held lead", () =>
  onEachDatabase((database) => {
    async function held() {
      const { prisma } = database();
      const store = openStore(prisma);
      const { workspaceId } = await addWorkspace(prisma);
      const mailboxId = await addMailbox(prisma, workspaceId);
      const campaignId = await addCampaign(prisma, workspaceId);
      const at = { workspaceId, campaignId, mailboxId };
      const state = { state: "held", heldFor: "opt_out_question" } as const;
      const enrolmentId = await addEnrolment(prisma, at, { email: "lea@leads.test", nextStep: 1, ...state });
      const stateNow = async () =>
        (await prisma.enrolment.findUniqueOrThrow({ where: { id: enrolmentId } })).state;
      return { store, prisma, at, enrolmentId, stateNow };
    }

    it("keeps its campaign from finishing", async () => {
      const { store, at } = await held();

      const finished = await store.sends.finishCampaigns(new Date("2026-11-30T12:00:00Z"));

      expect(finished.filter(({ campaignId }) => campaignId === at.campaignId)).toEqual([]);
    });

    it("is still in its campaign: no other takes it", async () => {
      const { prisma, at } = await held();
      const other = await addCampaign(prisma, at.workspaceId);

      await expect(
        addEnrolment(prisma, { ...at, campaignId: other }, { email: "lea@leads.test", nextStep: 1 }),
      ).rejects.toThrow();
    });

    it("stays held, one step further, when its send in doubt turns out to have been accepted", async () => {
      const { store, prisma, at, enrolmentId, stateNow } = await held();
      const transmittingAt = new Date("2026-11-30T11:00:00Z");
      const send = { ...at, enrolmentId, step: 1, messageId: `${enrolmentId}@ours.test` };
      await prisma.send.create({ data: { ...send, state: "transmitting", transmittingAt } });
      const nextDueAt = new Date("2026-12-02T11:00:00Z");

      await store.doubts.settle({
        enrolmentId,
        step: 1,
        at: transmittingAt,
        kind: "accepted",
        by: "sent_folder",
        nextDueAt,
      });

      expect(await stateNow()).toBe("held");
      const row = await prisma.enrolment.findUniqueOrThrow({ where: { id: enrolmentId } });
      expect([row.nextStep, row.dueAt]).toEqual([2, nextDueAt]);
    });
  }));
