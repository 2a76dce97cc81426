import { expect, it } from "vitest";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aTicket } from "../../support/a-ticket.ts";
import { openSite, signedIn } from "../site.ts";

onEachDatabase((database) => {
  it("a late first answer is told to agents and admins, and no other member reads of the ticket", async () => {
    await using site = await openSite(database());
    const { ctx, members, clock } = site;
    await ctx.store.roles.set(members.ben, "member", "agent");
    const { id } = await aTicket(site, { subject: "Secret of a customer", warnedAt: clock.time });
    const shownTo = async (who: string) => {
      const visit = await signedIn(site, who);
      const pages = [await visit.get("/"), await visit.get(`/notices/late-answer/${id}`)];
      return pages.map(({ status, text }) => [status, text.includes("Secret of a customer")]);
    };
    for (const agent of [members.ben, members.ann])
      expect(await shownTo(agent)).toEqual([
        [200, true],
        [200, true],
      ]);
    expect(await shownTo(members.cy)).toEqual([
      [200, false],
      [404, false],
    ]);
  });
});
