import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, vi } from "vitest";
import { grantOf, openGrant, sealGrant } from "../../src/core/credential/grant.ts";
import { openDatabase } from "../../src/io/db/open-database.ts";
import { openStore } from "../../src/io/db/store.ts";
import { microsoftProvider } from "../../src/io/oauth/microsoft.ts";
import { aesSecrets } from "../../src/io/secrets/aes-secrets.ts";
import { aCertificate } from "../hosts/oauth-provider/a-certificate.ts";
import { startOAuthProvider } from "../hosts/oauth-provider/oauth-provider.ts";
import type { RefresherPlan, RefresherReport } from "../hosts/refresher-process.ts";
import { aChallenge } from "../io/oauth/a-challenge.ts";
import { bareEnvironment } from "../setup/clock-of-the-run.ts";
import { freshDatabaseUrl } from "../setup/fresh-database.ts";
import { describeWith, itWith } from "../setup/needs.ts";
import { addMailbox, addWorkspace } from "../setup/rows.ts";

const PROCESSES = 8;
/** `npm run rotation` makes it a thousand. */
const REFRESHES = Number(process.env.UNPAUSE_REFRESHES ?? 60);
const REDIRECT = "https://unpause.test/oauth/microsoft/callback";
vi.setConfig({ testTimeout: 60_000 + REFRESHES * 1_000 });

const SECRET_KEY = "a key for tests, long enough";

describeWith("PostgreSQL", "a token that is another after each refresh", () => {
  // Of Postfix and Dovecot it needs openssl alone.
  itWith(
    "Postfix and Dovecot",
    `is renewed by ${PROCESSES} processes at once ${REFRESHES} times without a loss`,
    async () => {
      await using certificate = await aCertificate();
      await using host = await startOAuthProvider({
        service: "microsoft",
        accounts: ["ann@ours.test"],
        redirectUri: REDIRECT,
        certificate,
      });
      const databaseUrl = await freshDatabaseUrl();
      const opened = await openDatabase({ kind: "server", url: databaseUrl });
      if (opened.kind === "refused") throw new Error(opened.why);
      await using database = opened.database;
      const { credentials } = openStore(database.prisma);
      const { workspaceId } = await addWorkspace(database.prisma);
      const mailboxId = await addMailbox(database.prisma, workspaceId, { address: "ann@ours.test" });

      const microsoft = microsoftProvider(host.microsoft, REDIRECT);
      const { codeVerifier, codeChallenge } = aChallenge();
      const ask = { state: "s", codeChallenge, hint: null, pickAccount: false };
      const back = new URL(await host.signIn(await microsoft.signInUrl(ask), "ann@ours.test"));
      const code = back.searchParams.get("code") ?? "";
      const exchange = await microsoft.exchange({ code, codeVerifier });
      if (exchange.kind !== "granted") throw new Error(exchange.kind);
      const secrets = aesSecrets([SECRET_KEY]);
      const first = sealGrant(secrets, grantOf(exchange.tokens, new Date()), mailboxId);
      await credentials.store(mailboxId, workspaceId, first, { after: 0, at: new Date() });

      host.think(5);
      const plan: RefresherPlan = {
        databaseUrl,
        secretKey: SECRET_KEY,
        app: host.microsoft,
        redirectUri: REDIRECT,
        mailboxId,
        lastVersion: 1 + REFRESHES,
      };
      const reports = await Promise.all(
        Array.from({ length: PROCESSES }, () => refresher(plan, certificate.caFile)),
      );

      expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
      const last = await credentials.get(mailboxId);
      const made = host.tokens.refreshes();
      expect(made).toBeGreaterThanOrEqual(REFRESHES);
      expect({ version: last?.version, refused: host.refused(), atOnce: host.tokens.mostAtOnce() }).toEqual({
        version: 1 + made,
        refused: 0,
        atOnce: 1,
      });
      // Everybody was handed the same token for the same version.
      const handed = new Map<number, Set<string>>();
      for (const [version, token] of reports.flatMap(({ tokens }) => tokens)) {
        handed.set(version, (handed.get(version) ?? new Set()).add(token));
      }
      expect([...handed.values()].filter((tokens) => tokens.size !== 1)).toEqual([]);
      const { refreshToken } = openGrant(secrets, last ?? first, mailboxId);
      expect((await microsoft.refresh(refreshToken)).kind).toBe("refreshed");
    },
  );
});

async function refresher(plan: RefresherPlan, caFile: string): Promise<RefresherReport> {
  const script = fileURLToPath(new URL("../hosts/refresher-process.ts", import.meta.url));
  const child = fork(script, {
    env: { ...bareEnvironment(), PLAN: JSON.stringify(plan), NODE_EXTRA_CA_CERTS: caFile },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  const report = await Promise.race([once(child, "message"), exited.then(() => null)]);
  await exited;
  if (report === null) throw new Error("A refresher ended without a report.");
  return report[0] as RefresherReport;
}
