import type { Context } from "../../src/core/context.ts";
import { freshGrant } from "../../src/core/credential/fresh-grant.ts";
import { grantOfMailbox } from "../../src/core/credential/grant-of-mailbox.ts";
import { openDatabase } from "../../src/io/db/open-database.ts";
import { openStore } from "../../src/io/db/store.ts";
import { microsoftProvider } from "../../src/io/oauth/microsoft.ts";
import { aesSecrets } from "../../src/io/secrets/aes-secrets.ts";

/** The mailbox to renew, and the last version of its credential. */
export type RefresherPlan = {
  databaseUrl: string;
  secretKey: string;
  app: { clientId: string; clientSecret: string; authority: string };
  redirectUri: string;
  mailboxId: string;
  lastVersion: number;
};

/** Its findings: every failure, and each version whose access token it was handed. */
export type RefresherReport = { failures: string[]; tokens: [version: number, accessToken: string][] };

// One of several processes that renew the same token as fast as they can.
const plan = JSON.parse(process.env.PLAN ?? "") as RefresherPlan;
const opened = await openDatabase({ kind: "server", url: plan.databaseUrl });
if (opened.kind === "refused") throw new Error(opened.why);
const ctx: Pick<Context, "store" | "secrets" | "clock" | "oauth"> = {
  store: openStore(opened.database.prisma),
  secrets: aesSecrets([plan.secretKey]),
  clock: { now: () => new Date() },
  oauth: { microsoft: microsoftProvider(plan.app, plan.redirectUri) },
};
const of = { id: plan.mailboxId, provider: "microsoft" };
const report: RefresherReport = { failures: [], tokens: [] };
for (;;) {
  const known = await ctx.store.credentials.get(plan.mailboxId);
  if (known === null || known.version >= plan.lastVersion) break;
  const fresh = await freshGrant(ctx, grantOfMailbox(ctx, of), known, "renewed");
  if (fresh.kind === "fresh") report.tokens.push([fresh.version, fresh.grant.accessToken]);
  else report.failures.push(String(fresh.error));
  if (report.failures.length > 3) break;
}
await new Promise((sent) => process.send?.(report, sent));
process.disconnect?.();
await opened.database[Symbol.asyncDispose]();
