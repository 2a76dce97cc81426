import { expect, it } from "vitest";
import { freshGrant, type Wanted } from "../../../src/core/credential/fresh-grant.ts";
import { grantOf, sealGrant } from "../../../src/core/credential/grant.ts";
import { grantOfMailbox } from "../../../src/core/credential/grant-of-mailbox.ts";
import { refreshAhead } from "../../../src/core/disconnection/refresh-ahead.ts";
import { probeWhenDue } from "../../../src/core/recovery/probe-when-due.ts";
import { runCampaigns } from "../../../src/core/sending/run-campaigns.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aCampaign, MONDAY, sweepRound } from "../world.ts";
import { ANN, type OAuthWorld, openOAuthWorld } from "./oauth-world.ts";

const minutesOn = (world: OAuthWorld, minutes: number) => {
  world.clock.time = new Date(MONDAY.getTime() + minutes * 60_000);
};
const presentOf = async ({ ctx, mailboxId }: OAuthWorld) => {
  const credential = await ctx.store.credentials.get(mailboxId);
  if (credential === null) throw new Error("no credential");
  return credential;
};
const ask = async (world: OAuthWorld, wanted: Wanted) => {
  const { ctx, mailboxId } = world;
  const keeper = grantOfMailbox(ctx, { id: mailboxId, provider: "google" });
  return freshGrant(ctx, keeper, await presentOf(world), wanted);
};
const stateOf = async ({ ctx, mailboxId }: OAuthWorld) =>
  (await ctx.store.mailboxes.get(mailboxId))?.state.kind;

onEachDatabase((database) => {
  it("a token that still works is used as it is, and renewed ahead of its end", async () => {
    await using world = await openOAuthWorld(database());
    minutesOn(world, 44);
    const first = { kind: "fresh", version: 1, grant: { accessToken: world.tokens.accessToken } };
    expect(await ask(world, "ahead")).toMatchObject(first);
    minutesOn(world, 58);
    expect(await ask(world, "usable")).toMatchObject(first);
    expect(world.host.tokens.refreshes()).toBe(0);
    expect(await ask(world, "ahead")).toMatchObject({ kind: "fresh", version: 2 });
    const renewed = await presentOf(world);
    expect(renewed.version).toBe(2);
    // Its life is counted from the moment of the answer, which is over when it is read.
    const due = MONDAY.getTime() + (58 + 45) * 60_000;
    expect(Math.abs((renewed.refreshAt?.getTime() ?? 0) - due)).toBeLessThan(1_000);
  });

  it("callers that ask at the same moment share one renewal", async () => {
    await using world = await openOAuthWorld(database());
    minutesOn(world, 60);
    const asked = await Promise.all(Array.from({ length: 5 }, () => ask(world, "usable")));
    expect(new Set(asked.map((fresh) => fresh.kind === "fresh" && fresh.grant.accessToken)).size).toBe(1);
    expect(world.host.tokens.refreshes()).toBe(1);
  });

  it("a refusal of a grant that was replaced in between is ignored", async () => {
    await using world = await openOAuthWorld(database());
    const { ctx, host, mailboxId, workspaceId } = world;
    const newer = grantOf({ accessToken: "new", refreshToken: "newer", expiresInMs: 3_600_000 }, MONDAY);
    host.fault({ status: 400, body: { error: "invalid_grant" } });
    host.meanwhile(async () => {
      const sealed = sealGrant(ctx.secrets, newer, mailboxId);
      await ctx.store.credentials.store(mailboxId, workspaceId, sealed, { after: 1, at: MONDAY });
    });
    expect(await ask(world, "renewed")).toEqual({ kind: "fresh", version: 2, grant: newer });
  });

  it("a pair that comes when the lease has run out is kept all the same", async () => {
    await using world = await openOAuthWorld(database());
    const { ctx, host, mailboxId } = world;
    const taken: unknown[] = [];
    host.meanwhile(async () => {
      minutesOn(world, 5);
      const { time } = world.clock;
      taken.push(await ctx.store.credentials.lease(mailboxId, time, new Date(time.getTime() + 60_000)));
    });
    expect(await ask(world, "renewed")).toMatchObject({ kind: "fresh", version: 2 });
    expect(taken).toEqual([expect.objectContaining({ fence: 2, version: 1 })]);
    // The late one has not ended the other's lease.
    expect(await ctx.store.credentials.lease(mailboxId, world.clock.time, MONDAY)).toBeNull();
  });

  it("the lease of a process that died ends by itself", async () => {
    await using world = await openOAuthWorld(database());
    const { ctx, mailboxId } = world;
    await ctx.store.credentials.lease(mailboxId, MONDAY, new Date(MONDAY.getTime() + 60_000));
    minutesOn(world, 1);
    expect(await ask(world, "renewed")).toMatchObject({ kind: "fresh", version: 2 });
  });

  it("the sweep has it renewed in time, and a provider that is away does no harm while the token works", async () => {
    await using world = await openOAuthWorld(database());
    const { ctx, host, mailboxId } = world;
    minutesOn(world, 46);
    await sweepRound(ctx, 60_000);
    expect(world.woken).toContainEqual({ kind: "refresh-ahead", id: mailboxId });

    host.fault({ status: 503, body: "<html>Service Unavailable</html>" });
    await refreshAhead(ctx, mailboxId);
    expect([await stateOf(world), (await presentOf(world)).refreshAt]).toEqual([
      "connected",
      new Date(MONDAY.getTime() + 47 * 60_000),
    ]);
    expect(await ctx.store.credentials.due(world.clock.time, 10_000)).not.toContain(mailboxId);
    minutesOn(world, 47);
    await refreshAhead(ctx, mailboxId);
    expect(await presentOf(world)).toMatchObject({ version: 2 });
  });

  it("a permission that was withdrawn is known before a send needs it", async () => {
    await using world = await openOAuthWorld(database());
    await world.host.withdraw(ANN);
    minutesOn(world, 46);
    await refreshAhead(world.ctx, world.mailboxId);
    expect(await stateOf(world)).toBe("held");
    minutesOn(world, 47);
    await probeWhenDue(world.ctx, world.mailboxId);
    expect(await stateOf(world)).toBe("disconnected");
    const past = await world.prisma.failure.findMany({ where: { mailboxId: world.mailboxId } });
    expect(past.map(({ leg, probe, cause }) => [leg, probe, cause])).toEqual([
      ["token", false, "token_expired"],
      ["token", true, "token_expired"],
    ]);
  });

  it("a send whose mailbox has lost its permission waits, untransmitted", async () => {
    await using world = await openOAuthWorld(database());
    await aCampaign(world, { leads: 1 });
    await world.host.withdraw(ANN);
    minutesOn(world, 60);
    const runner = runCampaigns(world.ctx, { workerId: database().workerId, mostInHand: 1 });
    await expect.poll(() => stateOf(world)).toBe("held");
    await runner.stop();
    const { mailboxId, prisma } = world;
    const [send] = await prisma.send.findMany({ where: { mailboxId } });
    expect(send?.state).toBe("planned");
    const [enrolment] = await prisma.enrolment.findMany({ where: { mailboxId } });
    expect(enrolment).toMatchObject({ state: "active", nextStep: 1, tries: 0 });
    const past = await prisma.failure.findMany({ where: { mailboxId } });
    expect(past.map(({ leg }) => leg)).toEqual(["token"]);
  });

  it("a provider whose app is no longer set up is the operator's matter", async () => {
    await using world = await openOAuthWorld(database());
    minutesOn(world, 60);
    await refreshAhead({ ...world.ctx, oauth: {} }, world.mailboxId);
    const mailbox = await world.ctx.store.mailboxes.get(world.mailboxId);
    expect(mailbox?.state).toMatchObject({ kind: "held", cause: "app_misconfigured" });
  });
});
