/**
 * The product's runner in a process of its own, so that its memory is its own. It seeds a campaign, waits for "go", and stops at
 * "stop".
 */
import { once } from "node:events";
import { rmSync } from "node:fs";
import { runCampaigns } from "../../src/core/sending/run-campaigns.ts";
import { openDatabase } from "../../src/io/db/open-database.ts";
import { openStore } from "../../src/io/db/store.ts";
import { openLive } from "../../src/io/live.ts";
import { openMailPort } from "../../src/io/mail/mail-port.ts";
import { aesSecrets } from "../../src/io/secrets/aes-secrets.ts";
import { hmacSigning } from "../../src/io/secrets/hmac-signing.ts";
import { configuredKeys } from "../../src/io/secrets/key-rings.ts";
import { liquidTemplates } from "../../src/io/template/liquid.ts";
import { historyWords, noticeSources } from "../../src/kinds.ts";
import { openLog } from "../../src/log.ts";
import type { SupportContext } from "../../src/support/support-rooms.ts";
import { listed } from "../../tests/hosts/listed.ts";
import { seedCampaign } from "./seed-campaign.ts";

export type Order = { database: string; port: number; enrolments: number; mailboxes: number };

const order: Order = JSON.parse(process.argv[2] ?? "{}");
const opened = await openDatabase(
  order.database.startsWith("postgres")
    ? { kind: "server", url: order.database }
    : { kind: "embedded", dataDir: order.database },
);
if (opened.kind === "refused") throw new Error(opened.why);
const { database } = opened;
const secrets = aesSecrets(["a key for the bench"]);
const mail = openMailPort(listed);
const ctx: SupportContext = {
  store: openStore(database.prisma),
  clock: { now: () => new Date() },
  log: openLog("error"),
  surface: "product",
  wake: async () => {},
  live: openLive(),
  secrets,
  signing: hmacSigning(Buffer.from("a root for the bench")),
  keyRing: configuredKeys,
  mail,
  oauth: {},
  platforms: {},
  chatApps: {},
  chatSecrets: [],
  templates: liquidTemplates(),
  notices: noticeSources,
  historyWords,
  incidentListeners: [],
  operator: { letters: null, channel: null },
  health: { look: async () => null, known: () => null },
  publicUrl: "http://localhost:3000",
};
await seedCampaign(database.prisma, secrets, order);
process.send?.({ kind: "seeded" });

await once(process, "message");
const runner = runCampaigns(ctx, { workerId: database.workerId, mostInHand: order.mailboxes });
await once(process, "message");
await runner.stop();
const accepted = await database.prisma.send.count({ where: { state: "accepted" } });
const open = await database.prisma.send.count({ where: { state: { not: "accepted" } } });
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
process.send?.({
  kind: "stopped",
  accepted,
  open,
  maxRssMb: Math.round(maxRSS / 1024),
  cpuS: (userCPUTime + systemCPUTime) / 1e6,
});
await mail[Symbol.asyncDispose]();
await database[Symbol.asyncDispose]();
if (!order.database.startsWith("postgres")) rmSync(order.database, { recursive: true, force: true });
process.exit();
