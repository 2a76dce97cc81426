import { expect, it } from "vitest";
import { LIMITS } from "../../src/core/limit/limits.ts";
import { issueReconnectLink } from "../../src/core/reconnect/issue-reconnect-link.ts";
import { lose } from "../core/disconnection/lost-mailbox.ts";
import { MONDAY } from "../core/world.ts";
import { onPglite } from "../setup/each-database.ts";
import { openSite, type Site, signedIn } from "./site.ts";
import { type Answer, type Visitor, wordsOf } from "./visitor.ts";

const ADDRESS = "new@ours.test";

/** The fields of the forms for a mailbox at the site's own provider. */
const fields = ({ provider }: Site, address: string, secret: string) => ({
  address,
  secret,
  userName: address,
  "smtp-host": provider.smtp.host,
  "smtp-port": String(provider.smtp.port),
  "smtp-security": "none",
  "imap-host": provider.imap.host,
  "imap-port": String(provider.imap.port),
  "imap-security": "none",
});
const said = ({ status, heading }: Answer) => [status, heading];

async function times(count: number, work: () => Promise<Answer>): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < count; time++) statuses.push((await work()).status);
  return statuses;
}

/** After ten o'clock on Monday. */
function later(site: Site, ms: number) {
  site.clock.time = new Date(MONDAY.getTime() + ms);
}

function expectTooMany(answer: Answer, seconds: number, time: string) {
  expect(said(answer)).toEqual([429, "Too many tries"]);
  expect(answer.headers.get("retry-after")).toEqual(String(seconds));
  expect(wordsOf(answer.text)).toContain(
    `Too many tries in a short time, so this one was not made. Try again at Mon, 5 Jan 2026, ${time}.`,
  );
}

async function openStreamsOf(site: Site, { cookies }: Visitor, count: number) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const answers = await Promise.all(
    Array.from({ length: count }, () => fetch(`${site.url}/live`, { headers: { cookie } })),
  );
  return answers.map((answer) => ({ answer, close: () => answer.body?.cancel() }));
}

onPglite((database) => {
  it("guesses at a new mailbox are held to the limit, and the right password counts for nothing", async () => {
    await using site = await openSite(database(), [], { more: [ADDRESS, "other@ours.test"] });
    const ben = await signedIn(site, site.members.ben);
    const { places } = LIMITS["proofs-of-mailbox"];
    const guess = () => ben.post("/mailboxes/add", fields(site, ADDRESS, "wrong"));
    expect(await times(places, guess)).toEqual(Array(places).fill(422));
    later(site, 60_000);
    expectTooMany(await guess(), 14 * 60, "10:15");
    const right = await ben.post("/mailboxes/add", fields(site, ADDRESS, `first of ${ADDRESS}`));
    expect(right.status).toEqual(429);
    // Another mailbox is another matter.
    const other = fields(site, "other@ours.test", "first of other@ours.test");
    expect((await ben.post("/mailboxes/add", other)).status).toEqual(303);
    later(site, 15 * 60_000);
    const added = await ben.post("/mailboxes/add", fields(site, ADDRESS, `first of ${ADDRESS}`));
    expect(added.status).toEqual(303);
  });

  it("a member who connects many mailboxes with the right passwords meets no limit", async () => {
    const { places } = LIMITS["proofs-of-member"];
    const addresses = Array.from({ length: places + 5 }, (_, number) => `box${number}@ours.test`);
    await using site = await openSite(database(), [], { more: addresses });
    const ben = await signedIn(site, site.members.ben);
    for (const address of addresses) {
      const added = await ben.post("/mailboxes/add", fields(site, address, `first of ${address}`));
      expect([address, added.status]).toEqual([address, 303]);
    }
  });

  it("tries with a link to reconnect are held to the limit, and another link opens no other way", async () => {
    await using site = await openSite(database());
    const lost = await lose(site);
    const ben = await signedIn(site, site.members.ben);
    const asked = { memberId: site.members.ben, incidentId: lost.incidentId, mailboxId: site.mailboxId };
    const issued = await issueReconnectLink(site.ctx, asked);
    if (issued.kind !== "issued") throw new Error(issued.kind);
    const path = `/reconnect/${issued.token}`;
    const page = `/reconnect/incident/${lost.incidentId}/${site.mailboxId}`;
    const { places } = LIMITS["tries-of-link"];
    const guess = (at: string) => () => ben.post(at, fields(site, "sales@ours.test", "wrong"));
    expect(await times(places, guess(path))).toEqual(Array(places).fill(422));
    expectTooMany(await guess(path)(), 30 * 60, "10:30");
    expectTooMany(await guess(page)(), 15 * 60, "10:15");
    later(site, 15 * 60_000);
    const right = await ben.post(page, fields(site, "sales@ours.test", lost.password));
    expect(right.status).toEqual(303);
  });

  it("sign-in links for one address are held to the limit", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    const { places } = LIMITS["sign-in-links"];
    const ask = (id: string) => () => ann.post(`/people/${id}/link`);
    expect(await times(places, ask(site.members.ben))).toEqual(Array(places).fill(200));
    const refused = await ask(site.members.ben)();
    expect(said(refused)).toEqual([429, "Too many tries"]);
    expect(refused.text).not.toContain("/sign-in/");
    expect((await ask(site.members.cy)()).status).toEqual(200);
    later(site, 60 * 60_000);
    const annAgain = await signedIn(site, site.members.ann);
    expect((await annAgain.post(`/people/${site.members.ben}/link`)).status).toEqual(200);
  });

  it("open streams of one member are held to the limit in all browsers together, and one that closes makes room", async () => {
    await using site = await openSite(database());
    const { places } = LIMITS["streams-of-member"];
    const ben = await signedIn(site, site.members.ben);
    const streams = await openStreamsOf(site, ben, places + 15);
    const taken = streams.filter(({ answer }) => answer.status === 200);
    expect(taken).toHaveLength(places);
    const refused = streams.find(({ answer }) => answer.status === 429)?.answer;
    expect(refused?.headers.get("retry-after")).toEqual("120");
    expect(await refused?.text()).toEqual("You have Unpause open in too many places. Close some of them.");
    const [other] = await openStreamsOf(site, await signedIn(site, site.members.ben), 1);
    expect(other?.answer.status).toEqual(429);
    const elsewhere = await openStreamsOf(site, await signedIn(site, site.members.cy), 1);
    expect(elsewhere.map(({ answer }) => answer.status)).toEqual([200]);

    await taken[0]?.close();
    await expect
      .poll(async () => {
        const [again] = await openStreamsOf(site, ben, 1);
        return again?.answer.status;
      })
      .toEqual(200);
    for (const { close } of [...streams, ...elsewhere]) await close()?.catch(() => {});
  });
});
