import { readFileSync } from "node:fs";
import { issueSignInLink, signIn } from "../../src/core/sign-in/sign-in.ts";
import { openDatabase } from "../../src/io/db/open-database.ts";
import { openStore } from "../../src/io/db/store.ts";
import { openLive } from "../../src/io/live.ts";
import { aesSecrets } from "../../src/io/secrets/aes-secrets.ts";
import { openSigning } from "../../src/io/secrets/open-signing.ts";
import { openLog } from "../../src/log.ts";
import { LISTED } from "../../tests/hosts/listed.ts";
import { startProductProcess } from "../../tests/hosts/start-product-process.ts";
import { freePort } from "../../tests/setup/free-port.ts";
import { startPostgresCluster } from "../../tests/setup/postgres-cluster.ts";
import { seedCampaign } from "./seed-campaign.ts";

const SECRET_KEY = "a key for the bench of the pages";
/** Far enough that nothing of the bench reads a mailbox: they have no IMAP server. */
const NEVER = new Date("2100-01-01T00:00:00Z");

export type WebProduct = Awaited<ReturnType<typeof openWebProduct>>;

/** The product as two processes over PostgreSQL, pages and sending, and a hand on its database as a third. */
export async function openWebProduct(size: { port: number; enrolments: number; mailboxes: number }) {
  await using opening = new AsyncDisposableStack();
  const cluster = opening.use(await startPostgresCluster({ durable: true }));
  const url = cluster.urlOf("postgres");
  const opened = await openDatabase({ kind: "server", url });
  if (opened.kind === "refused") throw new Error(opened.why);
  const database = opening.use(opened.database);
  const { prisma } = database;
  const secrets = aesSecrets([SECRET_KEY]);
  await seedCampaign(prisma, secrets, size);
  await prisma.mailbox.updateMany({ data: { nextReadAt: NEVER } });
  const [campaign, member] = [
    await prisma.campaign.findFirstOrThrow(),
    await prisma.member.findFirstOrThrow(),
  ];

  const port = await freePort();
  const env = { ...LISTED, DATABASE_URL: url, SECRET_KEY, LOG_LEVEL: "error", PORT: `${port}` };
  async function start(role: "web" | "worker") {
    const running = startProductProcess({ ...env, ROLE: role });
    const started = await running.started;
    if (started?.kind !== "started") throw new Error(`${role}: ${started?.why}`);
    return { cpuMs: () => cpuMsOf(running.pid), [Symbol.asyncDispose]: () => running.stop() };
  }
  const web = opening.use(await start("web"));

  const clock = { now: () => new Date() };
  const ctx = {
    store: openStore(prisma),
    clock,
    wake: async () => {},
    publicUrl: `http://127.0.0.1:${port}`,
    live: openLive(database.signals),
    log: openLog("error"),
    signing: await openSigning(prisma, secrets, clock.now()),
    surface: "product" as const,
  };
  const open = opening.move();
  return {
    ctx,
    prisma,
    url: ctx.publicUrl,
    campaign,
    member,
    web,
    startWorker: () => start("worker"),
    /** A cookie of the member, signed in anew. */
    async session(): Promise<string> {
      const link = await issueSignInLink(ctx, member);
      const signed = await signIn(ctx, new URL(link.url).pathname.split("/").at(-1) ?? "", {
        place: { browser: null, network: null },
        before: null,
      });
      if (signed.kind !== "signed-in") throw new Error(signed.kind);
      return signed.sessionToken;
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

/** User and system time that a process has had so far. Linux counts in hundredths of a second (proc(5)). */
function cpuMsOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
