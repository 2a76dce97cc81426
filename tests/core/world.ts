import { commit } from "../../src/core/commit.ts";
import type { WatchJob } from "../../src/core/job/watch-jobs.ts";
import { sweep } from "../../src/core/sweep.ts";
import type { Tx } from "../../src/core/tx.ts";
import type { Wake } from "../../src/core/wake.ts";
import type { Database } from "../../src/io/db/open-database.ts";
import { openStore } from "../../src/io/db/store.ts";
import { openMailPort } from "../../src/io/mail/mail-port.ts";
import type { Outbound } from "../../src/io/outbound/outbound.ts";
import { aesSecrets } from "../../src/io/secrets/aes-secrets.ts";
import { hmacSigning } from "../../src/io/secrets/hmac-signing.ts";
import { configuredKeys } from "../../src/io/secrets/key-rings.ts";
import { liquidTemplates } from "../../src/io/template/liquid.ts";
import { historyWords, noticeSources, sweepParts } from "../../src/kinds.ts";
import { startSandboxProvider } from "../../src/sandbox/start-provider.ts";
import type { SupportContext } from "../../src/support/support-rooms.ts";
import { listed } from "../hosts/listed.ts";
import { isSecret } from "../hosts/sent-secrets.ts";
import { aPlatform } from "./a-platform.ts";

/** Monday, ten o'clock. */
export const MONDAY = new Date("2026-01-05T10:00:00Z");

/** One round of the sweep; 0: one in which every part has its turn. */
export const sweepRound = (
  ctx: SupportContext,
  readEveryMs = 60_000,
  { round = 1, watch }: { round?: number; watch?: WatchJob } = {},
): Promise<void> => sweep(ctx, sweepParts, { readEveryMs, auditDays: 365, round }, watch);

/** Commits the work. @returns the outbox item that is to be delivered for it; "" when there is none */
export async function said(ctx: SupportContext, work: (tx: Tx) => Promise<unknown>): Promise<string> {
  const items: string[] = [];
  const wake: Wake = async (kind, id, at) => {
    if (kind === "deliver") items.push(id);
    await ctx.wake(kind, id, at);
  };
  await commit({ ...ctx, wake }, null, work);
  return items.at(-1) ?? "";
}

export type Woken = { kind: string; id: string; at?: Date };

/**
 * A workspace (Ann: admin, Ben: owns the mailboxes, Cy: neither) with mailboxes at a provider that really speaks SMTP and IMAP. Its
 * clock stands still until a test moves it.
 *
 * @param more - mailboxes that are at the provider only
 * @param password - of the mailboxes in `more`
 * @param outbound - the hosts that its mailboxes may reach; all on this machine by default
 */
export async function openWorld(
  database: Database,
  addresses = ["sales@ours.test"],
  more: string[] = [],
  password?: string,
  outbound: Outbound = listed,
) {
  await using opening = new AsyncDisposableStack();
  const provider = await startSandboxProvider({
    mailboxes: [...addresses, ...more].map((address) => ({
      address,
      name: "Ben",
      password: (more.includes(address) && password) || `first of ${address}`,
      kind: "password",
    })),
    pace: 0,
  });
  opening.defer(() => provider.close());
  const mail = opening.use(openMailPort(outbound, { connectMs: 2000, greetingMs: 2000, silenceMs: 5000 }));
  const woken: Woken[] = [];
  const store = openStore(database.prisma, database.workerId);
  const clock = { time: MONDAY, now: () => clock.time };
  const ctx: SupportContext = {
    store,
    clock,
    log: silent,
    surface: "product",
    wake: async (kind, id, at) => void woken.push({ kind, id, ...(at && { at }) }),
    live: { changed: () => {}, listen: () => () => {} },
    secrets: aesSecrets(["a key for tests"]),
    signing: hmacSigning(Buffer.from("a root for tests")),
    keyRing: configuredKeys,
    mail,
    oauth: {},
    platforms: { slack: aPlatform },
    chatApps: {},
    chatSecrets: [],
    templates: liquidTemplates(),
    notices: noticeSources,
    historyWords,
    incidentListeners: [],
    operator: { letters: null, channel: null },
    publicUrl: "https://unpause.test",
    health: { look: async () => null, known: () => null },
  };

  // The clock stands at the same hour in each world: what a chat has asked for in another one is over.
  await database.prisma.chatRest.deleteMany();
  await database.prisma.clockMark.deleteMany();
  const { workspaceId, memberId: ann } = await store.members.createWorkspace(
    { name: "Acme", timeZone: "UTC", admin: { name: "Ann", email: "ann@acme.test" } },
    MONDAY,
  );
  const member = async (name: string) =>
    (await store.members.add(workspaceId, { name, email: `${name}@acme.test`, role: "member" }, MONDAY)) ??
    "";
  const members = { ann, ben: await member("Ben"), cy: await member("Cy") };
  const mailboxIds: string[] = [];
  const world = { ctx, clock, provider, woken, workspaceId, members, mailboxIds, prisma: database.prisma };
  for (const address of addresses) {
    isSecret(`first of ${address}`);
    const id = await store.mailboxes.add(aMailbox(world, address), MONDAY);
    if (id === null) throw new Error(`${address} is there already`);
    await store.credentials.store(id, workspaceId, ctx.secrets.seal(`first of ${address}`, id), {
      after: 0,
      at: MONDAY,
    });
    mailboxIds.push(id);
  }

  const running = opening.move();
  return { ...world, mailboxId: mailboxIds[0] ?? "", [Symbol.asyncDispose]: () => running.disposeAsync() };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

const silent: SupportContext["log"] = { event: () => {}, fault: () => {}, child: () => silent };

/** One of Ben's mailboxes at the world's provider. */
export const aMailbox = (
  { workspaceId, members, provider }: Pick<World, "workspaceId" | "members" | "provider">,
  address: string,
) => ({
  workspaceId,
  address,
  senderName: "Ben",
  provider: "generic",
  signIn: "password" as const,
  ownerId: members.ben,
  userName: address,
  smtp: { ...provider.smtp, security: "none" as const },
  imap: { ...provider.imap, security: "none" as const },
  folders: { sent: "Sent", junk: "Spam" },
  filesSentMs: 0,
  dailyCap: 50,
  warmUp: null,
  minGapMs: 60_000,
});

/** A running campaign of two steps, its window open all day, with leads that are due now, spread over its mailboxes in turn. */
export async function aCampaign(
  world: World,
  {
    name = "Spring",
    mailboxIds = [world.mailboxId],
    leads = 3,
  }: { name?: string; mailboxIds?: string[]; leads?: number },
): Promise<string> {
  const { prisma, workspaceId } = world;
  const campaign = await prisma.campaign.create({
    data: {
      workspaceId,
      name,
      state: "running",
      timeZone: "UTC",
      windowDays: [1, 2, 3, 4, 5, 6, 7],
      windowStart: 0,
      windowEnd: 1440,
      opensAt: new Date("2026-01-05T00:00:00Z"),
      closesAt: new Date("2026-01-06T00:00:00Z"),
      createdAt: MONDAY,
      mailboxes: { create: mailboxIds.map((mailboxId) => ({ mailboxId })) },
      steps: {
        create: [
          { workspaceId, position: 1, delaySeconds: 0, subject: "Hello", text: "Hello" },
          { workspaceId, position: 2, delaySeconds: 86_400, subject: null, text: "Again" },
        ],
      },
    },
  });
  for (let number = 0; number < leads; number++) {
    await prisma.enrolment.create({
      data: {
        workspace: { connect: { id: workspaceId } },
        campaign: { connect: { id: campaign.id } },
        mailbox: { connect: { id: mailboxIds[number % mailboxIds.length] ?? "" } },
        lead: {
          create: {
            workspaceId,
            email: `lead${number}.${campaign.id}@theirs.test`,
            fields: {},
            createdAt: MONDAY,
          },
        },
        dueAt: new Date(MONDAY.getTime() - (leads - number) * 60_000),
      },
    });
  }
  return campaign.id;
}

/** The same world, in which every transaction does its work and then waits to commit until it is let go. */
export function holdingCommits(world: World) {
  const done = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const store: SupportContext["store"] = {
    ...world.ctx.store,
    transaction: (work) =>
      world.ctx.store.transaction(async (tx) => {
        const result = await work(tx);
        done.resolve();
        await letGo.promise;
        return result;
      }),
  };
  return { world: { ...world, ctx: { ...world.ctx, store } }, done: done.promise, letGo: letGo.resolve };
}

/** A provider's reply to a wrong password, as the mail library throws it. */
export const REFUSED = Object.assign(new Error("Invalid login: 535 5.7.8 Error: authentication failed"), {
  code: "EAUTH",
  responseCode: 535,
  response: "535 5.7.8 Error: authentication failed",
  command: "AUTH PLAIN",
  permanent: true,
});
