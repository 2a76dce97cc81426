import { expect, it } from "vitest";
import { openPicturePort } from "../../../src/io/pictures/picture-port.ts";
import { startPictureHost } from "../../hosts/picture-host.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";
import { takeMail } from "./take-mail.ts";

onEachDatabase((database) => {
  /** A site with a mail whose pictures lie on a stranger's server. Ben is an agent. */
  async function open(kind: "inbox" | "spam") {
    await using opening = new AsyncDisposableStack();
    const host = opening.use(await startPictureHost());
    const pictures = openPicturePort(host.guard);
    const site = opening.use(await openSite(database(), [], { pictures }));
    const { ctx, prisma, members, workspaceId } = site;
    await ctx.store.roles.set(members.ben, "member", "agent");
    const raw = Buffer.from(
      [
        "From: Dora <dora@customer.test>",
        "To: support@ours.test",
        "Subject: It does not send",
        `Message-ID: <${kind}@${workspaceId}.test>`,
        "Content-Type: text/html; charset=utf-8",
        "",
        `<p>See <img src="${host.url}/good.jpg?a=1&amp;b=2" alt="the screen"> and <img src="${host.url}/page.png">.</p>`,
      ].join("\r\n"),
    );
    const { message, path } = await takeMail(site, raw, kind);
    const fetched = () =>
      prisma.auditRow.findMany({ where: { workspaceId, kind: "ticket-pictures-fetched" } });
    const running = opening.move();
    return { host, site, path, message, fetched, [Symbol.asyncDispose]: () => running.disposeAsync() };
  }

  it("fetches pictures from other servers by an agent's press alone, and writes it down", async () => {
    await using desk = await open("inbox");
    const { host, site, path, message, fetched } = desk;
    const { members } = site;
    const ben = await signedIn(site, members.ben);
    const page = await ben.get(path);
    expect(wordsOf(page.text)).toContain("2 pictures lie on other servers.");
    expect((await ben.get(`${path}/html`)).text).not.toMatch(/ src=/);
    expect((await ben.get(`${path}/pictures`)).status).toBe(404);
    expect(host.asked).toEqual([]);
    const shown = await ben.post(`${path}/pictures`);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain(` src="data:image/webp;base64,`);
    expect(shown.text.match(/ src=/g)?.length).toBe(1);
    expect(shown.text).toContain("1 picture could not be fetched.");
    expect(shown.headers.get("content-security-policy")).toMatch(
      /^sandbox; default-src 'none';.*img-src data:/,
    );
    expect(host.asked.map((request) => request.path).toSorted()).toEqual(["/good.jpg?a=1&b=2", "/page.png"]);
    expect((await fetched()).map(({ memberId, data }) => ({ memberId, data }))).toEqual([
      { memberId: members.ben, data: { ticketId: message.ticketId, messageId: message.id, pictures: 2 } },
    ]);
    expect(wordsOf((await ben.get(`/tickets/${message.ticket.number}`)).text)).toContain(
      "Ben had the pictures of a mail fetched from other servers.",
    );
  });

  it("asks a second time before it fetches the pictures of a mail in Spam", async () => {
    await using desk = await open("spam");
    const { host, site, path, fetched } = desk;
    const ben = await signedIn(site, site.members.ben);
    expect(wordsOf((await ben.get(path)).text)).toContain("The mail was found in Spam.");
    const first = await ben.post(`${path}/pictures`);
    expect([first.status, host.asked, await fetched()]).toEqual([409, [], []]);
    await ben.post(`${path}/pictures`, { sure: "yes" });
    expect(host.asked.length).toBe(2);
    expect((await fetched()).length).toBe(1);
  });

  it("does nothing for members without the desk, and for agents of another workspace", async () => {
    await using desk = await open("inbox");
    await using other = await openSite(database(), []);
    const { host, site, path, fetched } = desk;
    for (const visit of [await signedIn(site, site.members.cy), await signedIn(other, other.members.ann)])
      expect((await visit.post(`${path}/pictures`, { sure: "yes" })).status).toBe(404);
    expect([host.asked, await fetched()]).toEqual([[], []]);
  });
});
