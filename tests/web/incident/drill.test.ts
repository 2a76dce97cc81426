import { expect, it } from "vitest";
import { drillLink } from "../../../src/core/drill/drill-link.ts";
import { startDrill } from "../../../src/core/drill/start-drill.ts";
import { lose } from "../../core/disconnection/lost-mailbox.ts";
import { onPglite } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { visitor, wordsOf } from "../visitor.ts";

onPglite((database) => {
  it("the page of a rehearsal takes the stand-in's word from members who could act, and no password from anybody", async () => {
    await using site = await openSite(database());
    const { ctx, members, mailboxId } = site;
    const ann = await ctx.store.members.get(members.ann);
    const mailbox = await ctx.store.mailboxes.get(mailboxId);
    if (ann === null || mailbox === null) throw new Error("nobody there");
    const started = await startDrill(ctx, ann, mailbox);
    if (started.kind !== "started") throw new Error(started.kind);
    const path = `/drills/${started.drillId}`;

    const cy = await signedIn(site, members.cy);
    expect((await cy.get(path)).status).toEqual(403);
    expect((await cy.post(path, { secret: "rehearsal" })).status).toEqual(403);
    expect(await ctx.store.drills.get(started.drillId)).toMatchObject({ openedAt: null, endedAt: null });

    const ben = await signedIn(site, members.ben);
    const page = await ben.get(path);
    expect(wordsOf(page.text)).toContain("Do not type a real password.");
    const wrong = await ben.post(path, { secret: "my own password" });
    expect(wrong.status).toEqual(422);
    expect(wrong.text).not.toContain("my own password");
    expect(wordsOf((await ben.post(path, { secret: "rehearsal" })).text)).toContain("The rehearsal is over");
    expect((await ben.post(path, { secret: "rehearsal" })).status).toEqual(410);
    expect(await ctx.store.drills.get(started.drillId)).toMatchObject({ endedById: members.ben });
    expect((await ben.get("/drills/none")).status).toEqual(404);
  });

  it("a member's own link opens the page without a sign-in; a preview of it counts for nothing, and it is nobody else's", async () => {
    await using site = await openSite(database());
    const { ctx, members, mailboxId } = site;
    const ann = await ctx.store.members.get(members.ann);
    const mailbox = await ctx.store.mailboxes.get(mailboxId);
    if (ann === null || mailbox === null) throw new Error("nobody there");
    const started = await startDrill(ctx, ann, mailbox);
    if (started.kind !== "started") throw new Error(started.kind);
    const drill = { id: started.drillId };
    const pathFor = (memberId: string) => drillLink(ctx, drill, memberId).replace(site.url, "");

    const stranger = visitor(site.url);
    expect((await stranger.get(`/drills/${drill.id}`)).status).toEqual(401);
    const forged = pathFor(members.cy).replace(members.cy, members.ben);
    expect((await stranger.post(forged, { secret: "rehearsal" })).status).toEqual(401);
    expect((await stranger.post(pathFor(members.cy), { secret: "rehearsal" })).status).toEqual(403);
    expect((await stranger.get(pathFor(members.ben))).status).toEqual(200);
    expect(await ctx.store.drills.get(drill.id)).toMatchObject({ openedAt: null, endedAt: null });
    expect((await stranger.post(pathFor(members.ben), { secret: "rehearsal" })).status).toEqual(200);
    expect(await ctx.store.drills.get(drill.id)).toMatchObject({ endedById: members.ben });
    expect((await stranger.post(pathFor(members.ben), { secret: "rehearsal" })).status).toEqual(410);
  });

  it("every page says to the owner of a lost mailbox that it is lost", async () => {
    await using site = await openSite(database());
    const { members, mailboxId, prisma, ctx } = site;
    const ben = await signedIn(site, members.ben);
    expect(wordsOf((await ben.get("/campaigns")).text)).not.toContain("is disconnected");
    await lose(site, mailboxId);
    expect(wordsOf((await ben.get("/campaigns")).text)).toContain(
      "sales@ours.test is disconnected. Reconnect",
    );
    const cy = await signedIn(site, members.cy);
    expect(wordsOf((await cy.get("/campaigns")).text)).not.toContain("is disconnected");
    expect(await prisma.disconnection.count({ where: { mailboxId } })).toEqual(1);
    expect(await ctx.store.views.mailboxes.lostInNameOf(members.ann)).toEqual(null);
  });
});
