import { describe, expect, it } from "vitest";
import { loadAlert } from "../../../src/core/alert/load-alert.ts";
import { grantOf, openGrant, sealGrant } from "../../../src/core/credential/grant.ts";
import { handleFailure } from "../../../src/core/disconnection/handle-failure.ts";
import type { OAuthProvider } from "../../../src/core/mailbox/oauth-port.ts";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { probeNow } from "../../../src/core/recovery/probe-now.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { msal } from "../diagnosis/shapes.ts";
import { lose } from "../disconnection/lost-mailbox.ts";
import { aCampaign, openWorld, REFUSED, sweepRound, type World } from "../world.ts";

const MINUTE = 60_000;
const ADDRESSES = Array.from({ length: 6 }, (_, number) => `box${number}@contoso.test`);
const SMTP_AUTH_OFF = Object.assign(new Error("Invalid login"), {
  code: "EAUTH",
  responseCode: 535,
  response:
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.",
  command: "AUTH LOGIN",
});

const BLOCKED = msal(
  "invalid_grant",
  "AADSTS53003: Access has been blocked by Conditional Access policies.",
).error;

/** The admin switches SMTP AUTH off; every mailbox meets it. @returns the incident */
async function switchOff(world: World): Promise<string> {
  const { ctx, clock, provider, mailboxIds, mailboxId } = world;
  provider.breaks.setSmtpAuth("contoso.test", false);
  for (const id of mailboxIds) {
    await handleFailure(ctx, {
      mailboxId: id,
      leg: "smtp",
      probe: false,
      error: SMTP_AUTH_OFF,
      at: clock.time,
    });
  }
  return (await ctx.store.incidents.openOf(mailboxId))?.id ?? "";
}

/** Time passes, and what becomes due is done. @returns which mailboxes were looked at */
async function pass(world: World, ms: number): Promise<string[]> {
  const { ctx, clock, woken } = world;
  woken.length = 0;
  clock.time = new Date(clock.time.getTime() + ms);
  await sweepRound(ctx, 3_600_000);
  const looked: string[] = [];
  for (let job = woken.shift(); job !== undefined; job = woken.shift()) {
    if (job.kind === "finish-reconnect") await finishReconnect(ctx, job.id);
    if (job.kind !== "prove-mailbox" || !world.mailboxIds.includes(job.id)) continue;
    looked.push(job.id);
    await probeNow(ctx, job.id);
  }
  return looked;
}

/** The same world at a provider that gives tokens, once a rule of its admin lets it; servers take what it gives. */
function withTokens({ ctx }: World, isAllowed: () => boolean): World["ctx"] {
  const refresh: OAuthProvider["refresh"] = async () =>
    isAllowed()
      ? { kind: "refreshed", tokens: { accessToken: "b", refreshToken: "rotated", expiresInMs: 3_600_000 } }
      : { kind: "failed", error: BLOCKED };
  const proven = { kind: "proven" } as const;
  return {
    ...ctx,
    oauth: {
      microsoft: {
        title: "Microsoft",
        secretEndsAt: null,
        refresh,
      } as Partial<OAuthProvider> as OAuthProvider,
    },
    mail: {
      ...ctx.mail,
      prove: async () => ({ smtp: proven, imap: proven, folders: {} }),
      read: async () => ({ kind: "read", cursors: [], unread: [] }),
    },
  };
}

describe("when the admin switches it on again", () =>
  onEachDatabase((database) => {
    it("all mailboxes of the incident come back by themselves, and nobody types a password", async () => {
      await using world = await openWorld(database(), ADDRESSES);
      const { ctx, provider, mailboxIds, workspaceId } = world;
      const campaignId = await aCampaign(world, { mailboxIds, leads: 12 });
      const incidentId = await switchOff(world);
      const campaign = () => database().prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } });
      expect((await campaign()).state).toEqual("paused");

      provider.breaks.setSmtpAuth("contoso.test", true);
      expect(await pass(world, MINUTE)).toEqual([mailboxIds[0]]);
      expect((await loadAlert(ctx, incidentId))?.facts).toContainEqual({
        label: "Connected again",
        value: "1 of 6",
      });
      expect(await pass(world, 2_000)).toHaveLength(5);

      expect(await loadAlert(ctx, incidentId)).toMatchObject({
        stage: "over",
        title: "6 mailboxes are connected again",
        text: "Connected again by themselves after 1 minute. Their leads go on exactly where they were.",
      });
      expect((await campaign()).state).toEqual("running");
      const receipts = await ctx.store.receipts.chain(workspaceId, 0, 10);
      expect(receipts.map(({ body }) => [body.everyLeadAccountedFor, body.reconnectedBy])).toEqual(
        Array.from({ length: 6 }, () => [true, null]),
      );
      expect(await ctx.store.receipts.sumOf(incidentId)).toEqual({
        receipts: 6,
        leads: { before: 12, after: 12 },
        notAccountedFor: 0,
        sentTwice: 0,
        inDoubt: 0,
        waiting: 12,
      });
      expect((await ctx.store.credentials.get(mailboxIds[3] ?? ""))?.version).toEqual(1);
    });

    it("it is seen by looking at one of them for all, ever more seldom while it is refused", async () => {
      await using world = await openWorld(database(), ADDRESSES);
      const [first] = world.mailboxIds;
      await switchOff(world);
      expect(await pass(world, MINUTE)).toEqual([first]);
      expect(await pass(world, MINUTE)).toEqual([]);
      expect(await pass(world, MINUTE)).toEqual([first]);
      expect(await pass(world, 4 * MINUTE - 1)).toEqual([]);
      expect(await pass(world, 1)).toEqual([first]);
    });

    it("one that is refused for another reason by now is told on its own, and named when the incident ends", async () => {
      await using world = await openWorld(database(), ADDRESSES);
      const { ctx, provider, mailboxIds } = world;
      const incidentId = await switchOff(world);
      provider.breaks.changePassword(ADDRESSES[5] ?? "");
      provider.breaks.setSmtpAuth("contoso.test", true);
      await pass(world, MINUTE);
      await pass(world, 2_000);

      expect(await loadAlert(ctx, incidentId)).toMatchObject({
        stage: "over",
        title: "5 mailboxes are connected again",
        facts: [
          { label: "Came back last" },
          { label: "Now down for a different reason", value: "box5@contoso.test" },
        ],
      });
      const own = await ctx.store.incidents.openOf(mailboxIds[5] ?? "");
      expect((await loadAlert(ctx, own?.id ?? ""))?.title).toEqual(
        "box5@contoso.test is disconnected: the password is no longer accepted",
      );
    });

    it("a mailbox without a password comes back as well, as soon as its token is renewed again", async () => {
      await using world = await openWorld(database());
      const { prisma, mailboxId, workspaceId, clock } = world;
      let isAllowed = false;
      const ctx = withTokens(world, () => isAllowed);
      await prisma.mailbox.update({
        where: { id: mailboxId },
        data: { provider: "microsoft", signIn: "oauth" },
      });
      const tokens = { accessToken: "a", refreshToken: "r", expiresInMs: 3_600_000 };
      const grant = sealGrant(ctx.secrets, grantOf(tokens, clock.time), mailboxId);
      await ctx.store.credentials.store(mailboxId, workspaceId, grant, { after: 1, at: clock.time });
      await probeNow(ctx, mailboxId);
      const incident = await ctx.store.incidents.openOf(mailboxId);
      expect(incident?.cause).toEqual("security_policy");

      isAllowed = true;
      expect(await pass({ ...world, ctx }, MINUTE)).toEqual([mailboxId]);
      expect((await loadAlert(ctx, incident?.id ?? ""))?.text).toEqual(
        "Connected again by itself after 1 minute. Its leads go on exactly where they were.",
      );
      const stored = await ctx.store.credentials.get(mailboxId);
      expect(stored && openGrant(ctx.secrets, stored, mailboxId).refreshToken).toEqual("rotated");
    });

    it("a lone message that turned out to be about something else says so", async () => {
      await using world = await openWorld(database(), ADDRESSES.slice(0, 1));
      const incidentId = await switchOff(world);
      world.provider.breaks.changePassword(ADDRESSES[0] ?? "");
      world.provider.breaks.setSmtpAuth("contoso.test", true);
      await pass(world, MINUTE);
      expect(await loadAlert(world.ctx, incidentId)).toMatchObject({
        stage: "over",
        title: "box0@contoso.test is lost for another reason by now",
      });
      expect((await world.ctx.store.incidents.get(incidentId))?.endedAt).toEqual(world.clock.time);
    });

    it("a mailbox whose own password was changed is looked at three times and then left to its owner", async () => {
      await using world = await openWorld(database());
      await lose(world);
      const looks: number[] = [];
      for (let minute = 5; minute <= 180; minute += 5) {
        if ((await pass(world, 5 * MINUTE)).length > 0) looks.push(minute);
      }
      expect(looks).toEqual([5, 20, 65]);
    });

    it("a host that refused everybody for a while brings all of them back, whatever the cause was taken for", async () => {
      await using world = await openWorld(database(), ADDRESSES);
      const { ctx, clock, mailboxIds, mailboxId } = world;
      clock.time = new Date(clock.time.getTime() + 1_000);
      for (const id of mailboxIds) {
        const failure = { mailboxId: id, error: REFUSED, at: clock.time };
        await handleFailure(ctx, { ...failure, leg: "smtp", probe: false });
        await handleFailure(ctx, { ...failure, leg: "imap", probe: true });
      }
      const incidentId = (await ctx.store.incidents.openOf(mailboxId))?.id ?? "";
      await pass(world, 5 * MINUTE);
      await pass(world, 2_000);
      expect((await ctx.store.incidents.get(incidentId))?.endedAt).toEqual(world.clock.time);
    });
  }));
