import { describe, expect, it } from "vitest";
import { openAccess } from "../../src/core/credential/open-access.ts";
import { readMailbox } from "../../src/core/inbound/read-mailbox.ts";
import type { MailboxAccess } from "../../src/core/mailbox/mail-port.ts";
import { finishReconnect } from "../../src/core/reconnect/finish-reconnect.ts";
import { probeNow } from "../../src/core/recovery/probe-now.ts";
import { runCampaigns } from "../../src/core/sending/run-campaigns.ts";
import type { Database } from "../../src/io/db/open-database.ts";
import { aCampaign } from "../core/world.ts";
import { type MailHost, startMailHost } from "../hosts/mail-host/mail-host.ts";
import { onPglite } from "../setup/each-database.ts";
import { describeWith } from "../setup/needs.ts";
import { ANN, ledToProvider, loseGrant, type OAuthSite, openOAuthSite } from "../web/oauth-site.ts";
import { signedIn } from "../web/site.ts";
import { ledOnTo, wordsOf } from "../web/visitor.ts";

/** Long enough to sign in with on a slow machine, short enough to see it end. */
const TOKEN_LIFE_S = 6;
const TENANT = "7e3f0c1a-0d5b-4f6e-9a42-5b1d2c3e4f50";

describeWith("Postfix and Dovecot", "a mailbox that signs in at its provider", () => {
  onPglite((database) => {
    describe.each(["google", "microsoft"] as const)("at %s", (service) => {
      it("is added, sends and reads with tokens that really end, loses its permission, and is reconnected", async () => {
        await using story = await openStory(database(), service);
        const { site, mail, ben } = story;
        const { ctx } = site;

        const mailboxId = await add(story);
        const mailbox = await ctx.store.mailboxes.get(mailboxId);
        expect(mailbox).toMatchObject({ address: ANN, userName: ANN, signIn: "oauth", provider: service });
        expect(mailbox?.subject).toBeTruthy();
        const tenant = service === "microsoft" ? TENANT : null;
        expect(mailbox?.tenant).toEqual(tenant);
        // As one that was added before tenants were known.
        await site.prisma.mailbox.update({ where: { id: mailboxId }, data: { tenant: null } });

        const campaignId = await aDueCampaign(site, mailboxId, 3);
        const first = await accessOf(site, mailboxId);
        const runner = runCampaigns(ctx, { workerId: database().workerId, mostInHand: 10 });
        try {
          await expect.poll(() => sentTo(mail)).toEqual(3);
        } finally {
          await runner.stop();
        }
        expect(site.host.tokens.refreshes()).toBeGreaterThan(0);
        expect(await site.prisma.failure.findMany({ where: { mailboxId } })).toEqual([]);
        // The first token is really over: the mail servers refuse it.
        const over = await ctx.mail.prove(first);
        expect([over.smtp.kind, over.imap.kind]).toEqual(["failed", "failed"]);

        const [message] = await mail.messagesToLeads();
        if (!message) throw new Error("nothing came");
        await mail.reply(message, { text: "Yes, Thursday at ten." });
        await mail.settled();
        await readMailbox(ctx, mailboxId);
        expect(await statesOf(site, campaignId)).toEqual(["active", "active", "replied"]);

        await site.host.withdraw(ANN);
        await probeNow(ctx, mailboxId);
        await probeNow(ctx, mailboxId);
        const lost = (await ctx.store.views.mailboxes.get(site.workspaceId, mailboxId))?.disconnection;
        expect(lost?.cause).toEqual("token_expired");

        const back = await site.host.signIn(await ledToProvider(ben, lost?.incidentId ?? ""), ANN);
        const proven = await ben.get(back);
        expect(proven.location).toMatch(/^\/reconnecting\//);
        expect(wordsOf((await ben.get(proven.location ?? "")).text)).toContain(`Reconnecting ${ANN}`);
        await finishReconnect(ctx, proven.location?.replace("/reconnecting/", "") ?? "");
        const receipt = await ben.get((await ben.get(proven.location ?? "")).location ?? "");
        expect(wordsOf(receipt.text)).toContain("No lead was lost, and no lead was written to twice.");
        expect(await ctx.store.mailboxes.get(mailboxId)).toMatchObject({
          state: { kind: "connected" },
          tenant,
        });
        const way = await ctx.mail.prove(await accessOf(site, mailboxId));
        expect([way.smtp, way.imap]).toEqual([{ kind: "proven" }, { kind: "proven" }]);
      });
    });

    it("is the same mailbox when its account was given another address", async () => {
      await using story = await openStory(database(), "google");
      const { site, mail, ben } = story;
      const mailboxId = await add(story);
      const lost = await loseGrant(site, mailboxId);
      await mail.addMailbox("ann.smith@ours.test", "no password");
      site.host.rename(ANN, "ann.smith@ours.test");

      const proven = await ben.get(await site.host.signIn(await ledToProvider(ben, lost.incidentId), ANN));
      await finishReconnect(site.ctx, proven.location?.replace("/reconnecting/", "") ?? "");
      expect(await site.ctx.store.mailboxes.get(mailboxId)).toMatchObject({
        address: ANN,
        userName: "ann.smith@ours.test",
        state: { kind: "connected" },
      });
    });

    it("outlives a token that ends while its gap is read", async () => {
      await using story = await openStory(database(), "google");
      const { site, ben } = story;
      const mailboxId = await add(story);
      const lost = await loseGrant(site, mailboxId);
      const proven = await ben.get(await site.host.signIn(await ledToProvider(ben, lost.incidentId), ANN));
      site.host.expireAccessTokens();
      site.clock.now = () => new Date(Date.now() + TOKEN_LIFE_S * 1000);
      await finishReconnect(site.ctx, proven.location?.replace("/reconnecting/", "") ?? "");
      expect((await site.ctx.store.mailboxes.get(mailboxId))?.state).toEqual({ kind: "connected" });
    });

    it("is signed in to once more before its permission ends: by its own account, and by a member who may", async () => {
      await using story = await openStory(database(), "google");
      const { site, ben } = story;
      const mailboxId = await add(story);
      const path =
        /action="(\/oauth\/google\/begin[^"]*)"/.exec((await ben.get(`/mailboxes/${mailboxId}`)).text)?.[1] ??
        "";
      const signIn = async (who: typeof ben, account: string) =>
        who.get(await site.host.signIn(ledOnTo(await who.post(path)) ?? "", account));
      const version = async () => (await site.ctx.store.credentials.get(mailboxId))?.version;
      const before = (await version()) ?? 0;

      expect((await signIn(ben, "private@ours.test")).heading).toEqual("That is another account");
      const cy = await signedIn(site, site.members.cy);
      await signIn(cy, ANN);
      expect(await version()).toEqual(before);

      expect((await signIn(ben, ANN)).location).toEqual(`/mailboxes/${mailboxId}`);
      expect(await version()).toEqual(before + 1);
      const told = await site.prisma.auditRow.findMany({ where: { kind: "mailbox-renewed" } });
      expect(told).toEqual([
        expect.objectContaining({ memberId: site.members.ben, surface: "web", data: { mailboxId } }),
      ]);
      const way = await site.ctx.mail.prove(await accessOf(site, mailboxId));
      expect([way.smtp, way.imap]).toEqual([{ kind: "proven" }, { kind: "proven" }]);
      expect(wordsOf((await ben.get(`/mailboxes/${mailboxId}`)).text)).toContain(
        "Ben signed in at the provider once more.",
      );
    });

    it("takes the place of a password, and is pinned from then on", async () => {
      await using story = await openStory(database(), "google");
      const { site, ben } = story;
      const mailboxId = await add(story);
      await site.prisma.mailbox.update({
        where: { id: mailboxId },
        data: { signIn: "app_password", subject: null },
      });
      await site.prisma.credential.update({ where: { mailboxId }, data: { refreshAt: null } });
      const lost = await loseGrant(site, mailboxId);

      const form = await ben.get((await ben.get(`/reconnect/incident/${lost.incidentId}`)).location ?? "");
      expect(wordsOf(form.text)).toContain("Sign in with Google instead");
      const path = /action="(\/reconnect\/[\w/-]+\/sign-in)"/.exec(form.text)?.[1] ?? "";
      const led = ledOnTo(await ben.post(path)) ?? "";
      const proven = await ben.get(await site.host.signIn(led, ANN));
      await finishReconnect(site.ctx, proven.location?.replace("/reconnecting/", "") ?? "");
      expect(await site.ctx.store.mailboxes.get(mailboxId)).toMatchObject({
        signIn: "oauth",
        subject: expect.stringMatching(/^goog_/),
        state: { kind: "connected" },
      });
    });
  });
});

type Story = Awaited<ReturnType<typeof openStory>>;

/** Real mail servers that ask the provider's tokens, a site with Ben signed in, and the clock on the wall. */
async function openStory(database: Database, service: "google" | "microsoft") {
  await using opening = new AsyncDisposableStack();
  let site: OAuthSite | null = null;
  const mail = opening.use(
    await startMailHost({ filesSent: true, tokenOwner: (token) => site?.host.ownerOf(token) ?? null }),
  );
  mail.trust();
  await mail.addMailbox(ANN, "no password");
  const { certificate } = mail;
  const opened = opening.use(
    await openOAuthSite(database, {
      service,
      tokenLife: TOKEN_LIFE_S,
      ...(service === "microsoft" && { certificate, tenant: TENANT }),
    }),
  );
  site = opened;
  opened.clock.now = () => new Date();
  const ben = await signedIn(opened, opened.members.ben);
  const running = opening.move();
  return { site: opened, mail, ben, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** Ben adds his mailbox on the page. @returns its id */
async function add({ site, mail, ben }: Story): Promise<string> {
  await ben.post("/mailboxes/add/servers", {
    address: ANN,
    way: site.service,
    "smtp-host": mail.smtp.host,
    "smtp-port": String(mail.smtp.startTlsPort),
    "smtp-security": "starttls",
    "imap-host": mail.imap.host,
    "imap-port": String(mail.imap.tlsPort),
    "imap-security": "tls",
  });
  const led = await ben.post(`/oauth/${site.service}/begin?${new URLSearchParams({ address: ANN })}`);
  const added = await ben.get(await site.host.signIn(ledOnTo(led) ?? "", ANN));
  expect(added.location).toMatch(/^\/mailboxes\/[\w-]+$/);
  return added.location?.replace("/mailboxes/", "") ?? "";
}

async function aDueCampaign(site: OAuthSite, mailboxId: string, leads: number): Promise<string> {
  const campaignId = await aCampaign(site, { mailboxIds: [mailboxId], leads });
  const { prisma } = site;
  const day = 24 * 60 * 60_000;
  await prisma.campaign.update({
    where: { id: campaignId },
    data: { opensAt: new Date(Date.now() - day), closesAt: new Date(Date.now() + day) },
  });
  await prisma.mailbox.update({
    where: { id: mailboxId },
    data: { minGapMs: (TOKEN_LIFE_S / 2) * 1000 },
  });
  for (const [index, { leadId }] of (await prisma.enrolment.findMany({ where: { campaignId } })).entries()) {
    await prisma.lead.update({ where: { id: leadId }, data: { email: `lead${index}@leads.test` } });
  }
  return campaignId;
}

async function accessOf(site: OAuthSite, mailboxId: string): Promise<MailboxAccess> {
  const mailbox = await site.ctx.store.mailboxes.get(mailboxId);
  const way = mailbox && (await openAccess(site.ctx, mailbox));
  if (way?.kind !== "open") throw new Error("no way in");
  return way.access;
}

const sentTo = async (mail: MailHost) => (await mail.messagesToLeads()).length;

async function statesOf({ prisma }: OAuthSite, campaignId: string) {
  const rows = await prisma.enrolment.findMany({ where: { campaignId } });
  return rows.map(({ state, stopReason }) => stopReason ?? state).toSorted();
}
