import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCertificate } from "../../hosts/oauth-provider/a-certificate.ts";
import { onPglite } from "../../setup/each-database.ts";
import { describeWith } from "../../setup/needs.ts";
import {
  ANN,
  aSignedInMailbox,
  benAtLostMailbox,
  ledToProvider,
  loseGrant,
  type OAuthSite,
  openOAuthSite,
} from "../oauth-site.ts";
import { signedIn } from "../site.ts";
import { type Answer, ledOnTo, visitor, wordsOf } from "../visitor.ts";

const said = ({ status, heading }: Answer) => [status, heading];

/** Nothing but a proven sign-in changes anything. */
const expectAsItWas = async (site: OAuthSite, mailboxId: string) => {
  const { mailboxes, credentials, reconnects } = site.ctx.store;
  expect((await mailboxes.get(mailboxId))?.state).toEqual({ kind: "disconnected" });
  expect((await credentials.get(mailboxId))?.version).toEqual(1);
  expect(await reconnects.open(mailboxId)).toBeNull();
};

onPglite((database) => {
  it("the reconnect of a mailbox without a password leads to the provider's sign-in, with a press", async () => {
    await using site = await openOAuthSite(database());
    const { ben, lost } = await benAtLostMailbox(site);
    const personal = await ben.get(`/reconnect/incident/${lost.incidentId}`);
    expect(personal.location).toEqual(`/reconnect/incident/${lost.incidentId}/${lost.mailboxId}`);
    const path = personal.location ?? "";
    for (const look of [path, `${path}/sign-in`]) {
      const page = await ben.get(look);
      expect(said(page)).toEqual([200, `Reconnect ${ANN}`]);
      expect(page.text).toContain(`<form method="post" action="${path}/sign-in"`);
    }
    expect(await site.prisma.providerSignIn.count({ where: { workspaceId: site.workspaceId } })).toEqual(0);
    const led = await ben.post(`${path}/sign-in`);
    const asked = new URL(ledOnTo(led) ?? "");
    expect(asked.origin).toEqual(site.host.url);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      login_hint: ANN,
      redirect_uri: `${site.url}/oauth/google/callback`,
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(led.headers.getSetCookie().join()).toMatch(/unpause_browser=[\w-]{43};.*HttpOnly; SameSite=Lax/);
    expect(led.headers.get("cache-control")).toEqual("no-store");

    const kept = JSON.stringify(await site.prisma.providerSignIn.findMany());
    expect(kept).not.toContain(asked.searchParams.get("state"));
    // A stranger, or a preview, is led nowhere.
    expect((await visitor(site.url).get(personal.location ?? "")).status).toEqual(401);
  });

  it("another account changes nothing, is given back, and is named beside the one that is expected", async () => {
    await using site = await openOAuthSite(database());
    const { ben, lost } = await benAtLostMailbox(site);
    const back = await site.host.signIn(await ledToProvider(ben, lost.incidentId), "private@ours.test");
    const answer = await ben.get(back);
    expect(said(answer)).toEqual([422, "That is another account"]);
    const words = wordsOf(answer.text);
    expect(words).toContain(`You signed in as private@ours.test, but ${ANN} was expected.`);
    expect(words).toContain("The permission for private@ours.test was given back to Google.");
    expect(site.host.revoked).toEqual(["private@ours.test"]);
    await expectAsItWas(site, lost.mailboxId);

    const again = /href="(\/reconnect\/incident\/[^"]+account=another)"/.exec(answer.text)?.[1] ?? "";
    const page = await ben.get(again);
    const picked = await ben.post(/action="([^"]+account=another)"/.exec(page.text)?.[1] ?? "");
    const picker = new URL(ledOnTo(picked) ?? "");
    expect(picker.searchParams.get("prompt")).toEqual("select_account consent");
  });

  it("another account whose mailbox we have keeps its permission", async () => {
    await using site = await openOAuthSite(database());
    const { ben, lost } = await benAtLostMailbox(site);
    await aSignedInMailbox(site, "private@ours.test");
    const answer = await ben.get(
      await site.host.signIn(await ledToProvider(ben, lost.incidentId), "private@ours.test"),
    );
    expect(said(answer)).toEqual([422, "That is another account"]);
    expect(wordsOf(answer.text)).not.toContain("given back");
    expect(site.host.revoked).toEqual([]);
  });

  it("an account of the same address that is not the same account is another one", async () => {
    await using site = await openOAuthSite(database());
    const { ben, lost } = await benAtLostMailbox(site);
    site.host.rename("private@ours.test", ANN);
    const answer = await ben.get(
      await site.host.signIn(await ledToProvider(ben, lost.incidentId), "private@ours.test"),
    );
    expect(said(answer)).toEqual([422, "That is another account"]);
    await expectAsItWas(site, lost.mailboxId);
  });

  it("a permission that was left out is named, with what to do", async () => {
    await using site = await openOAuthSite(database());
    const { ben, lost } = await benAtLostMailbox(site);
    site.host.untick("https://mail.google.com/");
    const answer = await ben.get(await site.host.signIn(await ledToProvider(ben, lost.incidentId), ANN));
    expect(said(answer)).toEqual([422, "One permission is missing"]);
    const words = wordsOf(answer.text);
    expect(words).toContain("Read, compose, send and permanently delete all your email from Gmail");
    expect(words).toContain("leave every box ticked");
    // It is this mailbox's account: giving back what is left would end what another of its sign-ins may still have.
    expect(site.host.revoked).toEqual([]);
    await expectAsItWas(site, lost.mailboxId);
  });

  describe("whoever comes back is told what happened and what to do next, and the mailbox is as it was", () => {
    const callback = (query: Record<string, string>) =>
      `/oauth/google/callback?${new URLSearchParams(query)}`;
    const stateOf = (address: string) => new URL(address).searchParams.get("state") ?? "";

    it("without a state, or with one that never was", async () => {
      await using site = await openOAuthSite(database());
      const { ben, lost } = await benAtLostMailbox(site);
      for (const query of [{}, { code: "x" }, { code: "x", state: "" }, { code: "x", state: "made-up" }]) {
        expect(said(await ben.get(callback(query as Record<string, string>)))).toEqual([
          400,
          "We did not ask for this sign-in",
        ]);
      }
      // Of one provider, brought to the other's address.
      const state = stateOf(await ledToProvider(ben, lost.incidentId));
      const astray = await ben.get(`/oauth/microsoft/callback?${new URLSearchParams({ code: "x", state })}`);
      expect(said(astray)).toEqual([400, "We did not ask for this sign-in"]);
      await expectAsItWas(site, lost.mailboxId);
    });

    it("with a state that was used, without spending anybody's", async () => {
      await using site = await openOAuthSite(database());
      const { ben, lost } = await benAtLostMailbox(site);
      const back = await site.host.signIn(await ledToProvider(ben, lost.incidentId), "private@ours.test");
      await ben.get(back);
      const answer = await ben.get(back);
      expect(said(answer)).toEqual([410, "This sign-in was used already"]);
      expect(answer.text).toContain(`/reconnect/incident/${lost.incidentId}/${lost.mailboxId}`);
      await expectAsItWas(site, lost.mailboxId);
    });

    it("in another browser, and the right one still counts", async () => {
      await using site = await openOAuthSite(database());
      const { ben, lost } = await benAtLostMailbox(site);
      const back = await site.host.signIn(await ledToProvider(ben, lost.incidentId), "private@ours.test");
      const elsewhere = await signedIn(site, site.members.ben);
      expect(said(await elsewhere.get(back))).toEqual([403, "This sign-in was begun in another browser"]);
      await ledToProvider(elsewhere, lost.incidentId);
      expect(said(await elsewhere.get(back))).toEqual([403, "This sign-in was begun in another browser"]);
      expect(said(await visitor(site.url).get(back))).toEqual([
        403,
        "This sign-in was begun in another browser",
      ]);
      expect(said(await ben.get(back))).toEqual([422, "That is another account"]);
    });

    it("signed out in between, or signed in as another person", async () => {
      await using site = await openOAuthSite(database());
      const { ben, lost } = await benAtLostMailbox(site);
      const back = await site.host.signIn(await ledToProvider(ben, lost.incidentId), ANN);
      const session = ben.cookies.get("unpause_session") ?? "";
      ben.cookies.delete("unpause_session");
      expect(said(await ben.get(back))).toEqual([401, "Sign in to Unpause first"]);
      const cy = await signedIn(site, site.members.cy);
      ben.cookies.set("unpause_session", cy.cookies.get("unpause_session") ?? "");
      expect(said(await ben.get(back))).toEqual([403, "Another member began this sign-in"]);
      await expectAsItWas(site, lost.mailboxId);
      // Neither has spent it. (Its mail servers are not there, which is all that is wrong.)
      ben.cookies.set("unpause_session", session);
      expect(said(await ben.get(back))).toEqual([422, "Signed in, but the mailbox does not work yet"]);
      await expectAsItWas(site, lost.mailboxId);
    });

    it("too late", async () => {
      await using site = await openOAuthSite(database());
      const { ben, lost } = await benAtLostMailbox(site);
      const back = await site.host.signIn(await ledToProvider(ben, lost.incidentId), ANN);
      site.clock.time = new Date(site.clock.time.getTime() + 20 * 60_000);
      expect(said(await ben.get(back))).toEqual([410, "This sign-in took too long"]);
      await expectAsItWas(site, lost.mailboxId);
    });

    it("with a code that was used before", async () => {
      await using site = await openOAuthSite(database());
      const { ben, lost } = await benAtLostMailbox(site);
      const back = await site.host.signIn(await ledToProvider(ben, lost.incidentId), "private@ours.test");
      await ben.get(back);
      const code = new URL(back).searchParams.get("code") ?? "";
      const state = stateOf(await ledToProvider(ben, lost.incidentId));
      const answer = await ben.get(callback({ code, state }));
      expect(said(answer)).toEqual([422, "Google did not complete the sign-in"]);
      expect(answer.text).not.toContain(code);
      await expectAsItWas(site, lost.mailboxId);
    });

    it.each([
      ["the person said no", { error: "access_denied" }, "You did not allow it", "Sign in with Google again"],
      [
        "an admin has forbidden it",
        { error: "admin_policy_enforced" },
        "An admin has to allow Unpause first",
        "Sign in with Google again",
      ],
      [
        "the app is set up wrongly",
        { error: "unauthorized_client" },
        "Google did not complete the sign-in",
        "Try again",
      ],
      ["Google is down", { error: "server_error" }, "Google did not complete the sign-in", "Try again"],
      ["nothing is said at all", {}, "Google did not complete the sign-in", "Try again"],
    ])("when %s", async (_what, query, heading, next) => {
      await using site = await openOAuthSite(database());
      const { ben, lost } = await benAtLostMailbox(site);
      const state = stateOf(await ledToProvider(ben, lost.incidentId));
      const answer = await ben.get(callback({ ...(query as Record<string, string>), state }));
      expect(said(answer)).toEqual([422, heading]);
      expect(wordsOf(answer.text)).toContain(next);
      expect(wordsOf(answer.text)).toContain(`${ANN} is as it was: it waits, and no lead is lost.`);
      await expectAsItWas(site, lost.mailboxId);
    });

    it("hostile words of a caller are shown as words", async () => {
      await using site = await openOAuthSite(database());
      const { ben, lost } = await benAtLostMailbox(site);
      const state = stateOf(await ledToProvider(ben, lost.incidentId));
      const error_description = `<script>alert(1)</script>${"x".repeat(100_00)}`;
      const answer = await ben.get(callback({ error: "server_error", error_description, state }));
      expect(answer.status).toEqual(422);
      expect(answer.text).not.toContain("<script>alert");
    });
  });

  it("a provider without an app says who can change that", async () => {
    await using site = await openOAuthSite(database());
    const { ben, lost } = await benAtLostMailbox(site);
    delete site.ctx.oauth.google;
    const personal = await ben.get(`/reconnect/incident/${lost.incidentId}`);
    expect(said(await ben.get(personal.location ?? ""))).toEqual([503, "Sign-in with Google is not set up"]);
  });

  it("finds out where an address lives, and leads to its provider from there", async () => {
    await using site = await openOAuthSite(database());
    const ben = await signedIn(site, site.members.ben);
    expect((await ben.get("/mailboxes")).text).toContain('href="/mailboxes/add"');
    expect(said(await ben.get("/mailboxes/add?address=ben"))).toEqual([422, "Add a mailbox"]);
    const page = await ben.get("/mailboxes/add?address=ben%40gmail.com");
    expect(wordsOf(page.text)).toContain("It lives at Google");
    const begin =
      /action="(\/oauth\/google\/begin[^"]*)"/.exec(page.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(said(await ben.get(begin))).toEqual([200, "Sign in to ben@gmail.com"]);
    expect(await site.prisma.providerSignIn.count({ where: { workspaceId: site.workspaceId } })).toEqual(0);
    const led = ledOnTo(await ben.post(begin)) ?? "";
    expect(new URL(led).searchParams.get("login_hint")).toEqual("ben@gmail.com");
    const taken = await ben.get(await site.host.signIn(led, "private@ours.test"));
    expect(said(taken)).toEqual([422, "That is another account"]);
    expect(wordsOf(taken.text)).toContain("Add private@ours.test instead");
    expect(site.host.revoked).toEqual(["private@ours.test"]);
    expect(await site.ctx.store.mailboxes.list(site.workspaceId)).toEqual([]);
  });

  // The tests need openssl for it: Microsoft's library speaks TLS only.
  describeWith("Postfix and Dovecot", "at Microsoft", () => {
    let certificate: Awaited<ReturnType<typeof aCertificate>>;
    beforeAll(async () => {
      certificate = await aCertificate();
    });
    afterAll(() => certificate[Symbol.asyncDispose]());

    it("an admin is asked for the whole organisation, by an address that can be sent to them", async () => {
      await using site = await openOAuthSite(database(), { service: "microsoft", certificate });
      const mailboxId = await aSignedInMailbox(site);
      const lost = await loseGrant(site, mailboxId);
      const ben = await signedIn(site, site.members.ben);
      site.host.demandAdmin();
      const answer = await ben.get(await site.host.signIn(await ledToProvider(ben, lost.incidentId), ANN));
      expect(said(answer)).toEqual([422, "An admin has to allow Unpause first"]);
      const consentUrl = /value="(https:[^"]+adminconsent[^"]*)"/
        .exec(answer.text)?.[1]
        ?.replaceAll("&amp;", "&");
      expect(consentUrl).toMatch(/\/ours\.test\/v2\.0\/adminconsent\?client_id=unpause-app&scope=/);
      await expectAsItWas(site, mailboxId);

      // The admin is no member, and has a browser of their own.
      const consented = await fetch(consentUrl ?? "", { redirect: "manual" });
      const admin = visitor(site.url);
      expect(said(await admin.get(consented.headers.get("location") ?? ""))).toEqual([
        200,
        "Thank you: Unpause is allowed now",
      ]);
      const back = await site.host.signIn(await ledToProvider(ben, lost.incidentId), ANN);
      expect(said(await ben.get(back))).toEqual([422, "Signed in, but the mailbox does not work yet"]);
    });

    it("another account changes nothing, though it cannot be given back", async () => {
      await using site = await openOAuthSite(database(), { service: "microsoft", certificate });
      const mailboxId = await aSignedInMailbox(site);
      const lost = await loseGrant(site, mailboxId);
      const ben = await signedIn(site, site.members.ben);
      const answer = await ben.get(
        await site.host.signIn(await ledToProvider(ben, lost.incidentId), "private@ours.test"),
      );
      expect(said(answer)).toEqual([422, "That is another account"]);
      expect(wordsOf(answer.text)).not.toContain("given back");
      await expectAsItWas(site, mailboxId);
    });

    it("a permission that was left out is named", async () => {
      await using site = await openOAuthSite(database(), { service: "microsoft", certificate });
      const mailboxId = await aSignedInMailbox(site);
      const lost = await loseGrant(site, mailboxId);
      const ben = await signedIn(site, site.members.ben);
      site.host.untick("https://outlook.office.com/SMTP.Send");
      const answer = await ben.get(await site.host.signIn(await ledToProvider(ben, lost.incidentId), ANN));
      expect(said(answer)).toEqual([422, "One permission is missing"]);
      expect(wordsOf(answer.text)).toContain("sending mail (SMTP.Send)");
    });
  });
});
