import { expect, it } from "vitest";
import { readMailbox } from "../../../src/core/inbound/read-mailbox.ts";
import { probeNow } from "../../../src/core/recovery/probe-now.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

onEachDatabase((database) => {
  it("names the server that does not answer and the next look at it, and goes on as soon as the sandbox is mended", async () => {
    await using site = await openSite(database());
    const { mailboxId, ctx, provider, woken } = site;
    const ann = await signedIn(site, site.members.ann);
    await ann.post("/sandbox/down", { on: "yes" });
    await readMailbox(ctx, mailboxId);
    const words = async () => wordsOf((await ann.get(`/mailboxes/${mailboxId}`)).text);
    const { host, port } = provider.imap;
    expect(await words()).toContain(
      `The mail server cannot be reached (${host}:${port}). Its sends wait; we look again at 10:00:05.`,
    );

    woken.length = 0;
    await ann.post("/sandbox/down", { on: "no" });
    expect(woken).toContainEqual({ kind: "prove-mailbox", id: mailboxId });
    await probeNow(ctx, mailboxId);
    expect(await words()).not.toContain("Its sends wait");
    expect((await ctx.store.mailboxes.get(mailboxId))?.state).toEqual({ kind: "connected" });
  });
});
