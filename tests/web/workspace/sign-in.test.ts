import { expect, it } from "vitest";
import { openLog } from "../../../src/log.ts";
import { onPglite } from "../../setup/each-database.ts";
import { openSite, signedIn, signInPath } from "../site.ts";
import { visitor } from "../visitor.ts";

const HOUR = 60 * 60_000;

onPglite((database) => {
  it("looking at a sign-in link shows a button and spends nothing; pressing it signs in, once", async () => {
    await using site = await openSite(database());
    const path = await signInPath(site, site.members.ann);
    const bot = visitor(site.url);
    await bot.get(path);
    await bot.get(path);
    const ann = visitor(site.url);
    const shown = await ann.get(path);
    expect([shown.status, shown.heading]).toEqual([200, "Welcome, Ann"]);

    const pressed = await ann.post(path);
    expect([pressed.status, pressed.location]).toEqual([303, "/"]);
    expect((await ann.get("/")).status).toEqual(200);
    const again = await visitor(site.url).post(path);
    expect([again.status, again.heading]).toEqual([410, "This link was used already"]);
    expect((await bot.get("/")).status).toEqual(401);
  });

  it("the session's cookie is out of reach for scripts and other sites", async () => {
    await using site = await openSite(database());
    const answer = await visitor(site.url).post(await signInPath(site, site.members.ann));
    const [session] = answer.headers.getSetCookie();
    expect(session?.replace(/=[\w-]{43};/, "=…;")).toEqual(
      "unpause_session=…; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax",
    );
  });

  it("behind https no subdomain can set the session's cookie", async () => {
    await using site = await openSite(database(), undefined, { publicUrl: "https://unpause.example.com" });
    const answer = await visitor(site.url).post(
      await signInPath(site, site.members.ann),
      {},
      { origin: "https://unpause.example.com" },
    );
    const [session] = answer.headers.getSetCookie();
    expect(session?.replace(/=[\w-]{43};/, "=…;")).toEqual(
      "__Host-unpause_session=…; Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=Lax",
    );
  });

  it("a link works for an hour", async () => {
    await using site = await openSite(database());
    const path = await signInPath(site, site.members.ann);
    site.clock.time = new Date(site.clock.time.getTime() + HOUR);
    const late = await visitor(site.url).post(path);
    expect([late.status, late.heading]).toEqual([410, "This link is too old"]);
    expect((await visitor(site.url).get(path)).status).toEqual(410);
  });

  it("an address that was never a link says so", async () => {
    await using site = await openSite(database());
    const answer = await visitor(site.url).get("/sign-in/made-up");
    expect([answer.status, answer.heading]).toEqual([404, "This is not a link of ours"]);
  });

  it("a person who guesses links fills the log with a line each, and the database with nothing", async () => {
    const logged: string[] = [];
    const log = openLog("info", { write: (line) => void logged.push(line) });
    await using site = await openSite(database(), undefined, { log });
    const rows = await site.prisma.auditRow.count();
    const stranger = visitor(site.url);
    await stranger.get("/sign-in/a-guess-to-look-at");
    await stranger.post("/sign-in/a-guess-to-spend");
    const lines = logged.map((line) => JSON.parse(line)).filter(({ event }) => event.startsWith("security."));
    const refused = { event: "security.sign-in-refused", surface: "web", why: "unknown", memberId: null };
    expect(lines).toMatchObject([refused, refused]);
    expect(logged.join("")).not.toContain("a-guess");
    expect(await site.prisma.auditRow.count()).toEqual(rows);
  });

  it("a visitor who is signed out reads how to get a link, and lands where they wanted to go", async () => {
    await using site = await openSite(database());
    const stranger = visitor(site.url);
    const wanted = await stranger.get("/settings");
    expect([wanted.status, wanted.heading]).toEqual([401, "Please sign in"]);
    expect(wanted.text).toContain("npx unpause sign-in");
    expect((await stranger.post(await signInPath(site, site.members.ann))).location).toEqual("/settings");
    expect(stranger.cookies.has("unpause_wanted")).toEqual(false);
  });

  it("a wanted page of another site is forgotten", async () => {
    await using site = await openSite(database());
    const stranger = visitor(site.url);
    stranger.cookies.set("unpause_wanted", encodeURIComponent("//elsewhere.test/"));
    expect((await stranger.post(await signInPath(site, site.members.ann))).location).toEqual("/");
  });

  it("signing out ends the session on the server too", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    const copied = visitor(site.url);
    for (const [name, value] of ann.cookies) copied.cookies.set(name, value);
    expect((await ann.post("/sign-out")).location).toEqual("/sign-in");
    expect((await copied.get("/")).status).toEqual(401);
  });

  it("a form of another site changes nothing", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    for (const headers of [
      { origin: "https://elsewhere.test" },
      { origin: "null" },
      {} as { origin: string },
    ]) {
      const answer = await ann.post(
        "/settings",
        { name: "Theirs", timeZone: "UTC", slackChannel: "" },
        headers,
      );
      expect([answer.status, answer.heading]).toEqual([403, "This form came from another site"]);
    }
    expect((await site.ctx.store.members.workspace(site.workspaceId))?.name).toEqual("Acme");
  });

  it.each(["/a%0D%0ASet-Cookie:x=1", "/%00", "/é", "//elsewhere.test", "elsewhere"])(
    "a made-up page to go on to (%s) spends no link for nothing: the dashboard takes its place",
    async (wanted) => {
      await using site = await openSite(database());
      const ann = visitor(site.url);
      ann.cookies.set("unpause_wanted", encodeURI(decodeURIComponent(wanted)));
      const pressed = await ann.post(await signInPath(site, site.members.ann));
      expect([pressed.status, pressed.location]).toEqual([303, "/"]);
      expect((await ann.get("/")).status).toEqual(200);
    },
  );
});
