import fc from "fast-check";
import type { ChatPort } from "../../../src/core/chat/chat-port.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { handleFailure } from "../../../src/core/disconnection/handle-failure.ts";
import { readMailbox } from "../../../src/core/inbound/read-mailbox.ts";
import type { LegProof, MailPort } from "../../../src/core/mailbox/mail-port.ts";
import { deliver } from "../../../src/core/outbox/deliver.ts";
import { probeWhenDue } from "../../../src/core/recovery/probe-when-due.ts";
import { deliveries } from "../../../src/kinds.ts";
import type { SupportContext } from "../../../src/support/support-rooms.ts";
import { imap, smtp, text } from "../diagnosis/shapes.ts";
import { MONDAY, type World } from "../world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SENDS_EVERY = 5 * MINUTE;
const READS_EVERY = 5 * MINUTE;

type Leg = "smtp" | "imap";
/** The trouble of both legs. `hangsMs`: how long a connection stays half open before it is given up. */
type Trouble = Record<Leg, unknown> & { hangsMs: number };

const trouble = (smtpError: unknown, imapError: unknown, hangsMs = 0): Trouble => ({
  smtp: smtpError,
  imap: imapError,
  hangsMs,
});
const words = (protocol: Leg, message: string) => text("google", protocol, "app_password", message).error;
const smtpSays = (command: Parameters<typeof smtp>[2], reply: string) =>
  smtp("google", "app_password", command, reply).error;
const imapSays = (reply: string) => imap("google", "app_password", reply).error;

/** Faults that mend themselves. */
const FAULTS = [
  trouble(words("smtp", "connect ETIMEDOUT 203.0.113.7:465"), words("imap", "Socket timeout"), 10_000),
  trouble(
    words("smtp", "getaddrinfo EAI_AGAIN smtp.gmail.com"),
    words("imap", "queryA EAI_AGAIN imap.gmail.com"),
  ),
  trouble(words("smtp", "Greeting never received"), words("imap", "Unexpected close"), 30_000),
  trouble(
    smtpSays("AUTH PLAIN", "454 4.7.0 Cannot authenticate due to temporary system problem."),
    imapSays("NO [UNAVAILABLE] Temporary authentication failure."),
  ),
  trouble(
    smtpSays("CONN", "421 4.7.0 Try again later, closing connection."),
    imapSays("NO [ALERT] Too many simultaneous connections. (Failure)"),
  ),
];

/** The refusals of a lost sign-in. null: that leg goes on. `unambiguous`: its words have only this meaning. */
const REFUSALS = {
  usual: trouble(
    smtpSays("AUTH PLAIN", "535-5.7.8 Username and Password not accepted."),
    imapSays("NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)"),
  ),
  unambiguous: trouble(
    smtpSays(
      "AUTH LOGIN",
      "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
    ),
    null,
  ),
};

export type Fault = { fromMs: number; toMs: number; kind: number; onLegs: Leg[] };
export type Planted = { fromMs: number; refusal: keyof typeof REFUSALS };

const HORIZON = 2 * HOUR;

/** Hours of a mailbox with faults of seconds up to hours, on one leg or both. */
export const aDay: fc.Arbitrary<Fault[]> = fc.array(
  fc
    .record({
      fromMs: fc.nat({ max: HORIZON }),
      lengthMs: fc.oneof(fc.integer({ min: 1_000, max: 2 * MINUTE }), fc.nat({ max: 2 * HOUR })),
      kind: fc.nat({ max: FAULTS.length - 1 }),
      onLegs: fc.subarray<Leg>(["smtp", "imap"], { minLength: 1 }),
    })
    .map(({ fromMs, lengthMs, kind, onLegs }) => ({ fromMs, toMs: fromMs + lengthMs, kind, onLegs })),
  { maxLength: 6 },
);

export const aRefusal: fc.Arbitrary<Planted> = fc.record({
  fromMs: fc.nat({ max: HORIZON }),
  refusal: fc.constantFrom<keyof typeof REFUSALS>("usual", "unambiguous"),
});

export type DayEnd = {
  /** When alerts were posted, in ms since the morning. */
  alertsMs: number[];
  firstRefusalMs: number | null;
};

/**
 * Runs one mailbox through the product's own code by a clock of its own. It sends and is read every five minutes. Probes, holds and
 * alerts come as the product asks for them. Nothing waits.
 */
export async function live(
  world: World,
  mailboxId: string,
  faults: Fault[],
  planted: Planted | null,
): Promise<DayEnd> {
  const now = { ms: 0 };
  const clock = { now: () => new Date(MONDAY.getTime() + now.ms) };
  const due: { ms: number; job: "send" | "read" | "probe" }[] = [];
  const toDeliver: string[] = [];
  const end: DayEnd = { alertsMs: [], firstRefusalMs: null };

  const meets = (leg: Leg): LegProof => {
    const fault = faults.find(
      ({ fromMs, toMs, onLegs }) => fromMs <= now.ms && now.ms < toMs && onLegs.includes(leg),
    );
    if (fault !== undefined) {
      const { hangsMs, [leg]: error } = FAULTS[fault.kind] as Trouble;
      now.ms += hangsMs;
      return { kind: "failed", error };
    }
    const error = planted !== null && now.ms >= planted.fromMs ? REFUSALS[planted.refusal][leg] : null;
    if (error === null) return { kind: "proven" };
    end.firstRefusalMs ??= now.ms;
    return { kind: "failed", error };
  };
  const mail: Partial<MailPort> = {
    prove: async () => ({ smtp: meets("smtp"), imap: meets("imap"), folders: {} }),
    signIn: async (_access, leg) => meets(leg),
    read: async () => {
      const met = meets("imap");
      return met.kind === "failed" ? { ...met, signedIn: false } : { kind: "read", cursors: [], unread: [] };
    },
    release: async () => {},
  };
  const ctx: SupportContext = {
    ...world.ctx,
    clock,
    mail: { ...world.ctx.mail, ...mail },
    wake: async (kind, id, at) => {
      if (kind === "deliver") toDeliver.push(id);
      if (kind === "probe-mailbox" && id === mailboxId) {
        due.push({ ms: at === undefined ? now.ms : at.getTime() - MONDAY.getTime(), job: "probe" });
      }
    },
  };
  const chat: ChatPort = {
    platform: "slack",
    async post(_channel, _view, { ref }) {
      if (ref === null) end.alertsMs.push(now.ms);
      return { kind: "posted", ref: ref ?? `alerts:${mailboxId}` };
    },
    find: async () => ({ kind: "nowhere" }),
    person: async () => null,
  };

  const until = Math.max(HORIZON, ...faults.map(({ toMs }) => toMs)) + HOUR;
  for (let ms = 0; ms < until; ms += SENDS_EVERY) due.push({ ms, job: "send" });
  for (let ms = 1_000; ms < until; ms += READS_EVERY) due.push({ ms, job: "read" });
  while (due.length > 0) {
    due.sort((a, b) => b.ms - a.ms);
    const { ms, job } = due.pop() as (typeof due)[number];
    now.ms = Math.max(now.ms, ms);
    if (job === "probe") await probeWhenDue(ctx, mailboxId);
    if (job === "read") await readMailbox(ctx, mailboxId);
    if (job === "send") await send(ctx, mailboxId, () => meets("smtp"));
    for (let id = toDeliver.shift(); id !== undefined; id = toDeliver.shift())
      await deliver(ctx, deliveries, chatsOf({ slack: async () => chat }), id);
  }
  return end;
}

/** As the runner does it: only through a connected mailbox, and the outcome is noted. */
async function send(ctx: SupportContext, mailboxId: string, attempt: () => LegProof): Promise<void> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox?.state.kind !== "connected") return;
  const outcome = attempt();
  const at = ctx.clock.now();
  if (outcome.kind === "proven") return ctx.store.connections.worked(mailboxId, "smtp", at);
  await handleFailure(ctx, { mailboxId, leg: "smtp", probe: false, error: outcome.error, at });
}

/** How much of a span is free of any fault: nothing can be proven while the provider does not answer. */
export function freeMs(faults: Fault[], fromMs: number, toMs: number): number {
  let free = 0;
  for (let ms = fromMs; ms < toMs; ms += 250) {
    if (!faults.some((fault) => fault.fromMs <= ms && ms < fault.toMs)) free += 250;
  }
  return free;
}
