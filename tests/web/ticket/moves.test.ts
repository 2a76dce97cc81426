import { expect, it } from "vitest";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aMessage, aTicket } from "../../support/a-ticket.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

onEachDatabase((database) => {
  async function open() {
    const site = await openSite(database(), []);
    await site.ctx.store.roles.set(site.members.ben, "member", "agent");
    const visit = await signedIn(site, site.members.ben);
    const page = async (number: number) => (await visit.get(`/tickets/${number}`)).text;
    const words = async (number: number) => wordsOf(await page(number));
    return { site, visit, page, words, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() };
  }
  const moveIn = (page: string) => /name="move" value="([^"]+)"/.exec(page)?.[1] ?? "";

  it("merges a ticket into another, says who did, and takes it back", async () => {
    await using desk = await open();
    const { site, visit, page, words } = desk;
    const one = await aTicket(site, { subject: "Login fails" });
    const two = await aTicket(site, { subject: "Login still fails" });
    await visit.post(`/tickets/${two.number}/merge`, { into: `#${one.number}` });
    const merged = await words(two.number);
    expect(merged).toContain(
      `It was merged into ticket ${one.number}, Login fails . Its messages are there.`,
    );
    expect(merged).toContain(`Ben made this ticket part of #${one.number}.`);
    expect(merged).toContain("Merged");
    expect(merged).not.toMatch(/Keep the note|Solve|Answer due|First answer/);
    const into = await page(one.number);
    expect(wordsOf(into)).toContain(`It took in ticket ${two.number}, Login still fails . Ben, just now`);
    await visit.post(`/tickets/${one.number}/undo`, { move: moveIn(into) });
    expect(await words(one.number)).toContain(`Ben took the merge with #${two.number} back.`);
    expect(await words(two.number)).toContain("It does not send.");
    const again = await visit.post(`/tickets/${one.number}/undo`, { move: moveIn(into) });
    expect([again.status, wordsOf(again.text)]).toEqual([409, expect.stringContaining("taken back before")]);
  });

  it("says in words why a merge or a split is not made", async () => {
    await using desk = await open();
    const { site, visit } = desk;
    await using other = await open();
    const theirs = await aTicket(other.site);
    const { number, id } = await aTicket(site);
    await aMessage(site, id);
    const answer = async (verb: string, form: Record<string, string>) => {
      const { status, text } = await visit.post(`/tickets/${number}/${verb}`, form);
      return [status, wordsOf(text)];
    };
    for (const [verb, form, said] of [
      ["merge", { into: "99" }, "There is no ticket 99 here."],
      ["merge", { into: "<b>" }, "There is no ticket &lt;b&gt; here."],
      ["merge", { into: "" }, "Enter the number of a ticket."],
      ["merge", { into: String(number) }, "cannot become part of itself"],
      ["split", {}, "Choose messages"],
      ["split", { message: theirs.id }, "Choose messages"],
      ["undo", { move: theirs.id }, "neither merged nor split"],
      ["belongs", {}, "not said to belong to another one any more"],
    ] as const)
      expect(await answer(verb, form)).toEqual([409, expect.stringContaining(said)]);
  });

  it("splits chosen messages off, and leads from either ticket to the other", async () => {
    await using desk = await open();
    const { site, visit, page, words } = desk;
    const { id, number } = await aTicket(site);
    const message = await aMessage(site, id, { subject: "By the way", text: "An idea.", reply: "An idea." });
    expect(await page(number)).toContain(`name="message" value="${message}" form="split"`);
    await visit.post(`/tickets/${number}/split`, { message });
    const [there, here] = [await words(number + 1), await page(number)];
    expect(there).toContain("An idea.");
    expect(there).toContain(`It began with messages of ticket ${number}`);
    expect(wordsOf(here)).toContain(`Ben began #${number + 1} with messages of this ticket.`);
    expect(here).not.toContain("An idea.");
    await visit.post(`/tickets/${number}/undo`, { move: moveIn(here) });
    expect(await words(number)).toContain("An idea.");
    expect(await words(number + 1)).toContain(`It was merged into ticket ${number}`);
  });

  it("asks whether a ticket belongs to another one, and does by one press as it is told", async () => {
    await using desk = await open();
    const { site, visit, words } = desk;
    const one = await aTicket(site, { subject: "Login fails" });
    const named = { mayBelongToId: one.id, mayBelongWhy: "It answers a mail of it." };
    const two = await aTicket(site, named);
    const three = await aTicket(site, named);
    expect(await words(two.number)).toContain(
      `It may belong to ticket ${one.number}, Login fails . It answers a mail of it. It belongs there It does not`,
    );
    await visit.post(`/tickets/${two.number}/belongs`);
    expect(await words(two.number)).toContain(`It was merged into ticket ${one.number}`);
    await visit.post(`/tickets/${three.number}/stands-alone`);
    const alone = await words(three.number);
    expect(alone).toContain(`Ben said that it does not belong to #${one.number}.`);
    expect(alone).not.toContain("It may belong to");
  });
});
