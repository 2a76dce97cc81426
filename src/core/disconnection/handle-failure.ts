import type { Context } from "../context.ts";
import { passesWithHost } from "../diagnosis/cause.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import { diagnoseEpisode } from "../diagnosis/diagnose-episode.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { judge, judgeWhileDisconnected } from "../diagnosis/judge.ts";
import type { Protocol } from "../diagnosis/observation.ts";
import type { History, Leg, Verdict } from "../diagnosis/verdict.ts";
import type { RememberedFailure } from "../mailbox/failure-store.ts";
import { hostOf } from "../mailbox/host-of.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { disconnectMailbox } from "./disconnect-mailbox.ts";
import { holdMailbox } from "./hold-mailbox.ts";

export type FailureReport = {
  mailboxId: string;
  leg: Leg;
  /** Whether the attempt was a probe, on a fresh connection. */
  probe: boolean;
  /** The thrown value, untouched. */
  error: unknown;
  at: Date;
  /** The version of the credential that was used, where it is known. A refusal of an older one says nothing about the present one. */
  version?: number;
};

type Remembered = Omit<History, "failures"> & { failures: RememberedFailure[] };

/** How far back failures can still say something about the present one. */
const MEMORY_MS = 24 * 60 * 60_000;

/**
 * Finds out what a failed attempt means for its mailbox and does that: nothing, a hold, or a disconnection. The caller takes care
 * of the attempt itself, by the verdict. A mailbox that is disconnected already stays as it is.
 */
export async function handleFailure(
  ctx: Context,
  report: FailureReport,
): Promise<{ verdict: Verdict; diagnosis: Diagnosis }> {
  const mailbox = await ctx.store.mailboxes.get(report.mailboxId);
  if (mailbox === null) return { verdict: { kind: "carry-on" }, diagnosis: diagnosisOf(report, null) };
  const diagnosis = diagnosisOf(report, mailbox);
  if (await isOutdated(ctx, report)) return { verdict: { kind: "carry-on" }, diagnosis };
  if (mailbox.state.kind === "disconnected") return { verdict: judgeWhileDisconnected(diagnosis), diagnosis };

  const { leg, probe, at } = report;
  const waits = stillDownUntil(mailbox, diagnosis, leg);
  if (waits !== null) return { verdict: { kind: "back-off", until: waits }, diagnosis };
  const { workspaceId, id: mailboxId } = mailbox;
  await ctx.store.failures.record({ workspaceId, mailboxId, leg, probe, diagnosis, at });
  const history = await historyOf(ctx, mailbox, at);
  const verdict = judge(diagnosis, history, at);
  ctx.log.event("mailbox.failed", { mailboxId, leg, probe, cause: diagnosis.cause, verdict: verdict.kind });

  switch (verdict.kind) {
    case "carry-on":
    case "stop-enrolment":
    case "keep-step":
      break;
    case "back-off":
      await holdMailbox(ctx, mailbox, {
        cause: diagnosis.cause,
        diagnosis,
        until: verdict.until,
        leg,
        probe,
        at,
      });
      break;
    case "hold":
      await holdMailbox(ctx, mailbox, {
        cause: verdict.cause,
        diagnosis,
        until: verdict.probeAt,
        leg,
        probe,
        at,
      });
      break;
    case "disconnect":
      await disconnectMailbox(ctx, { mailbox, diagnosis: ofEpisode(history) ?? diagnosis, at });
  }
  return { verdict, diagnosis };
}

/**
 * Its host does not answer yet, which is recorded already: the same line four times a minute would push out what decides.
 *
 * @returns when it is probed next; null: this is news
 */
function stillDownUntil(mailbox: Mailbox, { cause }: Diagnosis, leg: Leg): Date | null {
  const { state } = mailbox;
  const isKnown = state.kind === "held" && passesWithHost(cause) && state.host === hostOf(mailbox, leg);
  return isKnown ? state.until : null;
}

const protocols: Record<Leg, Protocol> = { smtp: "smtp", imap: "imap", token: "oauth" };

function diagnosisOf({ leg, error }: FailureReport, mailbox: Mailbox | null): Diagnosis {
  const { provider, signIn } = mailbox ?? { provider: "generic", signIn: "password" as const };
  return diagnose({ provider, protocol: protocols[leg], credential: signIn, error });
}

/** The diagnosis of all legs together. The latest failure may be the vaguest. */
function ofEpisode({ failures, lastSuccessAt }: Remembered): Diagnosis | null {
  const open = failures.filter(({ at }) => lastSuccessAt === null || at > lastSuccessAt);
  return diagnoseEpisode(open.map(({ leg, diagnosis }) => ({ door: leg, diagnosis })));
}

async function isOutdated(ctx: Context, { mailboxId, version }: FailureReport): Promise<boolean> {
  if (version === undefined) return false;
  const credential = await ctx.store.credentials.get(mailboxId);
  return credential !== null && credential.version > version;
}

async function historyOf(ctx: Context, { id, workedAt }: Mailbox, now: Date): Promise<Remembered> {
  const since = new Date(now.getTime() - MEMORY_MS);
  const successes = Object.values(workedAt).map((at) => at.getTime());
  return {
    failures: await ctx.store.failures.recent(id, since),
    lastSuccessAt: successes.length > 0 ? new Date(Math.max(...successes)) : null,
    lastSuccessOn: workedAt,
    everWorked: successes.length > 0,
  };
}
