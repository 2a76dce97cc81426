import { readFileSync } from "node:fs";
import { z } from "zod";
import { lacksForSlack, SLACK_SECRETS, slackEnv } from "./bots/slack/slack-config.ts";
import { TEAMS_ADDITIONS, TEAMS_NEEDS, TEAMS_SECRETS, teamsEnv } from "./bots/teams/teams-config.ts";
import { type OutboundConfig, readOutbound } from "./io/outbound/read-outbound.ts";
import { SUPPORT_SECRETS, SUPPORT_VARIABLES, supportMistakes } from "./support-config.ts";

type Given = Record<string, string | undefined>;

const address = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be a whole address, e.g. ${example}` }).optional();

/** All of our pages are at the root of their host. */
function isOnlyOrigin(url: string): boolean {
  if (!URL.canParse(url)) return true; // said already
  const { origin, href } = new URL(url);
  return origin === "null" || href.replace(/\/+$/, "") === origin;
}

const Env = z.object({
  ...SUPPORT_VARIABLES,
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number("must be a port number, e.g. 3000").int().min(0).max(65_535).default(3000),
  HEALTH_PORT: z.coerce.number("must be a port number, e.g. 3001").int().min(0).max(65_535).optional(),
  PUBLIC_URL: address(/^https?$/, "https://unpause.example.com").refine(
    (url) => url === undefined || isOnlyOrigin(url),
    "must end after the host, e.g. https://unpause.example.com: Unpause needs a host name of its own",
  ),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")
    .optional(),
  ROLE: z.enum(["all", "web", "worker", "scheduler"], "must be all, web, worker or scheduler").default("all"),
  SECRET_KEY: z.string().optional(),
  RAW_MAIL_DAYS: z.coerce
    .number("must be a number of days, e.g. 365")
    .int("must be a whole number of days")
    .min(1, "must be at least 1 day")
    .max(36_500, "must be at most 36500 days")
    .default(365),
  AUDIT_DAYS: z.coerce
    .number("must be a number of days, e.g. 365")
    .int("must be a whole number of days")
    .min(30, "must be at least 30 days")
    .max(36_500, "must be at most 36500 days")
    .default(365),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent")
    .default("info"),
  OUTBOUND_ALLOW: z.string().optional(),
  OUTBOUND_PLAINTEXT: z.string().optional(),
  TOKEN_HOSTS: z.string().optional(),
  UNPAUSE_SANDBOX: z.enum(["0", "1"], "must be 1 or 0").optional(),
  ...slackEnv,
  ...teamsEnv,
  SYSTEM_SMTP_URL: address(/^smtps?$/, "smtps://user:password@mail.example.com"),
  SYSTEM_FROM: z
    .string()
    .includes("@", "must be a mail address, e.g. Unpause <unpause@example.com>")
    .optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_AUTH_URL: address(/^https?$/, "https://accounts.google.com/o/oauth2/v2/auth"),
  GOOGLE_TOKEN_URL: address(/^https?$/, "https://oauth2.googleapis.com/token"),
  GOOGLE_USERINFO_URL: address(/^https?$/, "https://openidconnect.googleapis.com/v1/userinfo"),
  MICROSOFT_CLIENT_ID: z.string().optional(),
  MICROSOFT_CLIENT_SECRET: z.string().optional(),
  MICROSOFT_CLIENT_SECRET_ENDS: z.iso.date("must be a day, e.g. 2027-05-31").optional(),
  // Microsoft's library takes no other protocol.
  MICROSOFT_AUTHORITY: address(/^https$/, "https://login.microsoftonline.com/common"),
});
export type Env = z.infer<typeof Env>;

/** Each of these can also be given as NAME_FILE, the path of a file that holds it. */
const SECRETS = [
  "DATABASE_URL",
  "SECRET_KEY",
  ...SLACK_SECRETS,
  ...TEAMS_SECRETS,
  "SYSTEM_SMTP_URL",
  "GOOGLE_CLIENT_SECRET",
  "MICROSOFT_CLIENT_SECRET",
  ...SUPPORT_SECRETS,
] as const;

/** The variables that each platform needs: it is fully configured or absent. */
const PLATFORMS = {
  "The product's own mail": ["SYSTEM_SMTP_URL", "SYSTEM_FROM"],
  Google: ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  Microsoft: ["MICROSOFT_CLIENT_ID", "MICROSOFT_CLIENT_SECRET"],
  "Microsoft Teams": TEAMS_NEEDS,
} as const;

/** These need their platform. */
const ADDITIONS = {
  Google: ["GOOGLE_AUTH_URL", "GOOGLE_TOKEN_URL", "GOOGLE_USERINFO_URL"],
  Microsoft: ["MICROSOFT_AUTHORITY"],
  "Microsoft Teams": TEAMS_ADDITIONS,
} as const;

/** The secret of a shorter key could be guessed. */
const SHORTEST_KEY = 16;

/** Checks the variables of the environment. A mistake is one sentence that names the variable, and never a value. */
export function checkEnv(env: Given): { env: Env | null; outbound: OutboundConfig; mistakes: string[] } {
  // An empty line in a .env file means "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const files = readSecretFiles(given);
  const all = { ...given, ...files.values };
  const parsed = Env.safeParse(all);
  const { outbound, mistakes: strays } = readOutbound(given);
  const mistakes = [
    ...files.mistakes,
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}.`),
    ...halves(all),
    ...lacksForSlack(all),
    ...supportMistakes(all),
    ...strays,
    ...(parsed.success ? contradictions(parsed.data) : []),
  ];
  return { env: parsed.success ? parsed.data : null, outbound, mistakes };
}

function readSecretFiles(env: Given) {
  const values: Record<string, string> = {};
  const mistakes: string[] = [];
  for (const name of SECRETS) {
    const path = env[`${name}_FILE`];
    if (path === undefined) continue;
    if (env[name]) mistakes.push(`${name} and ${name}_FILE are both set: keep one of them.`);
    try {
      values[name] = readFileSync(path, "utf8").trim();
      if (values[name] === "") mistakes.push(`${name}_FILE names an empty file.`);
    } catch (error) {
      mistakes.push(
        `${name}_FILE names a file that cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      );
    }
  }
  return { values, mistakes };
}

function halves(env: Given): string[] {
  return Object.entries(PLATFORMS).flatMap(([platform, names]) => {
    const missing = names.filter((name) => !env[name]);
    if (missing.length === 0 || missing.length === names.length) return [];
    return [
      `${platform} also needs ${missing.join(" and ")}; or leave out ${names.filter((name) => env[name]).join(" and ")}.`,
    ];
  });
}

function contradictions(e: Env): string[] {
  const mistakes: string[] = [];
  if (e.ROLE !== "all" && !e.DATABASE_URL) {
    mistakes.push(
      `ROLE=${e.ROLE} needs DATABASE_URL: the embedded database belongs to one process, which has every role.`,
    );
  }
  if (e.ROLE !== "all" && !e.SECRET_KEY) {
    mistakes.push(`ROLE=${e.ROLE} needs SECRET_KEY: every process must have the same key.`);
  }
  for (const platform of Object.keys(ADDITIONS) as (keyof typeof ADDITIONS)[]) {
    const needed = PLATFORMS[platform];
    if (needed.some((name) => e[name])) continue;
    const alone = ADDITIONS[platform].filter((name) => e[name]);
    if (alone.length > 0) {
      mistakes.push(`${alone.join(" and ")} also needs ${needed.join(" and ")}; or leave it out.`);
    }
  }
  if (keysOf(e)?.some((key) => key.length < SHORTEST_KEY)) {
    mistakes.push(
      `SECRET_KEY must have at least ${SHORTEST_KEY} characters, e.g. what "openssl rand -base64 32" prints.`,
    );
  }
  return mistakes;
}

/** The keys of SECRET_KEY, newest first. null: it is not set. */
export function keysOf(e: Env): string[] | null {
  const keys = e.SECRET_KEY?.split(",")
    .map((key) => key.trim())
    .filter((key) => key !== "");
  return keys?.length ? keys : null;
}
