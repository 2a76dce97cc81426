import { createHash } from "node:crypto";
import { z } from "zod";
import type { Server } from "./core/mailbox/server.ts";
import { presetOfDomain } from "./core/setup/choose-servers.ts";
import { sayList } from "./core/words/say.ts";
import type { EnvironmentInbox } from "./support/inbox/environment-inbox.ts";

const url = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be a whole address, e.g. ${example}` }).optional();

/** The variables of the operator's support inbox. */
export const SUPPORT_VARIABLES = {
  SUPPORT_ADDRESS: z.email("must be a mail address, e.g. support@example.com").optional(),
  SUPPORT_IMAP_URL: url(/^imaps?$/, "imaps://user:password@mail.example.com"),
  SUPPORT_SMTP_URL: url(/^smtps?$/, "smtps://user:password@mail.example.com"),
  SUPPORT_WORKSPACE: z.string().optional(),
} as const;

export const SUPPORT_SECRETS = ["SUPPORT_IMAP_URL", "SUPPORT_SMTP_URL"] as const;

type Env = { [name in keyof typeof SUPPORT_VARIABLES]?: string | undefined };

/** Ports where a URL names none: RFC 8314 §7.3, RFC 6409 §3.1, RFC 9051 §11.1. */
const PORTS: Record<string, number> = { imaps: 993, imap: 143, smtps: 465, smtp: 587 };

type Login = { server: Server; userName: string | null; password: string | null };

/**
 * The operator's support inbox. null: none is configured.
 *
 * @param mayBePlain - whether the operator lets passwords go to this server without TLS (OUTBOUND_PLAINTEXT)
 */
export function supportOf(
  env: Env,
  mayBePlain: (host: string, port: number) => boolean,
): EnvironmentInbox | null {
  const { SUPPORT_ADDRESS: address, SUPPORT_IMAP_URL, SUPPORT_SMTP_URL, SUPPORT_WORKSPACE } = env;
  if (address === undefined) return null;
  const workspace = SUPPORT_WORKSPACE ?? null;
  const given = [address, SUPPORT_IMAP_URL, SUPPORT_SMTP_URL];
  const hash = createHash("sha256").update(JSON.stringify(given)).digest("hex");
  const imap = readLogin(SUPPORT_IMAP_URL, mayBePlain);
  const smtp = readLogin(SUPPORT_SMTP_URL, mayBePlain);
  if (imap === null || smtp === null)
    return { address: address.toLowerCase(), signIn: null, workspace, hash };
  const userName = imap.userName ?? smtp.userName ?? address;
  const password = imap.password ?? smtp.password ?? "";
  const server = { userName, imap: imap.server, smtp: smtp.server };
  return { address: address.toLowerCase(), signIn: { server, password }, workspace, hash };
}

/** Every mistake in these variables, each as one sentence that names no value. */
export function supportMistakes(env: Env): string[] {
  const names = Object.keys(SUPPORT_VARIABLES) as (keyof Env)[];
  const given = names.filter((name) => env[name]);
  if (given.length === 0) return [];
  const lacks = lacksOf(env);
  if (lacks.length > 0)
    return [`The support inbox also needs ${sayList(lacks)}; or leave out ${sayList(given)}.`];
  const [imap, smtp] = [env.SUPPORT_IMAP_URL, env.SUPPORT_SMTP_URL].map((each) =>
    readLogin(each, () => false),
  );
  if (!imap || !smtp) return [];
  const differs = (name: "userName" | "password") =>
    imap[name] !== null && smtp[name] !== null && imap[name] !== smtp[name];
  if (differs("userName") || differs("password"))
    return ["SUPPORT_IMAP_URL and SUPPORT_SMTP_URL must have the same user and the same password."];
  if ((imap.password ?? smtp.password) === null)
    return ["SUPPORT_IMAP_URL must hold the password, e.g. imaps://user:password@mail.example.com."];
  return [];
}

/** At Google and Microsoft people sign in on the provider's page, so that the address alone is enough. */
function lacksOf(env: Env): (keyof Env)[] {
  const urls = SUPPORT_SECRETS.filter((name) => !env[name]);
  if (!env.SUPPORT_ADDRESS) return ["SUPPORT_ADDRESS", ...(urls.length === 1 ? urls : [])];
  if (urls.length === 1) return urls;
  const domain = env.SUPPORT_ADDRESS.slice(env.SUPPORT_ADDRESS.lastIndexOf("@") + 1).toLowerCase();
  const provider = presetOfDomain(domain)?.provider;
  const isElsewhere = provider !== undefined && provider !== "google" && provider !== "microsoft";
  return urls.length === 2 && isElsewhere ? urls : [];
}

/** @returns null where it is no URL, which is said elsewhere */
function readLogin(
  text: string | undefined,
  mayBePlain: (host: string, port: number) => boolean,
): Login | null {
  if (text === undefined || !URL.canParse(text)) return null;
  const { protocol, hostname, port, username, password } = new URL(text);
  const scheme = protocol.slice(0, -1);
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const number = port === "" ? (PORTS[scheme] ?? 0) : Number(port);
  const plain = mayBePlain(host, number) ? "none" : "starttls";
  return {
    server: { host, port: number, security: scheme.endsWith("s") ? "tls" : plain },
    userName: decoded(username),
    password: decoded(password),
  };
}

/** A percent sign that begins no escape stands for itself. */
function decoded(part: string): string | null {
  if (part === "") return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
