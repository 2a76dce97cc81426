import { describe, expect, it } from "vitest";
import { handleFailure } from "../../../src/core/disconnection/handle-failure.ts";
import { probeWhenDue } from "../../../src/core/recovery/probe-when-due.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aCampaign, MONDAY, openWorld, REFUSED, type World } from "../world.ts";

const UNREACHABLE = Object.assign(new Error("connect ECONNREFUSED"), {
  code: "ESOCKET",
  originalCode: "ECONNREFUSED",
});
const NO_SUCH_LEAD = Object.assign(new Error("550 5.1.1 User unknown"), {
  code: "EENVELOPE",
  responseCode: 550,
  response: "550 5.1.1 <x@theirs.test>: Recipient address rejected: User unknown in virtual mailbox table",
  command: "RCPT TO",
});
const QUOTA = Object.assign(new Error("550 5.4.5"), {
  code: "EENVELOPE",
  responseCode: 550,
  response: "550 5.4.5 Daily user sending limit exceeded.",
  command: "RCPT TO",
});

const fail = ({ ctx, clock, mailboxId }: World, error: unknown, more: { version?: number } = {}) =>
  handleFailure(ctx, { mailboxId, leg: "smtp", probe: false, error, at: clock.time, ...more });
const stateOf = async ({ ctx, mailboxId }: World) => (await ctx.store.mailboxes.get(mailboxId))?.state;
const seconds = (n: number) => new Date(MONDAY.getTime() + n * 1000);
const history = async ({ ctx, mailboxId }: World) =>
  (await ctx.store.history.ofMailbox(mailboxId, 10)).map((event) => event.kind).reverse();

describe("a failed attempt", () =>
  onEachDatabase((database) => {
    it("about one lead leaves the mailbox as it is", async () => {
      await using world = await openWorld(database());
      const { verdict, diagnosis } = await fail(world, NO_SUCH_LEAD);
      expect([verdict, diagnosis.cause]).toEqual([{ kind: "stop-enrolment" }, "recipient_rejected"]);
      expect(await stateOf(world)).toEqual({ kind: "connected" });
      expect(world.woken).toEqual([]);
    });

    it("that a line broke only makes it wait for a probe", async () => {
      await using world = await openWorld(database());
      world.clock.time = seconds(1);
      await fail(world, UNREACHABLE);
      expect(await stateOf(world)).toEqual({
        kind: "held",
        cause: "network",
        until: seconds(6),
        host: `smtp://${world.provider.smtp.host}:${world.provider.smtp.port}`,
      });
      expect(world.woken).toEqual([{ kind: "probe-mailbox", id: world.mailboxId, at: seconds(6) }]);
      expect(await database().prisma.incident.count({ where: { workspaceId: world.workspaceId } })).toEqual(
        0,
      );
    });

    it("for a refused sign-in holds the mailbox, and a probe that works lets it go on", async () => {
      await using world = await openWorld(database());
      world.clock.time = seconds(1);
      await fail(world, REFUSED);
      expect(await stateOf(world)).toEqual({
        kind: "held",
        cause: "password_changed",
        until: seconds(6),
        host: null,
      });

      await probeWhenDue(world.ctx, world.mailboxId);
      expect(await stateOf(world)).toMatchObject({ kind: "held" });
      world.clock.time = seconds(6);
      await probeWhenDue(world.ctx, world.mailboxId);
      expect(await stateOf(world)).toEqual({ kind: "connected" });
      expect(await history(world)).toEqual(["mailbox-held", "mailbox-released"]);
    });

    it("that comes again and again while a doubt is open never puts off the probe that settles it", async () => {
      await using world = await openWorld(database());
      world.clock.time = seconds(1);
      await fail(world, REFUSED);
      for (const error of [REFUSED, UNREACHABLE, REFUSED, REFUSED]) {
        world.clock.time = new Date(world.clock.time.getTime() + 2_000);
        await fail(world, error);
        expect(await stateOf(world)).toEqual({
          kind: "held",
          cause: "password_changed",
          until: seconds(6),
          host: null,
        });
      }
      await probeWhenDue(world.ctx, world.mailboxId);
      expect(await stateOf(world)).toEqual({ kind: "connected" });
    });

    it("disconnects when the probe is refused as well, with the cause and one alert", async () => {
      await using world = await openWorld(database());
      const campaignId = await aCampaign(world, {});
      world.provider.breaks.changePassword("sales@ours.test");
      world.clock.time = seconds(1);
      await fail(world, REFUSED);
      world.clock.time = seconds(6);
      await probeWhenDue(world.ctx, world.mailboxId);

      expect(await stateOf(world)).toEqual({ kind: "disconnected" });
      const [incident] = await world.ctx.store.views.incidents.list(world.workspaceId, 10);
      expect(await world.ctx.store.incidents.get(incident?.id ?? "")).toMatchObject({
        cause: "password_changed",
      });
      expect(
        (await database().prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })).state,
      ).toEqual("paused");
      const { workspaceId } = world;
      expect(await database().prisma.outboxItem.findMany({ where: { workspaceId } })).toMatchObject([
        { revision: 1 },
      ]);
      expect(await history(world)).toEqual(["mailbox-held", "mailbox-disconnected", "campaign-paused"]);
    });

    it("names the cause that the clearer door told, though the vaguer one was tried last", async () => {
      await using world = await openWorld(database());
      const { ctx, mailboxId, workspaceId } = world;
      await database().prisma.mailbox.update({ where: { id: mailboxId }, data: { provider: "microsoft" } });
      world.clock.time = seconds(1);
      await fail(world, REFUSED);
      const vague = Object.assign(new Error("Command failed"), {
        response: "3 NO LOGIN failed.",
        responseStatus: "NO",
        authenticationFailed: true,
      });
      const { verdict, diagnosis } = await handleFailure(ctx, {
        mailboxId,
        leg: "imap",
        probe: false,
        error: vague,
        at: seconds(2),
      });
      expect([verdict.kind, diagnosis.cause]).toEqual(["disconnect", "security_policy"]);

      const [incident] = await ctx.store.views.incidents.list(workspaceId, 10);
      expect(await ctx.store.incidents.get(incident?.id ?? "")).toMatchObject({ cause: "password_changed" });
    });

    it("of a disconnected mailbox changes nothing more, and still tells of a lead that does not exist", async () => {
      await using world = await openWorld(database());
      world.provider.breaks.changePassword("sales@ours.test");
      await fail(world, REFUSED);
      world.clock.time = seconds(10);
      await probeWhenDue(world.ctx, world.mailboxId);
      const failures = () => database().prisma.failure.count({ where: { mailboxId: world.mailboxId } });
      const before = await failures();

      expect((await fail(world, REFUSED)).verdict).toEqual({ kind: "disconnect" });
      expect((await fail(world, NO_SUCH_LEAD)).verdict).toEqual({ kind: "stop-enrolment" });
      expect(await failures()).toEqual(before);
    });

    it("of a credential that was replaced in between says nothing about the present one", async () => {
      await using world = await openWorld(database());
      const { ctx, mailboxId, workspaceId } = world;
      const sealed = ctx.secrets.seal("new", mailboxId);
      await ctx.store.credentials.store(mailboxId, workspaceId, sealed, { after: 1, at: world.clock.time });
      expect((await fail(world, REFUSED, { version: 1 })).verdict).toEqual({ kind: "carry-on" });
      expect(await stateOf(world)).toEqual({ kind: "connected" });
    });

    it("for a spent quota holds for hours, and a line that breaks in that time does not cut it short", async () => {
      await using world = await openWorld(database());
      world.clock.time = seconds(1);
      await fail(world, QUOTA);
      const held = await stateOf(world);
      expect(held).toEqual({ kind: "held", cause: "sending_limit", until: seconds(3601), host: null });
      world.clock.time = seconds(60);
      await fail(world, UNREACHABLE);
      expect(await stateOf(world)).toEqual(held);
    });
  }));
