import { expect, it } from "vitest";
import { openPicturePort, pictureGuard } from "../../../src/io/pictures/picture-port.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { DESIGNED } from "../../support/a-designed-mail.ts";
import { openSite, type Site, signedIn } from "../site.ts";
import { takeMail } from "./take-mail.ts";

onEachDatabase((database) => {
  async function open() {
    const site = await openSite(database(), undefined, { pictures: openPicturePort(pictureGuard()) });
    await site.ctx.store.roles.set(site.members.ben, "member", "agent");
    return { site, ...(await takeMail(site, DESIGNED)) };
  }
  const headersOf = async (site: Site, as: string, path: string) => {
    const visit = await signedIn(site, as);
    return visit.get(path);
  };

  it("shows a designed mail in a frame that runs nothing, loads nothing and hides secrets", async () => {
    const { site, path } = await open();
    await using _ = site;
    const { text, headers, status } = await headersOf(site, site.members.ben, `${path}/html`);
    expect(status).toBe(200);
    expect(headers.get("content-security-policy")).toMatch(
      /^sandbox; default-src 'none';.*frame-ancestors 'self'$/,
    );
    expect(text).toContain(`src="data:image/webp;base64,UklGR`);
    expect(text).not.toMatch(/script|onclick|hunter2|src="https/);
    const page = await headersOf(site, site.members.ben, path);
    expect(page.text).toContain(`src="${path}/html" sandbox=""`);
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("gives attachments as downloads, and only pictures whose bytes say so inline", async () => {
    const { site, message, path } = await open();
    await using _ = site;
    const [picture, svg] = message.attachments;
    expect([picture?.name, svg?.name?.includes("/")]).toEqual(["shot.png", false]);
    for (const { place } of message.attachments) {
      const { headers } = await headersOf(site, site.members.ben, `${path}/attachments/${place}`);
      expect(Object.fromEntries(headers)).toMatchObject({
        "content-type": "application/octet-stream",
        "content-disposition": expect.stringMatching(/^attachment;/),
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      });
    }
    const inline = async (place: number | undefined) =>
      (await headersOf(site, site.members.ben, `${path}/attachments/${place}?inline=yes`)).headers;
    expect((await inline(picture?.place)).get("content-type")).toBe("image/webp");
    expect((await inline(svg?.place)).get("content-type")).toBe("application/octet-stream");
    expect((await headersOf(site, site.members.ben, `${path}/attachments/99`)).status).toBe(404);
  });

  it("gives the mail as it came to admins alone, and writes that down", async () => {
    const { site, path } = await open();
    await using _ = site;
    const { members, prisma, workspaceId } = site;
    expect((await (await signedIn(site, members.ben)).post(`${path}/raw`)).status).toBe(404);
    const raw = await (await signedIn(site, members.ann)).post(`${path}/raw`);
    expect(raw.text).toBe(DESIGNED.toString());
    expect(raw.headers.get("content-disposition")).toMatch(/^attachment;/);
    const noted = await prisma.auditRow.findMany({ where: { workspaceId, kind: "ticket-original-read" } });
    expect(noted.map(({ memberId }) => memberId)).toEqual([members.ann]);
  });

  it("is nobody else's: members without the desk and other workspaces find nothing", async () => {
    const { site, path } = await open();
    await using _ = site;
    await using other = await openSite(database());
    for (const what of ["", "/html", "/attachments/0"]) {
      expect((await headersOf(site, site.members.cy, path + what)).status).toBe(404);
      expect((await headersOf(other, other.members.ann, path + what)).status).toBe(404);
    }
    for (const [of, who] of [
      [site, site.members.cy],
      [other, other.members.ann],
    ] as const)
      expect((await (await signedIn(of, who)).post(`${path}/raw`)).status).toBe(404);
  });
});
