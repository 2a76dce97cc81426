import sharp from "sharp";
import { expect, it } from "vitest";
import { openPicturePort, pictureGuard } from "../../../src/io/pictures/picture-port.ts";
import { onPglite } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { takeMail } from "./take-mail.ts";

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
    const { path } = await takeMail(site, await mailNaming(2_000));
    const { text, status } = await (await signedIn(site, site.members.ann)).get(`${path}/html`);
    expect(status).toBe(200);
    expect(text).toContain('src="data:image/webp;base64,');
    expect(text.length).toBeLessThan(25_000_000);
  });
});
