import { join } from "node:path";
import type { Config } from "./config.ts";
import { followAnswers } from "./core/disconnection/follow-answers.ts";
import { noteHostAnswers, noteProviderAnswers } from "./core/disconnection/note-answers.ts";
import { sharedHealth } from "./core/health/health.ts";
import { throttledLog } from "./core/health/throttled-log.ts";
import type { Work } from "./core/job/work-on.ts";
import { laneIn } from "./core/jobs.ts";
import { publicUrlTrouble } from "./core/lead/public-url.ts";
import type { Log } from "./core/log.ts";
import { openMailFolder } from "./io/db/mail-folder.ts";
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
import { historyWords, incidentListeners, jobs, noticeSources } from "./kinds.ts";
import { chatPlatforms, chatSecretsOf, hasOperatorChat, openChatApps, openOAuth } from "./platforms.ts";
import type { SupportContext } from "./support/support-rooms.ts";

/** The product without anything running: what a command needs that works on the data alone. */
export type Product = AsyncDisposable & {
  kind: "open";
  ctx: SupportContext;
  workerId: string;
  /** Settles when this process must end, because others may think that it has. */
  lost: Promise<void>;
  /** Whether this process is the one that tells the operator of what all of them meet. */
  tells(): Promise<boolean>;
  work(work: Work): Promise<void>;
  /** Lets mailboxes of the sandbox, and no others, reach its servers. */
  letIn(servers: readonly OwnServer[]): void;
};

/** A database that takes longer for a small write is as good as away. */
const SLOWEST_CHECK_MS = 10_000;
/** A probe mostly waits, up to half a minute for a host that is silent. */
const CONCURRENCY = { mail: 10, probe: 100, chat: 4 };

/** Opens database, secrets, queue and mail in this order; what opened last closes first. */
export const openProduct = (config: Config, log: Log): Promise<Product | Refused> =>
  orRefused(config, openParts(config, log));

/** Trouble of the machine or the database at opening becomes a sentence for the operator. @throws a fault of ours */
export const orRefused = <Opened>({ database }: Config, opening: Promise<Opened | Refused>) =>
  opening.catch((error: unknown) => whyNotOpened(error, database));

async function openParts(config: Config, loud: Log): Promise<Product | Refused> {
  await using opening = new AsyncDisposableStack();
  const clock = { now: () => new Date() };
  const log = throttledLog(loud, clock);
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
    await openQueue(database.queueConnection, { log, clock, laneOf: laneIn(jobs), concurrency: CONCURRENCY }),
  );
  const mails = embedded ? openMailFolder(join(config.dataDir, "mails")) : null;
  const store = openStore(database.prisma, database.workerId, {}, mails);
  const answers = opening.use(followAnswers({ store, wake: queue.wake, clock, log }));
  const guard = openGuard(config.outbound);
  const mail = opening.use(openMailPort({ guard, tokenHosts: config.outbound.tokenHosts }));
  const letters = config.systemMail && opening.use(operatorLetters(config.systemMail));
  const ctx: SupportContext = {
    store,
    clock,
    log,
    surface: "product",
    wake: queue.wake,
    live: openLive(database.signals),
    secrets,
    keyRing: keys.file && embedded ? keyFileRing(keys.file, secrets) : configuredKeys,
    signing: await openSigning(database.prisma, secrets, at),
    mail: noteHostAnswers(mail, answers.onAnswer),
    oauth: noteProviderAnswers(await openOAuth(config), answers.onAnswer),
    platforms: chatPlatforms,
    chatApps: await openChatApps(config),
    chatSecrets: chatSecretsOf(config),
    templates: liquidTemplates(),
    notices: noticeSources,
    historyWords,
    incidentListeners,
    operator: { letters, channel: config.operatorChannel, chat: hasOperatorChat(config) },
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
