import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainWait } from "../../../src/core/lead-wait/explain-wait.ts";
import type { Explanation, Standing } from "../../../src/core/lead-wait/lead-wait.ts";

const NOW = new Date("2026-01-05T12:00:00Z");
const MINUTE = 60_000;
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE);

type Change = {
  campaign?: Partial<Standing["campaign"]>;
  mailbox?: Partial<Standing["mailbox"]>;
  pace?: Partial<Standing["pace"]>;
  lead?: Partial<Standing["lead"]>;
};

/** Two hours after it was due nothing keeps it from being sent: only that nothing sends it. */
const standing = ({ campaign, mailbox, pace, lead }: Change = {}): Standing => ({
  workspaceId: "w",
  campaign: {
    id: "c",
    state: "running",
    pausedBy: null,
    opensAt: ago(720),
    closesAt: ago(-720),
    startedAt: ago(3000),
    ...campaign,
  },
  mailbox: {
    id: "m",
    address: "sales@ours.test",
    ownerId: "o",
    state: "connected",
    isInIncident: false,
    left: null,
    nextSendAt: ago(120),
    quietUntil: null,
    workedAt: ago(121),
    inHandSince: null,
    ...mailbox,
  },
  pace: {
    minGapMs: 90_000,
    dailyCap: 50,
    warmUp: null,
    sentOn: "2026-01-05",
    sentCount: 3,
    timeZone: "UTC",
    ...pace,
  },
  lead: { dueAt: ago(120), send: null, ...lead },
});

/** Every reason that there is, by an example of it. The compiler holds the list complete. */
const EXAMPLES: Record<Explanation["kind"], Change[]> = {
  "paused-by-person": [{ campaign: { state: "paused", pausedBy: "member" } }],
  "not-started": [{ campaign: { state: "draft" } }, { campaign: { state: "finished" } }],
  "window-closed": [{ campaign: { opensAt: ago(-60) } }, { campaign: { closesAt: ago(1) } }],
  "allowance-used": [
    { mailbox: { nextSendAt: new Date("2026-01-06T00:00:00Z") }, pace: { sentCount: 50 } },
    {
      mailbox: { nextSendAt: new Date("2026-01-06T00:00:00Z") },
      pace: {
        sentCount: 4,
        warmUp: { start: 4, growth: 1, ceiling: 20, since: new Date("2026-01-05T00:00:00Z") },
      },
    },
  ],
  "mailbox-lost": [
    { mailbox: { state: "disconnected", isInIncident: true } },
    { campaign: { state: "paused", pausedBy: "disconnection" } },
  ],
  "set-up-refused": [{ mailbox: { state: "held", isInIncident: true } }],
  "campaign-braked": [{ campaign: { state: "paused", pausedBy: "brake" } }],
  "mailbox-braked": [{ mailbox: { left: "by-brake" } }],
  unconfirmed: [{ lead: { send: "unconfirmed" } }],
  "in-turn": [
    { mailbox: { nextSendAt: ago(-1), workedAt: ago(0) } },
    { mailbox: { nextSendAt: ago(-170) }, pace: { minGapMs: 180 * MINUTE } },
    { mailbox: { quietUntil: new Date(NOW.getTime() + 30_000), workedAt: ago(0) } },
  ],
  "short-wait": [
    { lead: { dueAt: ago(5) } },
    { campaign: { opensAt: ago(5) } },
    { campaign: { startedAt: ago(5) } },
    { mailbox: { workedAt: ago(5) } },
    { mailbox: { inHandSince: ago(1) } },
    { mailbox: { state: "held", workedAt: ago(29) } },
    { lead: { send: "in-doubt", dueAt: ago(20) } },
  ],
  held: [{ mailbox: { state: "held" } }],
  "pause-is-over": [
    { campaign: { state: "paused", pausedBy: "nothing" } },
    { mailbox: { state: "disconnected" } },
    { mailbox: { left: "by-nothing" } },
  ],
  "turn-too-late": [
    { mailbox: { nextSendAt: ago(-60 * 23) } },
    // A clock that ran ahead by a day.
    { mailbox: { nextSendAt: new Date("2026-01-07T00:00:00Z") }, pace: { sentCount: 50 } },
    { mailbox: { quietUntil: ago(-60 * 24) } },
  ],
  "in-hand-too-long": [{ mailbox: { inHandSince: ago(40) } }],
  "doubt-too-long": [{ lead: { send: "in-doubt", dueAt: ago(50) } }],
  "not-claimed": [{}],
};

describe("why due leads stand still", () => {
  it.each(Object.entries(EXAMPLES).flatMap(([kind, all]) => all.map((change) => [kind, change] as const)))(
    "is %s: %j",
    (kind, change) => {
      expect(explainWait(standing(change), NOW).kind).toBe(kind);
    },
  );

  it("is told the owner where their provider is waited for, and else the operator", () => {
    const told = Object.values(EXAMPLES)
      .flat()
      .flatMap((change) => {
        const wait = explainWait(standing(change), NOW);
        return "tell" in wait ? [[wait.kind, wait.tell]] : [];
      });
    expect(Object.fromEntries(told)).toEqual({
      held: "owner",
      "pause-is-over": "operator",
      "turn-too-late": "operator",
      "in-hand-too-long": "operator",
      "doubt-too-long": "operator",
      "not-claimed": "operator",
    });
  });

  it("is never put off for longer than the gap and an hour, whatever the facts are", () => {
    const moment = fc.integer({ min: -3 * 1440, max: 3 * 1440 }).map(ago);
    const past = fc.integer({ min: 0, max: 3 * 1440 }).map(ago);
    const anything = fc.record({
      campaign: fc.record({ startedAt: fc.option(past) }),
      mailbox: fc.record({
        state: fc.constantFrom("connected" as const, "held" as const),
        nextSendAt: moment,
        quietUntil: fc.option(moment),
        workedAt: fc.option(past),
        inHandSince: fc.option(past),
      }),
      pace: fc.record({
        minGapMs: fc.integer({ min: 0, max: 7_200_000 }),
        sentCount: fc.integer({ min: 0, max: 99 }),
      }),
      lead: fc.record({ dueAt: past, send: fc.constantFrom(null, "in-doubt" as const) }),
    });
    fc.assert(
      fc.property(anything, (change) => {
        const facts = standing({ ...change, campaign: { ...change.campaign, closesAt: ago(-9999) } });
        const passing = (now: Date) => ["in-turn", "short-wait"].includes(explainWait(facts, now).kind);
        const muchLater = new Date(NOW.getTime() + facts.pace.minGapMs + 60 * MINUTE);
        return !passing(NOW) || !passing(muchLater);
      }),
      { numRuns: 2_000 },
    );
  });
});
