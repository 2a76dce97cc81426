import { expect, it } from "vitest";
import { finishReconnect } from "../../src/core/reconnect/finish-reconnect.ts";
import { lose, prove } from "../core/disconnection/lost-mailbox.ts";
import { aDoubtfulReply } from "../core/opt-out-question/a-doubtful-reply.ts";
import { unconfirmedSends } from "../core/unconfirmed/unconfirmed-sends.ts";
import { onPglite } from "../setup/each-database.ts";
import { openSite, signedIn } from "./site.ts";
import { type Visitor, wordsOf } from "./visitor.ts";

onPglite((database) => {
  it("every page has one heading of the first level, and none of the others skips a level", async () => {
    await using site = await openSite(database());
    const { questionId } = await aDoubtfulReply(site);
    const { noticeId } = await unconfirmedSends(site, { leads: 2, name: "Autumn" });
    await finishReconnect(site.ctx, await prove(site, await lose(site)));
    const { incidentId } = await lose(site);
    const pages = await everyPage(await signedIn(site, site.members.ben), [
      "/",
      `/incidents/${incidentId}`,
      `/notices/opt-out-question/${questionId}`,
      `/notices/unconfirmed/${noticeId}`,
    ]);
    const kinds = ["/campaigns/", "/incidents/", "/mailboxes/", "/notices/", "/receipts/", "/reconnect/"];
    expect(kinds.filter((kind) => ![...pages.keys()].some((path) => path.startsWith(kind)))).toEqual([]);
    const wrong = [...pages].flatMap(([path, text]) => {
      const outline = outlineOf(text);
      return isInOrder(outline) ? [] : [{ path, outline }];
    });
    expect(wrong).toEqual([]);
  });
});

/** These pages and all that can be reached from them, by their paths. */
async function everyPage(visitor: Visitor, from: string[]): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const waiting = [...from];
  const known = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const { status, text, headers, location } = await visitor.get(path);
    if (location?.startsWith("/")) waiting.push(location);
    if (status !== 200 || !headers.get("content-type")?.startsWith("text/html")) continue;
    pages.set(path, text);
    for (const [, href = ""] of text.matchAll(/ href="(\/[^"#?]*)/g)) {
      if (known.has(href) || href.startsWith("/assets/")) continue;
      known.add(href);
      waiting.push(href);
    }
  }
  return pages;
}

const outlineOf = (text: string) =>
  [...text.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/gs)].map(([, level, words = ""]) => ({
    level: Number(level),
    words: wordsOf(words),
  }));

function isInOrder(outline: { level: number }[]): boolean {
  const levels = outline.map(({ level }) => level);
  return (
    levels.filter((level) => level === 1).length === 1 &&
    levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1)
  );
}
