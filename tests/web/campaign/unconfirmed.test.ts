import { expect, it } from "vitest";
import { unconfirmedSends } from "../../core/unconfirmed/unconfirmed-sends.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { type Answer, wordsOf } from "../visitor.ts";

onEachDatabase((database) => {
  async function opened(leads = 3) {
    const site = await openSite(database());
    const unconfirmed = await unconfirmedSends(site, { leads });
    const cy = await signedIn(site, site.members.cy);
    const campaign = `/campaigns/${unconfirmed.campaignId}`;
    const mailbox = `/mailboxes/${site.mailboxId}`;
    const named = unconfirmed.sends.map(({ enrolmentId }) => `${enrolmentId}.1`);
    /** Several values of one name, as a form with check marks sends them. */
    const post = async (path: string, decision: string, chosen: string[], more: [string, string][] = []) => {
      const form = [["decision", decision], ...chosen.map((each) => ["send", each]), ...more] as [
        string,
        string,
      ][];
      const cookie = [...cy.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await fetch(new URL(path, site.url), {
        method: "POST",
        body: new URLSearchParams(form),
        headers: { accept: "text/html", origin: site.url, cookie },
        redirect: "manual",
      });
      return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
    };
    const page = async (path: string) => wordsOf((await cy.get(path)).text);
    return { ...site, ...unconfirmed, cy, campaign, mailbox, named, post, page };
  }

  it("stand on the dashboard, the mailbox's page and the campaign's card, and are not called fine", async () => {
    await using site = await opened();
    const dashboard = await site.cy.get("/");
    expect(dashboard.heading).toEqual("1 alert is open");
    const words = wordsOf(dashboard.text);
    expect(words).toContain("3 sends through sales@ours.test are unconfirmed Decide");
    expect(words).toContain("Spring Waits for a decision");
    expect(words).toContain("Nothing is sent before you decide. 3 unconfirmed sends wait for a decision");
    expect(dashboard.text).toContain(`href="${site.mailbox}/unconfirmed"`);
    expect(await site.page(site.mailbox)).toContain("3 unconfirmed sends wait for a decision");
    expect(await site.page(`/notices/unconfirmed/${site.noticeId}`)).toContain("If they were not sent");
  });

  it("are listed with what to search the Sent folder for", async () => {
    await using site = await opened();
    for (const path of [site.mailbox, site.campaign]) {
      const words = await site.page(`${path}/unconfirmed`);
      for (const { email, messageId } of site.sends) {
        expect(words).toContain(`${email} 1 Spring Mon, 5 Jan 2026, 10:00 ${messageId}`);
      }
    }
  });

  it("that were chosen and were sent go on at once, and the others stay", async () => {
    await using site = await opened();
    const answer = await site.post(`${site.mailbox}/unconfirmed`, "sent", site.named.slice(0, 2));
    expect([answer.status, answer.location]).toEqual([303, `${site.mailbox}/unconfirmed`]);
    expect((await site.states()).map(([state]) => state).sort()).toEqual(["active", "active", "unconfirmed"]);
    expect(await site.page(site.campaign)).toContain("Cy");
  });

  it("that were chosen and were not sent are asked about with what it means, before anything is sent again", async () => {
    await using site = await opened();
    const asked = await site.post(`${site.mailbox}/unconfirmed`, "not-sent", site.named.slice(0, 2));
    expect(asked.status).toEqual(200);
    expect(wordsOf(asked.text)).toContain("Send 2 messages again?");
    expect(wordsOf(asked.text)).toContain(
      "The same step is sent again; a lead whose message had arrived after all gets it twice.",
    );
    expect((await site.states()).every(([state]) => state === "unconfirmed")).toBe(true);
    const done = await site.post(`${site.mailbox}/unconfirmed`, ...confirming(asked.text));
    expect(done.status).toEqual(303);
    expect((await site.states()).filter(([, , send]) => send === "planned")).toHaveLength(2);
  });

  it("are all decided at once, on a second look, and then nothing is left to decide", async () => {
    await using site = await opened();
    const asked = await site.post(`${site.mailbox}/unconfirmed`, "all-not-sent", []);
    expect(wordsOf(asked.text)).toContain("Send 3 messages again?");
    const done = await site.post(`${site.mailbox}/unconfirmed`, ...confirming(asked.text));
    expect([done.status, done.location]).toEqual([303, site.mailbox]);
    expect((await site.states()).every(([, , send]) => send === "planned")).toBe(true);
    expect(await site.page(`${site.mailbox}/unconfirmed`)).toContain("Nothing to decide");
    expect((await site.cy.get("/")).heading).toEqual("Everything is connected");
  });

  it("that came after the page was made are not among “all”", async () => {
    await using site = await opened();
    const { clock } = site;
    const until = clock.time.toISOString();
    clock.time = new Date(clock.time.getTime() + 60_000);
    await unconfirmedSends(site, { leads: 1, name: "Summer" });
    const more: [string, string][] = [
      ["until", until],
      ["confirmed", "yes"],
    ];
    const done = await site.post(`${site.mailbox}/unconfirmed`, "all-sent", [], more);
    expect(done.location).toEqual(`${site.mailbox}/unconfirmed`);
    expect(await site.page(`${site.mailbox}/unconfirmed`)).toContain("Summer");
    expect(await site.page(`${site.mailbox}/unconfirmed`)).not.toContain("Spring");
  });

  it("are decided on the campaign's page too, where “not sent” asks back", async () => {
    await using site = await opened(7);
    const words = await site.page(site.campaign);
    expect(words).toContain("Please decide");
    expect(words).toContain("Decide about all 7");
    const path = `${site.campaign}/unconfirmed`;
    const asked = await site.post(path, "not-sent", site.named.slice(0, 1));
    expect(wordsOf(asked.text)).toContain("It was not sent, send it");
    expect((await site.states()).every(([state]) => state === "unconfirmed")).toBe(true);
    expect((await site.post(path, "sent", site.named.slice(0, 1))).status).toEqual(303);
    const send = await site.prisma.send.findFirstOrThrow({
      where: { enrolmentId: site.sends[0]?.enrolmentId ?? "" },
    });
    expect([send.state, send.settledBy]).toEqual(["accepted", "person"]);
  });

  it("are decided once, and members who come later read so", async () => {
    await using site = await opened();
    const path = `${site.mailbox}/unconfirmed`;
    await site.post(path, "sent", site.named.slice(0, 1));
    const late = await site.post(path, "sent", site.named);
    expect([late.status, headingOf(late)]).toEqual([409, "Some were not decided"]);
    expect(wordsOf(late.text)).toContain("2 sends: It counts as sent.");
    const again = await site.post(path, "sent", site.named);
    expect([again.status, headingOf(again)]).toEqual([409, "This was settled already"]);
    const none = await site.post(path, "all-sent", []);
    expect([none.status, headingOf(none)]).toEqual([409, "This was settled already"]);
  });

  it("are left alone by forms that choose nothing, say nothing we know, or come from another site", async () => {
    await using site = await opened();
    const path = `${site.mailbox}/unconfirmed`;
    expect((await site.post(path, "sent", [])).status).toEqual(422);
    expect((await site.post(path, "sent", ["x", "1.1", `${site.named[0]}999999999`])).status).toEqual(422);
    expect((await site.post(path, "lost", site.named)).status).toEqual(404);
    expect((await site.post(path, "sent", site.named, [["until", "soon"]])).status).toEqual(404);
    const form = { decision: "sent", send: site.named[0] ?? "" };
    const foreign = await site.cy.post(path, form, { origin: "https://elsewhere.test" });
    expect(foreign.status).toEqual(403);
    expect((await site.states()).every(([state]) => state === "unconfirmed")).toBe(true);
  });

  it("are decided in their own workspace only", async () => {
    await using site = await opened();
    await using elsewhere = await openSite(database(), ["other@ours.test"]);
    const ann = await signedIn(elsewhere, elsewhere.members.ann);
    const form = { decision: "sent", send: site.named[0] ?? "" };
    for (const path of [site.mailbox, site.campaign]) {
      expect((await ann.get(`${path}/unconfirmed`)).status).toEqual(404);
      expect((await ann.post(`${path}/unconfirmed`, form)).status).toEqual(404);
    }
    const own = `/mailboxes/${elsewhere.mailboxId}/unconfirmed`;
    expect((await ann.post(own, form)).status).toEqual(409);
    expect((await site.states()).every(([state]) => state === "unconfirmed")).toBe(true);
  });
});

/** The fields of the confirmation page's own form. */
function confirming(text: string): [string, string[], [string, string][]] {
  const form = /<form class="card stack"[\s\S]*?<\/form>/.exec(text)?.[0] ?? "";
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)"/g)].map(
    ([, name = "", value = ""]): [string, string] => [name, value],
  );
  const decision = /name="decision" value="([^"]+)"/.exec(form)?.[1] ?? "";
  return [decision, [], hidden];
}

const headingOf = ({ text }: Pick<Answer, "text">) => wordsOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(text)?.[1] ?? "");
