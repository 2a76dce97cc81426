import { describe, expect, it } from "vitest";
import { loadAlert } from "../../../src/core/alert/load-alert.ts";
import { handleFailure } from "../../../src/core/disconnection/handle-failure.ts";
import { probeWhenDue } from "../../../src/core/recovery/probe-when-due.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aCampaign, openWorld, sweepRound, type World } from "../world.ts";

const ADDRESSES = Array.from({ length: 4 }, (_, number) => `box${number}@ours.test`);
const SECRET_EXPIRED = Object.assign(new Error("invalid_client"), {
  error: "invalid_client",
  error_description: "AADSTS7000222: The provided client secret keys for app are expired.",
});

const fail = ({ ctx, clock }: World, mailboxId: string) =>
  handleFailure(ctx, { mailboxId, leg: "token", probe: false, error: SECRET_EXPIRED, at: clock.time });

describe("when the set-up of Unpause itself is refused", () =>
  onEachDatabase((database) => {
    it("its mailboxes wait in one incident for the operator, and no campaign pauses", async () => {
      await using world = await openWorld(database(), ADDRESSES);
      const { ctx, mailboxIds, workspaceId, prisma } = world;
      await aCampaign(world, { mailboxIds });
      for (const mailboxId of mailboxIds) await fail(world, mailboxId);
      for (const mailboxId of mailboxIds) await fail(world, mailboxId);

      const incidents = await prisma.incident.findMany({ where: { workspaceId } });
      expect(incidents).toMatchObject([{ cause: "app_misconfigured", endedAt: null }]);
      const view = await loadAlert(ctx, incidents[0]?.id ?? "");
      expect(view).toMatchObject({ title: "Unpause needs a setting changed: 4 mailboxes wait" });
      expect(view?.facts.slice(0, 2)).toEqual([
        { label: "Mailboxes", value: "box0@ours.test, box1@ours.test, box2@ours.test and box3@ours.test" },
        {
          label: "Who can fix it",
          value: "Whoever runs this Unpause; the mailboxes themselves are fine",
        },
      ]);
      expect(view?.actions.map(({ label }) => label)).toEqual([
        "Check now",
        "I'm on it",
        "Snooze",
        "All its mailboxes",
        "Why?",
      ]);
      expect(await prisma.campaign.count({ where: { workspaceId, state: "running" } })).toBe(1);
    });

    it("all go on when one of them works again, however long they were to wait", async () => {
      await using world = await openWorld(database(), ADDRESSES);
      const { ctx, clock, mailboxIds, workspaceId, prisma } = world;
      for (let time = 0; time < 6; time++) for (const mailboxId of mailboxIds) await fail(world, mailboxId);
      await prisma.mailbox.updateMany({
        where: { id: { in: mailboxIds.slice(1) } },
        data: { heldUntil: new Date("2026-01-06T00:00:00Z") },
      });
      const until = await prisma.mailbox.findUniqueOrThrow({ where: { id: mailboxIds[0] ?? "" } });
      clock.time = until.heldUntil ?? clock.time;
      await probeWhenDue(ctx, mailboxIds[0] ?? "");
      clock.time = new Date(clock.time.getTime() + 1_000);
      world.woken.length = 0;
      await sweepRound(ctx, 3_600_000);
      const probes = world.woken.filter(
        ({ kind, id }) => kind === "probe-mailbox" && mailboxIds.includes(id),
      );
      expect(probes).toHaveLength(3);
      for (const { id } of probes) await probeWhenDue(ctx, id);

      const [incident] = await prisma.incident.findMany({ where: { workspaceId } });
      expect(incident?.endedAt).toEqual(clock.time);
      expect(await loadAlert(ctx, incident?.id ?? "")).toMatchObject({
        stage: "over",
        title: "The set-up of Unpause is accepted again",
      });
    });
  }));
