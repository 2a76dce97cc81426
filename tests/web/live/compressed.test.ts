import { request } from "node:http";
import { expect, it } from "vitest";
import { onPglite } from "../../setup/each-database.ts";
import { openSite, type Site, signedIn } from "../site.ts";

onPglite((database) => {
  it("answers are compressed for browsers that take it, the stream is not", async () => {
    await using site = await openSite(database());
    const page = await ask(site, "/");
    expect(page.headers["content-encoding"]).toEqual("gzip");
    const plain = await ask(site, "/", "identity");
    expect(plain.headers["content-encoding"]).toEqual(undefined);
    expect(page.bytes * 2).toBeLessThan(plain.bytes);
    expect((await ask(site, "/live")).headers["content-encoding"]).toEqual(undefined);
  });
});

/** As the bytes come: `fetch` would unpack them. */
async function ask(site: Site, path: string, encoding = "gzip, deflate, br") {
  const { cookies } = await signedIn(site, site.members.ben);
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const asked = request(`${site.url}${path}`, { headers: { cookie, "accept-encoding": encoding } });
  asked.end();
  return new Promise<{ headers: NodeJS.Dict<string | string[]>; bytes: number }>((resolve) => {
    asked.on("response", (answer) => {
      let bytes = 0;
      const done = () => {
        resolve({ headers: answer.headers, bytes });
        answer.destroy();
      };
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (path === "/live") done();
      });
      answer.on("end", done);
    });
  });
}
