import sharp from "sharp";
import { expect, it } from "vitest";
import { openPicturePort, pictureGuard } from "../../../src/io/pictures/picture-port.ts";
import { storeMails } from "../../../src/support/inbox/store-mails.ts";
import { understandMail } from "../../../src/support/intake/understand-mail.ts";
import { onPglite } from "../../setup/each-database.ts";
import { addInbox } from "../../support/inbox/an-inbox.ts";
import { openSite, signedIn } from "../site.ts";

/** A picture of noise is as large drawn as it came. */
async function mailNaming(times: number): Promise<Buffer> {
  const side = { width: 500, height: 500 };
  const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
  const picture = await sharp({ create: { ...side, channels: 3, background: "white", noise } })
    .png()
    .toBuffer();
  const lines = [
    "From: Dora <dora@customer.test>",
    "To: support@ours.test",
    "Subject: Many",
    "Message-ID: <many@customer.test>",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; boundary="b"',
    "",
    "--b",
    "Content-Type: text/html",
    "",
    '<img src="cid:a">\r\n'.repeat(times),
    "--b",
    "Content-Type: image/png",
    "Content-ID: <a>",
    "Content-Transfer-Encoding: base64",
    "",
    picture.toString("base64").replace(/.{76}/g, "$&\r\n"),
    "--b--",
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}

onPglite((database) => {
  it("a picture that a mail names thousands of times fills no memory: the page stays small", async () => {
    await using site = await openSite(database(), undefined, {
      pictures: openPicturePort(pictureGuard()),
    });
    const { ctx, prisma, members, workspaceId } = site;
    const inboxId = await addInbox(site, { address: `many@${workspaceId}.test`, password: "its secret" });
    const inbox = await ctx.store.mailboxes.get(inboxId);
    if (inbox === null) throw new Error("no inbox");
    const raw = await mailNaming(2_000);
    const mail = { folder: "INBOX", kind: "inbox" as const, uid: 1, internalDate: site.clock.time };
    await storeMails(ctx, inbox, [{ ...mail, raw, size: raw.length }], {
      uidValidity: 1n,
      cursor: null,
      unread: [],
    });
    await understandMail(ctx, inboxId);
    const message = await prisma.ticketMessage.findFirstOrThrow({
      where: { workspaceId },
      include: { ticket: true },
    });
    const path = `/tickets/${message.ticket.number}/messages/${message.id}/html`;
    const { text, status } = await (await signedIn(site, members.ann)).get(path);
    expect(status).toBe(200);
    expect(text).toContain('src="data:image/webp;base64,');
    expect(text.length).toBeLessThan(25_000_000);
  });
});
