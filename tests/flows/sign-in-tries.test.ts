import { expect } from "vitest";
import { LIMITS } from "../../src/core/limit/limits.ts";
import { issueSignInLink, signIn } from "../../src/core/sign-in/sign-in.ts";
import { openDatabase } from "../../src/io/db/open-database.ts";
import { openStore } from "../../src/io/db/store.ts";
import { aesSecrets } from "../../src/io/secrets/aes-secrets.ts";
import { openSigning } from "../../src/io/secrets/open-signing.ts";
import { openLog } from "../../src/log.ts";
import { forCommit } from "../core/for-commit.ts";
import { LISTED } from "../hosts/listed.ts";
import { startScriptedImap } from "../hosts/scripted-imap.ts";
import { startScriptedSmtp } from "../hosts/scripted-smtp.ts";
import { startProductProcess } from "../hosts/start-product-process.ts";
import { freePort } from "../setup/free-port.ts";
import { freshDatabaseUrl } from "../setup/fresh-database.ts";
import { itWith } from "../setup/needs.ts";

/** Of each kind; `npm run tries` makes ten thousand. */
const TRIES = Number(process.env.UNPAUSE_TRIES ?? 300);
const AT_ONCE = 40;
const NOWHERE = { place: { browser: null, network: null }, before: null };
const SECRET_KEY = "a key that the test keeps";

/** Two processes that serve pages over one database, and what is needed to sign members in. */
async function openTwo() {
  await using opening = new AsyncDisposableStack();
  const url = await freshDatabaseUrl();
  const opened = await openDatabase({ kind: "server", url });
  if (opened.kind === "refused") throw new Error(opened.why);
  const { prisma } = opening.use(opened.database);
  const clock = { now: () => new Date() };
  const store = openStore(prisma);
  const signing = await openSigning(prisma, aesSecrets([SECRET_KEY]), clock.now());
  const ctx = { ...forCommit, store, clock, signing, log: openLog("silent"), publicUrl: "" };
  const urls: string[] = [];
  for (const _ of [1, 2]) {
    const port = await freePort();
    const env = { DATABASE_URL: url, SECRET_KEY, ROLE: "web", PORT: `${port}`, LOG_LEVEL: "silent" };
    const running = startProductProcess({ ...LISTED, ...env });
    opening.defer(() => running.stop());
    const started = await running.started;
    if (started?.kind !== "started") throw new Error(started?.why);
    urls.push(`http://127.0.0.1:${port}`);
  }
  const addWorkspace = (name: string) =>
    store.members.createWorkspace(
      { name, timeZone: "UTC", admin: { name: "Ann", email: `ann@${name}.test` } },
      clock.now(),
    );
  async function cookieOf(memberId: string, workspaceId: string): Promise<string> {
    const link = await issueSignInLink(ctx, { id: memberId, workspaceId });
    const signed = await signIn(ctx, link.url.split("/").at(-1) ?? "", NOWHERE);
    if (signed.kind !== "signed-in") throw new Error(signed.kind);
    return `unpause_session=${signed.sessionToken}`;
  }
  const running = opening.move();
  return { store, clock, urls, addWorkspace, cookieOf, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** Does `work` for each number, so many at once. */
async function eachOf(count: number, work: (number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

itWith(
  "PostgreSQL",
  `holds ${TRIES} tries of one member, of one mailbox and of many to the limits in two processes, and nobody else waits`,
  async () => {
    await using two = await openTwo();
    await using smtp = await startScriptedSmtp();
    await using imap = await startScriptedImap("NO [AUTHENTICATIONFAILED] Invalid credentials");
    smtp.at("auth", { say: "535 5.7.8 Authentication failed" });
    const host = { smtp: "127.0.0.1", imap: "localhost" };

    const ask = async (number: number, cookie: string, address: string) => {
      const url = two.urls[number % two.urls.length] ?? "";
      const answer = await fetch(`${url}/mailboxes/add`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie, origin: url },
        // At a known domain no DNS is asked.
        body: new URLSearchParams({
          address,
          secret: `guess ${number}`,
          userName: address,
          "smtp-host": host.smtp,
          "smtp-port": `${smtp.port}`,
          "smtp-security": "none",
          "imap-host": host.imap,
          "imap-port": `${imap.port}`,
          "imap-security": "none",
        }),
      });
      await answer.arrayBuffer();
      return answer;
    };

    /** How many of so many guesses reached the mail server, and what the others were told. */
    async function guess(ofNumber: (number: number) => { cookie: string; address: string }) {
      const before = smtp.signIns().length;
      const statuses = new Map<number, number>();
      await eachOf(TRIES, async (number) => {
        const { cookie, address } = ofNumber(number);
        const answer = await ask(number, cookie, address);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status === 429) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      });
      return { reached: smtp.signIns().length - before, refused: statuses.get(429) ?? 0, statuses };
    }

    const acme = await two.addWorkspace("acme");
    const ann = await two.cookieOf(acme.memberId, acme.workspaceId);
    const ofMember = LIMITS["proofs-of-member"].places;
    const one = await guess((number) => ({ cookie: ann, address: `box${number}@gmail.com` }));
    expect(one).toMatchObject({ reached: ofMember, refused: TRIES - ofMember });

    // Meanwhile others work on, at the same server.
    const other = await two.addWorkspace("other");
    const otherCookie = await two.cookieOf(other.memberId, other.workspaceId);
    const members = await Promise.all(
      Array.from({ length: 20 }, async (_, number) => {
        const named = { name: `M${number}`, email: `m${number}@acme.test`, role: "member" as const };
        const id = await two.store.members.add(acme.workspaceId, named, two.clock.now());
        return two.cookieOf(id ?? "", acme.workspaceId);
      }),
    );
    const cookieFor = (number: number) => members[number % members.length] ?? "";
    const ofMailbox = LIMITS["proofs-of-mailbox"].places;
    const many = await guess((number) => ({ cookie: cookieFor(number), address: "boss@gmail.com" }));
    expect(many).toMatchObject({ reached: ofMailbox, refused: TRIES - ofMailbox });

    const left = LIMITS["proofs-at-host"].places - ofMember - ofMailbox;
    const spread = guess((number) => ({ cookie: cookieFor(number), address: `box${number}@gmail.com` }));
    const began = performance.now();
    const meanwhile = await ask(0, otherCookie, "own@gmail.com");
    expect(meanwhile.status).toEqual(422); // tried, and refused by the server
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(await spread).toMatchObject({ reached: left + 1, refused: TRIES - left });
    expect(imap.signIns()).toEqual(smtp.signIns().length);
  },
  600_000,
);
