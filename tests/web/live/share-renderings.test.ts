import { Hono } from "hono";
import { expect, it } from "vitest";
import type { MemberEnv } from "../../../src/web/env.ts";
import { shareRenderings } from "../../../src/web/live/share-renderings.ts";

/** A site with one page, which says what is `written` and is made when it is let. */
function aSite() {
  const renderings: PromiseWithResolvers<void>[] = [];
  let written = "nothing";
  let versions = 0;
  const changeFeed = { version: () => `${++versions}` };
  const app = new Hono<MemberEnv>()
    .use(async (c, next) => {
      const id = c.req.header("member") ?? "ann";
      c.set("who", { member: { id }, workspace: { id: "acme" } } as MemberEnv["Variables"]["who"]);
      await next();
    })
    .use(shareRenderings({ changeFeed }))
    .all("/page", async (c) => {
      const rendering = Promise.withResolvers<void>();
      renderings.push(rendering);
      const says = `${c.get("who").member.id} reads ${written} as of ${c.get("version")}`;
      await rendering.promise;
      return c.text(says, written === "a fault" ? 500 : 200, { "X-Page": "yes" });
    });
  return {
    ask: (member = "ann", init: RequestInit = {}) =>
      Promise.resolve(app.request("/page", { ...init, headers: { member } })),
    write: (text: string) => {
      written = text;
    },
    made: () => renderings.length,
    /** Lets the page be finished that was begun as number `count`. */
    async finish(count: number) {
      await expect.poll(() => renderings.length, { interval: 5 }).toBeGreaterThanOrEqual(count);
      renderings[count - 1]?.resolve();
    },
  };
}

const said = async (answers: Promise<Response>[]) =>
  Promise.all(answers.map(async (answer) => (await answer).text()));

it("ten tabs that ask for a page while it is made share the next rendering of it", async () => {
  const site = aSite();
  const tabs = Array.from({ length: 10 }, () => site.ask());
  await site.finish(1);
  await site.finish(2);
  const texts = await said(tabs);
  expect(texts[0]).toEqual("ann reads nothing as of 1");
  expect(texts.slice(1)).toEqual(Array(9).fill("ann reads nothing as of 2"));
  expect(site.made()).toEqual(2);
  expect((await (tabs[5] as Promise<Response>)).headers.get("x-page")).toEqual("yes");
});

it("a member who has written reads it, also where the page was being made before", async () => {
  const site = aSite();
  const before = site.ask();
  await expect.poll(site.made, { interval: 5 }).toEqual(1);
  site.write("a word");
  const after = [site.ask(), site.ask()];
  await site.finish(1);
  await site.finish(2);
  expect(await said([before, ...after])).toEqual([
    "ann reads nothing as of 1",
    "ann reads a word as of 2",
    "ann reads a word as of 2",
  ]);
});

it("a request during the shared rendering gets the one after it, and later requests get their own", async () => {
  const site = aSite();
  const first = [site.ask(), site.ask()];
  await site.finish(1);
  await expect.poll(site.made, { interval: 5 }).toEqual(2);
  site.write("a word");
  const second = site.ask();
  await site.finish(2);
  await site.finish(3);
  expect(await said([...first, second])).toEqual([
    "ann reads nothing as of 1",
    "ann reads nothing as of 2",
    "ann reads a word as of 3",
  ]);
  const later = site.ask();
  await site.finish(4);
  expect(await said([later])).toEqual(["ann reads a word as of 4"]);
});

it("no member gets what was made for another, and a form that is sent is never shared", async () => {
  const site = aSite();
  const asked = [site.ask("ann"), site.ask("ben"), site.ask("ann", { method: "POST" })];
  for (const number of [1, 2, 3]) await site.finish(number);
  const [anns, bens, sent] = await said(asked);
  expect([anns, bens]).toEqual(["ann reads nothing as of 1", "ben reads nothing as of 2"]);
  expect(sent).toContain("ann reads nothing");
  expect(site.made()).toEqual(3);
});

it("an answer that is no page is nobody else's", async () => {
  const site = aSite();
  site.write("a fault");
  const asked = [site.ask(), site.ask(), site.ask()];
  for (const number of [1, 2, 3]) await site.finish(number);
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([500, 500, 500]);
  expect(site.made()).toEqual(3);
});
