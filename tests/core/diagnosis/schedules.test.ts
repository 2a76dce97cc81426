import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import type { Diagnosis } from "../../../src/core/diagnosis/diagnosis.ts";
import { judge } from "../../../src/core/diagnosis/judge.ts";
import type { Leg, PastFailure } from "../../../src/core/diagnosis/verdict.ts";
import { gmailApi, imap, smtp, text, token } from "./shapes.ts";

const horizonMs = 6 * 3_600_000;
const sendEveryMs = 180_000;
const longestGapMs = 900_000;
const legs: readonly Leg[] = ["smtp", "imap", "token"];

/** Faults that mend themselves, as the three legs show them. */
const faults: Record<Leg, Diagnosis>[] = [
  ["connect ETIMEDOUT 203.0.113.7:465", "Socket timeout", "connect ETIMEDOUT 203.0.113.7:443"],
  [
    "getaddrinfo EAI_AGAIN smtp.example.com",
    "queryA EAI_AGAIN imap.example.com",
    "getaddrinfo ENOTFOUND oauth2.example.com",
  ],
  ["Greeting never received", "Unexpected close", "socket hang up"],
].map(([a = "", b = "", c = ""]) => ({
  smtp: diagnose(text("google", "smtp", "oauth", a)),
  imap: diagnose(text("google", "imap", "oauth", b)),
  token: diagnose(text("google", "oauth", "oauth", c)),
}));
faults.push(
  {
    smtp: diagnose(
      smtp(
        "google",
        "oauth",
        "AUTH XOAUTH2",
        "454 4.7.0 Cannot authenticate due to temporary system problem.",
      ),
    ),
    imap: diagnose(imap("google", "oauth", "NO [UNAVAILABLE] Temporary authentication failure.")),
    token: diagnose(token("google", "server_error", "Internal error", 503)),
  },
  {
    smtp: diagnose(smtp("google", "oauth", "CONN", "421 4.7.0 Try again later, closing connection.")),
    imap: diagnose(imap("google", "oauth", "NO [ALERT] Too many simultaneous connections. (Failure)")),
    token: diagnose(gmailApi(429, "rateLimitExceeded", "Rate Limit Exceeded")),
  },
);

/** The form of a revoked grant: none of it is certain by itself. */
const refusal: Record<Leg, Diagnosis> = {
  smtp: diagnose(smtp("google", "oauth", "AUTH XOAUTH2", "535-5.7.8 Username and Password not accepted.")),
  imap: diagnose(imap("google", "oauth", "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)")),
  token: diagnose(token("google", "invalid_grant", "Token has been expired or revoked.")),
};

type Fault = { fromMs: number; toMs: number; kind: number; onLegs: Leg[] };

const schedule = fc.array(
  fc
    .record({
      fromMs: fc.integer({ min: 0, max: horizonMs }),
      lengthMs: fc.oneof(
        fc.integer({ min: 1_000, max: 120_000 }),
        fc.integer({ min: 0, max: 4 * 3_600_000 }),
      ),
      kind: fc.nat({ max: faults.length - 1 }),
      onLegs: fc.subarray([...legs], { minLength: 1 }),
    })
    .map(({ fromMs, lengthMs, kind, onLegs }): Fault => ({ fromMs, toMs: fromMs + lengthMs, kind, onLegs })),
  { maxLength: 8 },
);

type Outcome = { disconnections: number; firstRefusalMs: number | null; disconnectedMs: number | null };

/** Runs one mailbox through six hours: it sends every three minutes, waits and probes as the verdicts say. */
function live(faultsOfDay: readonly Fault[], refusedFromMs: number): Outcome {
  let failures: PastFailure[] = [];
  let lastSuccessAt: Date | null = new Date(-1);
  let probing = 0;
  let looks = 0;
  let firstRefusalMs: number | null = null;

  for (let now = 0; now < horizonMs + 8 * 3_600_000; ) {
    const leg = legs[probing % legs.length] ?? "smtp";
    const fault = faultsOfDay.find(
      ({ fromMs, toMs, onLegs }) => fromMs <= now && now < toMs && onLegs.includes(leg),
    );
    const diagnosis = fault ? faults[fault.kind]?.[leg] : now >= refusedFromMs ? refusal[leg] : undefined;
    if (diagnosis === undefined) {
      failures = [];
      lastSuccessAt = new Date(now);
      probing = 0;
      looks = 0;
      now += sendEveryMs;
      continue;
    }

    if (diagnosis === refusal[leg]) firstRefusalMs ??= now;
    failures = [
      ...shortened(failures),
      {
        at: new Date(now),
        leg,
        cause: diagnosis.cause,
        confidence: diagnosis.confidence,
        probe: probing > 0,
      },
    ];
    const verdict = judge(diagnosis, { failures, lastSuccessAt, everWorked: true }, new Date(now));
    switch (verdict.kind) {
      case "disconnect":
        return { disconnections: 1, firstRefusalMs, disconnectedMs: now };
      case "hold":
        probing += 1;
        now = verdict.probeAt.getTime();
        break;
      case "back-off":
        // A host that is down is looked at four times a minute, with the same verdict each time: not all of these are gone through.
        now = Math.max(verdict.until.getTime(), now + Math.min(longestGapMs, 15_000 * 2 ** looks));
        looks += 1;
        break;
      default:
        now += sendEveryMs;
    }
  }
  return { disconnections: 0, firstRefusalMs, disconnectedMs: null };
}

/** As a store might keep it: every refusal, and the latest of the rest. */
function shortened(failures: PastFailure[]): PastFailure[] {
  return failures.filter(({ cause }, i) => cause === refusal.smtp.cause || i >= failures.length - 40);
}

/** How much of a span is free of any fault: nothing can be proven while the provider does not answer. */
function freeMs(faultsOfDay: readonly Fault[], fromMs: number, toMs: number): number {
  let free = 0;
  for (let t = fromMs; t < toMs; t += 250) {
    if (!faultsOfDay.some((fault) => fault.fromMs <= t && t < fault.toMs)) free += 250;
  }
  return free;
}

describe("10,000 random days of transient faults", () => {
  it("raise no disconnection: timeouts, name gaps, half-open sockets, 421, 454, UNAVAILABLE, 429 and 503, up to hours long", () => {
    fc.assert(
      fc.property(schedule, (day) => {
        expect(live(day, Number.POSITIVE_INFINITY).disconnections).toBe(0);
      }),
      { numRuns: 10_000 },
    );
  });

  it("with one real refusal planted raise exactly one, within 60 s of the provider being reachable", () => {
    fc.assert(
      fc.property(schedule, fc.integer({ min: 0, max: horizonMs }), (day, refusedFromMs) => {
        const { disconnections, firstRefusalMs, disconnectedMs } = live(day, refusedFromMs);
        expect(disconnections).toBe(1);
        expect(
          freeMs(day, firstRefusalMs ?? 0, disconnectedMs ?? Number.POSITIVE_INFINITY),
        ).toBeLessThanOrEqual(60_000);
      }),
      { numRuns: 10_000 },
    );
  });
});
