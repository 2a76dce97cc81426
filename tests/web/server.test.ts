import { expect, it } from "vitest";
import { startServer } from "../../src/web/server.ts";
import { onPglite } from "../setup/each-database.ts";
import { openSite, signedIn, signInPath } from "./site.ts";
import { visitor } from "./visitor.ts";

onPglite((database) => {
  it("a port that is taken is said in one sentence", async () => {
    await using site = await openSite(database());
    expect(await startServer({ ctx: site.ctx, host: "127.0.0.1", port: site.port })).toEqual({
      kind: "port-taken",
      why: `Port ${site.port} on 127.0.0.1 is in use by another program. Stop that one, or give Unpause another port with PORT.`,
    });
  });

  it("a host that is not this machine's is said in one sentence", async () => {
    await using site = await openSite(database());
    expect(await startServer({ ctx: site.ctx, host: "192.0.2.1", port: 0 })).toEqual({
      kind: "not-listening",
      why: "Unpause cannot listen on 192.0.2.1, port 0 (EADDRNOTAVAIL). Check HOST and PORT.",
    });
  });

  it("every page, also an error, loads nothing from elsewhere and shows in no frame", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    const answers = await Promise.all(
      ["/", "/nothing-here", "/sign-in", "/u/x"].map((path) => ann.get(path)),
    );
    for (const { headers } of answers) {
      expect([headers.get("content-security-policy"), headers.get("cache-control")]).toEqual([
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "no-store",
      ]);
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 404]);
  });

  it("a redirect is kept by nobody in between either: it may lead to a link of one person's", async () => {
    await using site = await openSite(database());
    const signsIn = await visitor(site.url).post(await signInPath(site, site.members.ann));
    const leaves = await (await signedIn(site, site.members.ann)).post("/sign-out");
    for (const { status, headers } of [signsIn, leaves]) {
      expect([status, headers.get("cache-control")]).toEqual([303, "no-store"]);
    }
  });

  it("words of people are shown as they wrote them, and are never part of the page", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    const name = `<script>alert("x")</script> & 'friends'`;
    await ann.post("/settings", { name, timeZone: "UTC", slackChannel: "" });
    const { text } = await ann.get("/settings");
    expect(text).not.toContain("<script>alert");
    expect(text).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;friends&#39;");
  });

  it("a file that a page loads may be kept for good, since its address changes with it", async () => {
    await using site = await openSite(database());
    const stranger = visitor(site.url);
    const { text } = await stranger.get("/sign-in");
    const addresses = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
    const loaded = await Promise.all(addresses.map((path) => stranger.get(path)));
    expect(
      loaded.map(({ status, headers }) => [
        status,
        headers.get("content-type"),
        headers.get("cache-control"),
      ]),
    ).toEqual([
      [200, "text/css; charset=utf-8", "public, max-age=31536000, immutable"],
      [200, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
      [200, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ]);
  });

  it("a form that is far too long is refused before it is read", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    const answer = await ann.post("/settings", { name: "x".repeat(300_000), timeZone: "UTC" });
    expect([answer.status, answer.heading]).toEqual([413, "That is too long"]);
  });

  it("says that it is alive and ready, to anybody", async () => {
    await using site = await openSite(database());
    const stranger = visitor(site.url);
    expect((await stranger.get("/healthz")).text).toEqual('{"status":"alive"}');
    expect((await stranger.get("/readyz")).text).toEqual('{"status":"ready"}');
  });
});
