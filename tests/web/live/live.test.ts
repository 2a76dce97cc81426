import { expect, it, vi } from "vitest";
import { lose } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign } from "../../core/world.ts";
import { onPglite } from "../../setup/each-database.ts";
import { openSite, type Site, signedIn } from "../site.ts";
import { visitor, wordsOf } from "../visitor.ts";

/** Live regions, up to the end of the first element of their kind. */
const READ_ALOUD = /<(\w+)[^>]*(?:role="(?:status|alert|log)"|aria-live=)[^>]*>.*?<\/\1>/gs;

/** An open stream of a member, read event by event. */
async function listen(site: Site, memberId: string) {
  const { cookies } = await signedIn(site, memberId);
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await fetch(`${site.url}/live`, { headers: { cookie } });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const next = async () => {
    const { value } = await reader.read();
    return value === undefined ? "end" : /^event: (\w+)/m.exec(Buffer.from(value).toString())?.[1];
  };
  const nextData = async (): Promise<{
    version: string;
    since?: string;
    pieces?: Record<string, string>;
  }> => {
    const { value } = await reader.read();
    return JSON.parse(/^data: (.*)/m.exec(Buffer.from(value ?? []).toString())?.[1] ?? "{}");
  };
  return { answer, next, nextData, close: () => reader.cancel() };
}

onPglite((database) => {
  it("tells the pages of a workspace that something changed, and no other's", async () => {
    await using site = await openSite(database());
    const cy = await listen(site, site.members.cy);
    expect(cy.answer.headers.get("content-type")).toEqual("text/event-stream");
    expect(await cy.next()).toEqual("hello");
    site.ctx.live.changed("another workspace");
    const told = cy.next();
    site.ctx.live.changed(site.workspaceId);
    expect(await told).toEqual("changed");
    await cy.close();
  });

  it("a burst of changes is told as few, and the last one is never lost", async () => {
    await using site = await openSite(database());
    const cy = await listen(site, site.members.cy);
    await cy.next();
    for (let count = 0; count < 1_000; count++) site.ctx.live.changed(site.workspaceId);
    expect([await cy.next(), await cy.next()]).toEqual(["changed", "changed"]);
    const later = cy.next();
    site.ctx.live.changed(site.workspaceId);
    expect(await later).toEqual("changed");
    await cy.close();
  });

  it("progress of a campaign is told with the parts of pages that it changed, and which version they belong to", async () => {
    await using site = await openSite(database());
    const campaignId = await aCampaign(site, { leads: 3 });
    const cy = await listen(site, site.members.cy);
    const hello = await cy.nextData();
    await site.prisma.enrolment.updateMany({
      where: { campaignId },
      data: { state: "finished", nextStep: 2 },
    });
    const told = cy.nextData();
    site.ctx.live.changed(site.workspaceId, { kind: "progress", campaignIds: [campaignId] });
    const progress = await told;
    expect(progress.since).toEqual(hello.version);
    expect(progress.version).not.toEqual(hello.version);
    expect(wordsOf(progress.pieces?.[`leads-${campaignId}`] ?? "")).toContain("3 had every step");
    await cy.close();
  });

  it("ends within a heartbeat when its session ends", async () => {
    await using site = await openSite(database());
    const cy = await listen(site, site.members.cy);
    await cy.next();
    await site.prisma.session.deleteMany({ where: { memberId: site.members.cy } });
    expect(await cy.next()).toEqual("end");
  });

  it("ends at once when its member signs out, and hears no more of the workspace", async () => {
    await using site = await openSite(database());
    const member = await signedIn(site, site.members.cy);
    const cookie = [...member.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(`${site.url}/live`, { headers: { cookie } });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await member.post("/sign-out");
    expect((await reader.read()).done).toEqual(true);
    expect((await fetch(`${site.url}/live`, { headers: { cookie } })).status).toEqual(401);
  }, 10_000);

  it("one member has thirty of them and no more, whatever other members have, and one that ends makes room", async () => {
    await using site = await openSite(database());
    const { cookies } = await signedIn(site, site.members.cy);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const open = async (headers: Record<string, string>) => fetch(`${site.url}/live`, { headers });
    const streams: Response[] = [];
    for (let count = 0; count < 30; count++) streams.push(await open({ cookie }));
    expect(streams.map(({ status }) => status)).toEqual(Array(30).fill(200));
    const refused = await open({ cookie });
    expect([refused.status, refused.headers.get("retry-after"), await refused.text()]).toEqual([
      429,
      "120",
      "You have Unpause open in too many places. Close some of them.",
    ]);
    const ben = await listen(site, site.members.ben);
    expect(ben.answer.status).toEqual(200);
    await streams[0]?.body?.cancel();
    await vi.waitFor(async () => {
      const again = await open({ cookie });
      await again.body?.cancel();
      expect(again.status).toEqual(200);
    });
    await ben.close();
    for (const { body } of streams.slice(1)) await body?.cancel();
  });

  it("ends with the server, and does not keep it from stopping", async () => {
    const site = await openSite(database());
    const cy = await listen(site, site.members.cy);
    await cy.next();
    const end = cy.next();
    await site[Symbol.asyncDispose]();
    expect(await end).toEqual("end");
  });

  it("its connection ends with it, so that a page which listens again finds the server gone, not half gone", async () => {
    await using site = await openSite(database());
    const cy = await listen(site, site.members.cy);
    await cy.next();
    const stopped = site.stop();
    expect(await cy.next()).toEqual("end");
    expect(cy.answer.headers.get("connection")).toEqual("close");
    await expect(fetch(`${site.url}/live`)).rejects.toThrow("fetch failed");
    await stopped;
  });

  it("no part of a page that is read aloud by itself holds a time, which would be read aloud each minute", async () => {
    await using site = await openSite(database());
    const campaignId = await aCampaign(site, {});
    const lost = await lose(site);
    const readFailingSince = new Date(site.clock.time.getTime() - 24 * 3_600_000);
    await site.prisma.mailbox.updateMany({
      where: { id: site.mailboxId },
      data: { state: "connected", readFailingSince, readFailure: "NO" },
    });
    const ben = await signedIn(site, site.members.ben);
    const paths = [
      "/",
      `/campaigns/${campaignId}`,
      `/mailboxes/${site.mailboxId}`,
      `/incidents/${lost.incidentId}`,
      "/settings",
    ];
    for (const path of paths) {
      const { status, text } = await ben.get(path);
      const spoken = text.match(READ_ALOUD) ?? [];
      expect({ path, status, spoken: spoken.filter((part) => part.includes("<time")) }).toEqual({
        path,
        status: 200,
        spoken: [],
      });
      expect(spoken.length).toBeGreaterThan(0);
    }
  });

  it("is for members", async () => {
    await using site = await openSite(database());
    expect((await visitor(site.url).get("/live")).status).toEqual(401);
  });
});
