import { type SlackSettings, slackOperatorChannel, slackSettings } from "./bots/slack/slack-config.ts";
import { type TeamsSettings, teamsSettings } from "./bots/teams/teams-config.ts";
import { checkEnv, type Env, keysOf } from "./check-env.ts";
import type { Destination } from "./core/chat/destination.ts";
import { hostName } from "./io/outbound/outbound-rule.ts";
import type { OutboundConfig } from "./io/outbound/read-outbound.ts";
import type { EnvironmentInbox } from "./support/inbox/environment-inbox.ts";
import { supportOf } from "./support-config.ts";

export type Role = Env["ROLE"];

export type Config = {
  host: string;
  port: number;
  /** Where health checks are answered besides, or alone in a role without pages. Absent: only with the pages. */
  healthPort?: number;
  /** Without a slash at the end. */
  publicUrl: string;
  dataDir: string;
  database: { kind: "embedded"; dataDir: string } | { kind: "server"; url: string };
  role: Role;
  /** The first seals, all of them open; null: the key file in `dataDir`. */
  secretKeys: string[] | null;
  logLevel: Env["LOG_LEVEL"];
  /** How long the audit log is kept. */
  auditDays: number;
  /** How long mails to support are kept as they came. */
  rawMailDays: number;
  /** Where it may connect to besides public mail servers, and who may have what. */
  outbound: OutboundConfig;
  /** Whether a product without mailboxes may start with the sandbox's. */
  sandbox: boolean;
  slack: SlackSettings | null;
  teams: TeamsSettings | null;
  /** The product's own mail; null: it goes through healthy mailboxes of the workspace it is about. */
  systemMail: { url: string; from: string } | null;
  /** The operator's support inbox; null: none is configured. */
  support: EnvironmentInbox | null;
  /** Where the operator is told what only they can mend. */
  operatorChannel: Destination | null;
  /** The app that mailboxes at Google are signed in by; an address that is null is Google's own. */
  google: {
    clientId: string;
    clientSecret: string;
    authUrl: string | null;
    tokenUrl: string | null;
    userinfoUrl: string | null;
  } | null;
  /** The app that mailboxes at Microsoft are signed in by. `authority` ends with the tenant, or `common` for all. */
  /** `secretEndsAt`: when the client secret runs out, where the operator has said it. */
  microsoft: { clientId: string; clientSecret: string; authority: string; secretEndsAt: Date | null } | null;
};

const MICROSOFT = "https://login.microsoftonline.com/common";

/** @throws ConfigError naming every variable that is wrong or missing, and never a value */
export function readConfig(env: Record<string, string | undefined>): Config {
  const { env: e, outbound, mistakes } = checkEnv(env);
  if (e === null || mistakes.length > 0) throw new ConfigError(mistakes.join("\n"));

  return {
    host: e.HOST,
    port: e.PORT,
    ...(e.HEALTH_PORT !== undefined && { healthPort: e.HEALTH_PORT }),
    publicUrl: (e.PUBLIC_URL ?? `http://localhost:${e.PORT}`).replace(/\/+$/, ""),
    dataDir: e.DATA_DIR,
    database: e.DATABASE_URL
      ? { kind: "server", url: e.DATABASE_URL }
      : { kind: "embedded", dataDir: e.DATA_DIR },
    role: e.ROLE,
    secretKeys: keysOf(e),
    logLevel: e.LOG_LEVEL,
    auditDays: e.AUDIT_DAYS,
    rawMailDays: e.RAW_MAIL_DAYS,
    outbound,
    sandbox: e.UNPAUSE_SANDBOX ? e.UNPAUSE_SANDBOX === "1" : e.DATABASE_URL === undefined,
    slack: slackSettings(e),
    teams: teamsSettings(e),
    support: supportOf(e, (host, port) =>
      outbound.plaintext.some((rule) => rule.hasPort(port) && rule.covers(hostName(host), host)),
    ),
    systemMail: e.SYSTEM_SMTP_URL && e.SYSTEM_FROM ? { url: e.SYSTEM_SMTP_URL, from: e.SYSTEM_FROM } : null,
    operatorChannel: slackOperatorChannel(e),
    google:
      e.GOOGLE_CLIENT_ID && e.GOOGLE_CLIENT_SECRET
        ? {
            clientId: e.GOOGLE_CLIENT_ID,
            clientSecret: e.GOOGLE_CLIENT_SECRET,
            authUrl: e.GOOGLE_AUTH_URL ?? null,
            tokenUrl: e.GOOGLE_TOKEN_URL ?? null,
            userinfoUrl: e.GOOGLE_USERINFO_URL ?? null,
          }
        : null,
    microsoft:
      e.MICROSOFT_CLIENT_ID && e.MICROSOFT_CLIENT_SECRET
        ? {
            clientId: e.MICROSOFT_CLIENT_ID,
            clientSecret: e.MICROSOFT_CLIENT_SECRET,
            authority: (e.MICROSOFT_AUTHORITY ?? MICROSOFT).replace(/\/+$/, ""),
            secretEndsAt: e.MICROSOFT_CLIENT_SECRET_ENDS ? new Date(e.MICROSOFT_CLIENT_SECRET_ENDS) : null,
          }
        : null,
  };
}

export class ConfigError extends Error {
  override name = "ConfigError";
}
