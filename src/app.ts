import { join } from "node:path";
import { serveCommands } from "./commands/socket/serve.ts";
import { linkWords } from "./commands/socket/socket-path.ts";
import type { Config } from "./config.ts";
import type { Chats } from "./core/chat/chats.ts";
import type { Context } from "./core/context.ts";
import { followAnswers } from "./core/disconnection/follow-answers.ts";
import { hearHosts, hearProviders } from "./core/disconnection/hear-hosts.ts";
import { refreshAhead } from "./core/disconnection/refresh-ahead.ts";
import { calmLog } from "./core/health/calm-log.ts";
import { sharedHealth } from "./core/health/health.ts";
import { watchHealth } from "./core/health/watch-health.ts";
import { readMailbox } from "./core/inbound/read-mailbox.ts";
import { watchJobs } from "./core/job/watch-jobs.ts";
import { keepSweeping } from "./core/keep-sweeping.ts";
import { publicUrlTrouble } from "./core/lead/public-url.ts";
import type { Log } from "./core/log.ts";
import { deliver } from "./core/outbox/deliver.ts";
import { finishReconnect } from "./core/reconnect/finish-reconnect.ts";
import { probeMailbox } from "./core/recovery/probe-mailbox.ts";
import { proveMailbox } from "./core/recovery/prove-mailbox.ts";
import { runCampaigns } from "./core/sending/run-campaigns.ts";
import { settleMailbox } from "./core/sending/settle-mailbox.ts";
import type { JobHandlers, JobKind } from "./core/wake.ts";
import { openDatabase, type Refused, whyNotOpened } from "./io/db/open-database.ts";
import { openStore } from "./io/db/store.ts";
import { tryWrite } from "./io/db/try-write.ts";
import { openLive } from "./io/live.ts";
import { openMailPort } from "./io/mail/mail-port.ts";
import { operatorLetters } from "./io/mail/smtp/operator-letters.ts";
import { type OwnServer, openGuard } from "./io/outbound/guard.ts";
import { openQueue } from "./io/queue/open-queue.ts";
import { aesSecrets } from "./io/secrets/aes-secrets.ts";
import { checkKey } from "./io/secrets/check-key.ts";
import { configuredKeys, keyFileRing } from "./io/secrets/key-rings.ts";
import { openSigning } from "./io/secrets/open-signing.ts";
import { readKeys } from "./io/secrets/read-keys.ts";
import { liquidTemplates } from "./io/template/liquid.ts";
import type { KeptSandbox } from "./keep-sandbox.ts";
import { deliveries, noticeSources } from "./kinds.ts";
import type { OpenedSandbox } from "./open-sandbox.ts";
import {
  listenToSlack,
  openChats,
  openOAuth,
  openOperatorLine,
  openSlackApp,
  openTeams,
} from "./platforms.ts";
import type { SandboxProvider } from "./sandbox/start-provider.ts";
import { startHealthServer } from "./web/health-server.ts";
import { startServer } from "./web/server.ts";

/** The product without anything running: what a command needs that works on the data alone. */
export type Product = AsyncDisposable & {
  kind: "open";
  ctx: Context;
  workerId: string;
  /** Settles when this process must end, because others may think that it has. */
  lost: Promise<void>;
  /** Whether this process is the one that tells the operator of what all of them meet. */
  tells(): Promise<boolean>;
  work(handlers: JobHandlers): Promise<void>;
  /** Lets mailboxes of the sandbox, and no others, reach its servers. */
  letIn(servers: readonly OwnServer[]): void;
};

export type App = AsyncDisposable & {
  kind: "started";
  ctx: Context;
  /** Where it listens; people reach it at `ctx.publicUrl`. null in a role without pages. */
  url: string | null;
  sandbox: SandboxProvider | null;
  /** Settles when it must be stopped, because the database let go of it. */
  lost: Promise<void>;
};

/** Sends in hand at once in one process, one a mailbox. */
const MOST_IN_HAND = 100;
/** A database that takes longer for a small write is as good as away. */
const SLOWEST_CHECK_MS = 10_000;
/** A probe mostly waits, up to half a minute for a host that is silent. */
const CONCURRENCY = { mail: 10, probe: 100, chat: 4 };

/** Opens database, secrets, queue and mail in this order; what opened last closes first. */
export const openProduct = (config: Config, log: Log): Promise<Product | Refused> =>
  orRefused(config, openParts(config, log));

/** What machine or database keeps from opening is a sentence for the operator. @throws what is a fault of ours */
const orRefused = <Opened>({ database }: Config, opening: Promise<Opened | Refused>) =>
  opening.catch((error: unknown) => whyNotOpened(error, database));

async function openParts(config: Config, loud: Log): Promise<Product | Refused> {
  await using opening = new AsyncDisposableStack();
  const clock = { now: () => new Date() };
  const log = calmLog(loud, clock);
  const opened = await openDatabase(config.database);
  if (opened.kind === "refused") return opened;
  const database = opening.use(opened.database);

  // Elsewhere other processes would not know of a new key.
  const embedded = config.database.kind === "embedded";
  const keys = readKeys(config.secretKeys, config.dataDir);
  if (keys.kind === "refused") return keys;
  const secrets = aesSecrets(keys.keys);
  const at = clock.now();
  const check = await checkKey(database.prisma, secrets, at);
  if (check.kind === "wrong") return { kind: "refused", why: check.why };

  const queue = opening.use(
    await openQueue(database.queueConnection, { log, clock, concurrency: CONCURRENCY }),
  );
  const store = openStore(database.prisma, database.workerId);
  const answers = opening.use(followAnswers({ store, wake: queue.wake, clock, log }));
  const guard = openGuard(config.outbound);
  const mail = opening.use(openMailPort({ guard, tokenHosts: config.outbound.tokenHosts }));
  const letters = config.systemMail && opening.use(operatorLetters(config.systemMail));
  const ctx: Context = {
    store,
    clock,
    log,
    surface: "product",
    wake: queue.wake,
    live: openLive(database.signals),
    secrets,
    keyRing: keys.file && embedded ? keyFileRing(keys.file, secrets) : configuredKeys,
    signing: await openSigning(database.prisma, secrets, at),
    mail: hearHosts(mail, answers.heard),
    oauth: hearProviders(await openOAuth(config), answers.heard),
    slackApp: await openSlackApp(config),
    templates: liquidTemplates(),
    notices: noticeSources,
    operator: { letters, channel: config.operatorChannel, slack: Boolean(config.slack?.botToken) },
    health: sharedHealth(
      { write: () => tryWrite(database.prisma, database.workerId), queue: queue.check },
      { clock, log, limitMs: config.database.kind === "embedded" ? null : SLOWEST_CHECK_MS },
    ),
    publicUrl: config.publicUrl,
    urlTrouble: publicUrlTrouble(config.publicUrl),
  };
  const open = opening.move();
  return {
    kind: "open",
    ctx,
    workerId: database.workerId,
    lost: database.lost,
    tells: database.tells,
    work: queue.start,
    letIn: guard.letIn,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

export type StartOptions = {
  /** How many times as fast the sandbox's world lives; 1 unless given. */
  haste?: number;
  /** Whether new leads come when the sandbox's run out. */
  leadsKeepComing?: boolean;
};

/** Starts what the role says. Stopping ends claiming first, finishes what is in hand, and closes the database last. */
export const startApp = (config: Config, log: Log, options: StartOptions = {}): Promise<App | Refused> =>
  orRefused(config, startParts(config, log, options));

async function startParts(config: Config, log: Log, options: StartOptions): Promise<App | Refused> {
  const { haste = 1, leadsKeepComing = false } = options;
  await using opening = new AsyncDisposableStack();
  const product = await openProduct(config, log);
  if (product.kind === "refused") return product;
  const { ctx: own } = opening.use(product);

  const opened = config.sandbox ? await openSandbox(product, config.dataDir, haste) : null;
  if (opened?.kind === "not-installed") return { kind: "refused", why: opened.why };
  const sandbox = opened?.kind === "open" ? opened.provider : null;
  // The sandbox's leads live on this machine, and its people look at its pages.
  const { slack: _, ...operator } = own.operator;
  const ctx: Context = sandbox ? { ...own, urlTrouble: null, operator } : own;
  if (sandbox) opening.defer(() => sandbox.close());
  const kept = sandbox && leadsKeepComing ? opening.use(await keepSandbox(ctx, sandbox)) : sandbox;

  const teams = await openTeams(ctx, config);
  const runs = (role: "web" | "worker" | "scheduler") => config.role === "all" || config.role === role;
  if (runs("worker")) {
    await product.work(watched(ctx, handlers(ctx, openChats(teams))));
    const runner = runCampaigns(ctx, { workerId: product.workerId, mostInHand: MOST_IN_HAND });
    opening.defer(() => runner.stop());
  }
  if (runs("scheduler"))
    opening.use(
      keepSweeping(ctx, {
        readEveryMs: sandbox ? 2_000 / haste : 60_000,
        auditDays: config.auditDays,
      }),
    );
  if (config.database.kind === "embedded") {
    const path = join(config.dataDir, "unpause.sock");
    const commands = await serveCommands(ctx, path).catch((error: NodeJS.ErrnoException) => ({ error }));
    if ("error" in commands) return noSocket(commands.error, path);
    opening.use(commands);
  }

  const line = await openOperatorLine(config);
  opening.use(watchHealth(ctx, { line, place: config.database, tells: product.tells }));
  if (config.healthPort !== undefined) {
    const health = await startHealthServer({ ctx, host: config.host, port: config.healthPort });
    if (health.kind !== "listening") return { kind: "refused", why: health.why };
    opening.use(health);
  }

  let url: string | null = null;
  if (runs("web")) {
    const slack = await listenToSlack(ctx, config, teams);
    if (slack) opening.use(slack);
    const mounts = slack ? [{ path: "/slack", app: slack.routes }] : [];
    const server = await startServer({ ctx, host: config.host, port: config.port, sandbox: kept, mounts });
    if (server.kind !== "listening") return { kind: "refused", why: server.why };
    url = opening.use(server).url;
  }
  const running = opening.move();
  return {
    kind: "started",
    ctx,
    url,
    sandbox,
    lost: product.lost,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** The sandbox is loaded only where it may run. */
async function openSandbox(product: Product, dataDir: string, haste: number): Promise<OpenedSandbox> {
  return (await import("./open-sandbox.ts")).openSandbox(product, dataDir, haste);
}

async function keepSandbox(ctx: Context, provider: SandboxProvider): Promise<KeptSandbox> {
  return (await import("./keep-sandbox.ts")).keepSandbox(ctx, provider);
}

/** @throws what no file system says */
function noSocket(error: NodeJS.ErrnoException, path: string): Refused {
  if (error.code === undefined) throw error;
  if (error.code === "ELOOP") return { kind: "refused", why: linkWords(path) };
  return {
    kind: "refused",
    why: `Commands cannot reach Unpause at ${path} (${error.code}). Set DATA_DIR to a folder with room on a disk of this machine.`,
    again: "later",
  };
}

const handlers = (ctx: Context, chats: Chats): JobHandlers => ({
  "read-mailbox": (id) => readMailbox(ctx, id),
  "probe-mailbox": (id) => probeMailbox(ctx, id),
  "prove-mailbox": (id) => proveMailbox(ctx, id),
  "refresh-ahead": (id) => refreshAhead(ctx, id),
  "settle-mailbox": (id) => settleMailbox(ctx, id),
  "finish-reconnect": (id) => finishReconnect(ctx, id),
  deliver: (id) => deliver(ctx, deliveries, chats, id),
});

/** The same handlers; what one of them throws time after time becomes known to the operator. */
function watched(ctx: Context, handle: JobHandlers): JobHandlers {
  const watch = watchJobs(ctx);
  const entries = Object.entries(handle) as [JobKind, JobHandlers[JobKind]][];
  return Object.fromEntries(
    entries.map(([kind, run]) => [kind, (id: string) => watch({ kind, subject: id }, () => run(id))]),
  ) as JobHandlers;
}
