import { createHash } from "node:crypto";
import { hashOf, sealRaw } from "../../src/support/raw/seal-raw.ts";
import { MONDAY, type World } from "../core/world.ts";
import { aMessage } from "./a-ticket.ts";

/** A mail with HTML, a picture within it, a tracker's picture, and a drawing that runs a script where it is trusted. */
export const DESIGNED = Buffer.from(
  [
    "From: Dora <dora@customer.test>",
    "To: support@ours.test",
    "Subject: It does not send",
    "Message-ID: <html-1@customer.test>",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; boundary="b"',
    "",
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "",
    '<p onclick="evil()">My password: <b>hunter2hunter2</b> does not work.</p><script>evil()</script><img src="cid:shot@dora"><img src="https://tracker.test/pixel.gif">',
    "--b",
    "Content-Type: image/png",
    "Content-ID: <shot@dora>",
    "Content-Transfer-Encoding: base64",
    "Content-Disposition: inline; filename=shot.png",
    "",
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "--b",
    "Content-Type: image/svg+xml",
    'Content-Disposition: inline; filename="../a\\b.svg"',
    "",
    '<svg xmlns="http://www.w3.org/2000/svg"><script>evil()</script></svg>',
    "--b--",
    "",
  ].join("\r\n"),
);

/** That mail as a message of a ticket, with its bytes and its picture. @returns the message's id */
export async function aDesignedMail(
  { ctx, prisma, workspaceId }: Pick<World, "ctx" | "prisma" | "workspaceId">,
  ticketId: string,
): Promise<string> {
  const [raw, hash] = [DESIGNED, hashOf(DESIGNED)];
  await ctx.store.rawMails.add(
    workspaceId,
    [sealRaw(ctx.secrets, { workspaceId, raw, hash, size: raw.length })],
    MONDAY,
  );
  const rawId = (await ctx.store.rawMails.ids(workspaceId, [hash])).get(hash) ?? "";
  const messageId = await aMessage({ prisma, workspaceId }, ticketId, { rawId, hasHtml: true });
  const { attachments } = await ctx.mail.parse(raw);
  for (const [place, one] of attachments.entries())
    await prisma.ticketAttachment.create({
      data: {
        messageId,
        place,
        name: one.filename ?? "",
        declaredType: one.contentType,
        size: one.size,
        hash: createHash("sha256").update(one.content).digest(),
      },
    });
  return messageId;
}
