import { describe, expect, it } from "vitest";
import type { Cause } from "../../../src/core/diagnosis/cause.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import type { Diagnosis } from "../../../src/core/diagnosis/diagnosis.ts";
import { judge } from "../../../src/core/diagnosis/judge.ts";
import type { History, Leg, PastFailure } from "../../../src/core/diagnosis/verdict.ts";
import { gmailApi, imap, msal, smtp, text } from "./shapes.ts";

const start = Date.parse("2026-03-02T09:00:00Z");
const at = (seconds: number) => new Date(start + seconds * 1_000);

function failed(seconds: number, leg: Leg, diagnosis: Diagnosis, probe = false): PastFailure {
  return { at: at(seconds), leg, cause: diagnosis.cause, confidence: diagnosis.confidence, probe };
}

function history(failures: PastFailure[], lastSuccess: number | null = -3_600): History {
  return {
    failures,
    lastSuccessAt: lastSuccess === null ? null : at(lastSuccess),
    everWorked: lastSuccess !== null,
  };
}

const vague = diagnose(smtp("generic", "password", "AUTH PLAIN", "535 5.7.8 Error: authentication failed"));
const vagueImap = diagnose(imap("generic", "password", "NO [AUTHENTICATIONFAILED] Authentication failed."));
const clear = diagnose(msal("invalid_grant", "AADSTS50057: The user account is disabled."));
const offline = diagnose(text("generic", "smtp", "password", "connect ETIMEDOUT 203.0.113.7:465"));
const busy = diagnose(
  smtp("generic", "password", "AUTH PLAIN", "454 4.7.0 Temporary authentication failure"),
);
const odd = diagnose(text("generic", "smtp", "password", "Oops"));

describe("A verdict", () => {
  it("disconnects at once when the refusal can mean only one thing", () => {
    expect(judge(clear, history([failed(0, "token", clear)]), at(0))).toEqual({ kind: "disconnect" });
  });

  it("holds the mailbox for five seconds when a refusal is in doubt", () => {
    expect(judge(vague, history([failed(0, "smtp", vague)]), at(0))).toEqual({
      kind: "hold",
      cause: "password_changed",
      probeAt: at(5),
    });
  });

  it("disconnects when a fresh connection is refused as well", () => {
    const failures = [failed(0, "smtp", vague), failed(5, "smtp", vague, true)];

    expect(judge(vague, history(failures), at(5))).toEqual({ kind: "disconnect" });
  });

  it("disconnects when another protocol is refused as well", () => {
    const failures = [failed(0, "smtp", vague), failed(5, "imap", vagueImap)];

    expect(judge(vagueImap, history(failures), at(5))).toEqual({ kind: "disconnect" });
  });

  it("does not take the same connection's repetition for a confirmation", () => {
    const failures = [failed(0, "smtp", vague), failed(1, "smtp", vague)];

    expect(judge(vague, history(failures), at(1))).toEqual({
      kind: "hold",
      cause: "password_changed",
      probeAt: at(6),
    });
  });

  it("forgets a doubt that a success on any leg has cleared", () => {
    const failures = [failed(0, "smtp", vague), failed(60, "imap", vagueImap, true)];

    expect(judge(vagueImap, history(failures, 30), at(60))).toEqual({
      kind: "hold",
      cause: "password_changed",
      probeAt: at(65),
    });
  });

  it("keeps the mailbox held when the probe of a doubt meets a network fault", () => {
    const failures = [failed(0, "smtp", vague), failed(5, "imap", offline, true)];

    expect(judge(offline, history(failures), at(5))).toEqual({
      kind: "hold",
      cause: "password_changed",
      probeAt: at(15),
    });
  });

  it("disconnects one leg that stays refused for ten minutes while another works", () => {
    const failures = [0, 150, 300, 450, 610].map((seconds) => failed(seconds, "smtp", vague));
    const imapWorks = { ...history(failures, 605), lastSuccessOn: { imap: at(605), smtp: at(-60) } };

    expect(judge(vague, imapWorks, at(610))).toEqual({ kind: "disconnect" });
    expect(judge(vague, { ...imapWorks, lastSuccessOn: { imap: at(605), smtp: at(500) } }, at(610))).toEqual({
      kind: "hold",
      cause: "password_changed",
      probeAt: at(615),
    });
  });

  const throttled = diagnose(gmailApi(429, "rateLimitExceeded", "Too many requests"));
  const waitsAfter = (diagnosis: Diagnosis, probe: boolean) =>
    [1, 2, 3, 4, 20].map((times) => {
      const failures = Array.from({ length: times }, (_, i) => failed(i, "smtp", diagnosis, probe && i > 0));
      const verdict = judge(diagnosis, history(failures), at(0));
      return verdict.kind === "back-off" ? (verdict.until.getTime() - start) / 1_000 : verdict;
    });

  it("looks again after five seconds, however often a host did not answer", () => {
    expect([offline, busy].map((diagnosis) => waitsAfter(diagnosis, true))).toEqual([
      [5, 5, 5, 5, 5],
      [5, 5, 5, 5, 5],
    ]);
  });

  it("waits twice as long after each probe that was throttled, and no longer after whatever else was", () => {
    expect(waitsAfter(throttled, true)).toEqual([60, 120, 240, 480, 3_600]);
    expect(waitsAfter(throttled, false)).toEqual([60, 60, 60, 60, 60]);
  });

  it("keeps to the wait that a provider states in an outage", () => {
    const [evidence] = busy.evidence;
    const line = "454 4.7.0 Temporary authentication failure, try again in 5 minutes";
    const stated = { ...busy, evidence: evidence === undefined ? [] : [{ ...evidence, line }] };
    expect(judge(stated, history([failed(0, "smtp", stated)]), at(0))).toEqual({
      kind: "back-off",
      until: at(300),
    });
  });

  it("never disconnects for a network fault, an outage or throttling, however long it lasts", () => {
    const kinds = [offline, busy, diagnose(gmailApi(429, "rateLimitExceeded", "Too many requests"))].map(
      (diagnosis) => {
        const aWeek = Array.from({ length: 700 }, (_, i) => failed(i * 864, "smtp", diagnosis, i % 2 === 1));
        return judge(diagnosis, history(aWeek), at(700 * 864)).kind;
      },
    );

    expect(kinds).toEqual(["back-off", "back-off", "back-off"]);
  });

  it("waits at least as long as the provider asks", () => {
    const throttled = diagnose(
      imap("microsoft", "oauth", "BAD Request is throttled. Suggested Backoff Time: 299609 milliseconds"),
    );
    const until = diagnose(
      gmailApi(429, "rateLimitExceeded", "User-rate limit exceeded.  Retry after 2026-03-02T09:30:00.000Z"),
    );

    expect([
      judge(throttled, history([failed(0, "imap", throttled)]), at(0)),
      judge(until, history([failed(0, "smtp", until)]), at(0)),
    ]).toEqual([
      { kind: "back-off", until: at(299.609) },
      { kind: "back-off", until: at(1_800) },
    ]);
  });

  it("holds a mailbox whose quota is used up until the quota renews", () => {
    const hourly = diagnose(
      smtp(
        "cpanel",
        "password",
        "DATA",
        "550 Domain example.com has exceeded the max emails per hour (101/100 (101%)) allowed.",
      ),
    );
    const daily = diagnose(
      smtp("google", "oauth", "MAIL FROM", "550 5.4.5 Daily user sending limit exceeded."),
    );
    const second = [failed(-3_600, "smtp", daily), failed(0, "smtp", daily)];

    expect([
      judge(hourly, history([failed(0, "smtp", hourly)]), at(0)),
      judge(daily, history([failed(0, "smtp", daily)]), at(0)),
      judge(daily, history(second, -7_200), at(0)),
    ]).toEqual([
      { kind: "hold", cause: "sending_limit", probeAt: at(3_600) },
      { kind: "hold", cause: "sending_limit", probeAt: at(3_600) },
      { kind: "hold", cause: "sending_limit", probeAt: at(7_200) },
    ]);
  });

  it("holds for the operator when the app is misconfigured, and asks no owner to reconnect", () => {
    const secret = diagnose(
      msal("invalid_client", "AADSTS7000222: The provided client secret keys are expired."),
    );

    expect(judge(secret, history([failed(0, "token", secret)]), at(0))).toEqual({
      kind: "hold",
      cause: "app_misconfigured",
      probeAt: at(300),
    });
  });

  it("stops only the enrolment of a recipient who is refused for good, and keeps the step where the sender is refused", () => {
    const refused = diagnose(smtp("generic", "password", "RCPT TO", "550 5.1.1 User unknown"));
    const greylisted = diagnose(
      smtp("generic", "password", "RCPT TO", "451 4.7.1 Greylisted, try again later"),
    );
    const full = diagnose(smtp("generic", "password", "RCPT TO", "552 5.2.2 Mailbox full"));
    const listed = diagnose(
      smtp(
        "generic",
        "password",
        "RCPT TO",
        "550 5.7.1 Service unavailable; client [203.0.113.7] blocked using zen.spamhaus.org",
      ),
    );

    expect([
      judge(refused, history([failed(0, "smtp", refused)]), at(0)).kind,
      judge(greylisted, history([failed(0, "smtp", greylisted)]), at(0)).kind,
      judge(full, history([failed(0, "smtp", full)]), at(0)).kind,
      judge(listed, history([failed(0, "smtp", listed)]), at(0)).kind,
    ]).toEqual(["stop-enrolment", "carry-on", "carry-on", "keep-step"]);
  });

  it("tells of a cause it cannot name only after two minutes and a probe", () => {
    const soon = [failed(0, "smtp", odd), failed(5, "imap", odd, true), failed(15, "smtp", odd, true)];
    const lasting = [...soon, failed(125, "imap", odd, true)];

    expect([judge(odd, history(soon), at(15)), judge(odd, history(lasting), at(125))]).toEqual([
      { kind: "hold", cause: "unknown" satisfies Cause, probeAt: at(35) },
      { kind: "disconnect" },
    ]);
  });

  it("holds a mailbox that has never worked until its settings are proven", () => {
    expect(judge(offline, history([failed(0, "smtp", offline)], null), at(0))).toEqual({
      kind: "hold",
      cause: "network",
      probeAt: at(5),
    });
  });
});
