import type { Config } from "./config.ts";
import { watchHealth } from "./core/health/watch-health.ts";
import { workOn } from "./core/job/work-on.ts";
import { keepSweeping } from "./core/keep-sweeping.ts";
import type { Log } from "./core/log.ts";
import { runCampaigns } from "./core/sending/run-campaigns.ts";
import type { Refused } from "./io/db/open-database.ts";
import { openPicturePort, pictureGuard } from "./io/pictures/picture-port.ts";
import { botKinds, jobs, sweepParts } from "./kinds.ts";
import { listenForCommands } from "./listen-for-commands.ts";
import { openProduct, orRefused } from "./open-product.ts";
import { type BroughtChat, openChats, openOperatorLine, openPlatforms, withChat } from "./platforms.ts";
import type { SandboxProvider } from "./sandbox/start-provider.ts";
import { keepEnvironmentInbox } from "./support/inbox/keep-environment-inbox.ts";
import { watchInboxes } from "./support/inbox/watch-inboxes.ts";
import type { SupportContext } from "./support/support-rooms.ts";
import { startHealthServer } from "./web/health-server.ts";
import { startServer } from "./web/server.ts";

export type App = AsyncDisposable & {
  kind: "started";
  ctx: SupportContext;
  /** Where it listens; people reach it at `ctx.publicUrl`. null in a role without pages. */
  url: string | null;
  sandbox: SandboxProvider | null;
  /** Settles when the product must be stopped, because its database session has ended. */
  lost: Promise<void>;
};

/** Sends in hand at once in one process, one a mailbox. */
const MOST_IN_HAND = 100;
export type StartOptions = {
  /** How many times as fast the sandbox's world lives; 1 unless given. */
  haste?: number;
  /** Whether new leads come when the sandbox's run out. */
  leadsKeepComing?: boolean;
  /** A chat beside the configured ones, where people read and press nothing. */
  chat?: BroughtChat;
};

/** Starts what the role says. Stopping ends claiming first, finishes what is in hand, and closes the database last. */
export const startApp = (config: Config, log: Log, options: StartOptions = {}): Promise<App | Refused> =>
  orRefused(config, startParts(config, log, options));

async function startParts(config: Config, log: Log, options: StartOptions): Promise<App | Refused> {
  const { haste = 1, leadsKeepComing = false, chat } = options;
  await using opening = new AsyncDisposableStack();
  const product = await openProduct(config, log);
  if (product.kind === "refused") return product;
  const own = withChat(opening.use(product).ctx, chat);

  const given = { haste, ownSupport: config.support !== null };
  const opened = config.sandbox
    ? await (await sandboxCode()).openSandbox(product, config.dataDir, given)
    : null;
  if (opened?.kind === "not-installed") return { kind: "refused", why: opened.why };
  const sandbox = opened?.kind === "open" ? opened.provider : null;
  // The sandbox's leads live on this machine, and its people look at its pages.
  const { chat: _, ...operator } = own.operator;
  const ctx: SupportContext = sandbox ? { ...own, urlTrouble: null, operator } : own;
  if (sandbox) opening.defer(() => sandbox.close());
  const kept =
    sandbox && leadsKeepComing ? opening.use(await (await keeperCode()).keepSandbox(ctx, sandbox)) : sandbox;

  const platforms = await openPlatforms(ctx, config);
  const bots = { kinds: botKinds, chats: openChats(chat ? [...platforms, chat] : platforms) };
  const runs = (role: "web" | "worker" | "scheduler") => config.role === "all" || config.role === role;
  if (runs("worker")) {
    await product.work(workOn(ctx, jobs, bots.chats));
    const runner = runCampaigns(ctx, { workerId: product.workerId, mostInHand: MOST_IN_HAND });
    opening.defer(() => runner.stop());
  }
  if (runs("scheduler"))
    opening.use(
      keepSweeping(ctx, sweepParts, {
        readEveryMs: sandbox ? 2_000 / haste : 60_000,
        auditDays: config.auditDays,
        rawMailDays: config.rawMailDays,
      }),
    );
  if (runs("scheduler") && config.support) opening.use(keepEnvironmentInbox(ctx, config.support));
  if (runs("scheduler")) opening.use(watchInboxes(ctx, { watcher: product.workerId }));
  if (config.database.kind === "embedded") {
    const commands = await listenForCommands(ctx, config.dataDir);
    if ("why" in commands) return commands;
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
    const mounts = platforms.map(({ path, listen }) => {
      const { routes } = opening.use(listen({ ...ctx, ...bots }));
      return { path, app: routes };
    });
    const server = await startServer({
      ctx,
      bots,
      host: config.host,
      port: config.port,
      sandbox: kept,
      pictures: openPicturePort(pictureGuard()),
      mounts,
    });
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
const sandboxCode = () => import("./open-sandbox.ts");
const keeperCode = () => import("./keep-sandbox.ts");
