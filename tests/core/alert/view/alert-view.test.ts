import { describe, expect, it } from "vitest";
import type { AlertSubject } from "../../../../src/core/alert/alert-subject.ts";
import { alertView } from "../../../../src/core/alert/view/alert-view.ts";
import type { Diagnosis } from "../../../../src/core/diagnosis/diagnosis.ts";
import type { Receipt } from "../../../../src/core/receipt/receipt.ts";

const diagnosis: Diagnosis = {
  cause: "password_changed",
  about: "mailbox",
  confidence: "likely",
  fixer: "owner",
  actor: "user",
  pauses: true,
  evidence: [
    {
      rule: "smtp-535",
      codes: ["535", "5.7.8"],
      words: "",
      line: "535 5.7.8 Error: authentication failed",
      source: "RFC 4954 §6",
    },
  ],
  advice: ["Press Reconnect.", "Enter the new password.", "That is all.", "A fourth step."],
};

const STANDING = { waiting: 0, reconnecting: 0, connected: 0 };

const subject = (changes: Partial<AlertSubject> = {}): AlertSubject => ({
  incident: {
    id: "i1",
    cause: "password_changed",
    openedAt: new Date("2026-01-05T10:00:00Z"),
    endedAt: null,
  },
  diagnosis,
  standing: { ...STANDING, waiting: 1 },
  mailboxes: [{ kind: "waiting", address: "sales@ours.test", disconnectionId: "d1", lastTryFailed: null }],
  reconnectedBy: { names: [], alone: 0 },
  left: { addresses: [], total: 0 },
  removed: { addresses: [], total: 0 },
  inboxes: { are: "none", operators: false },
  entitled: [
    { name: "Ben", as: "owner", disclaims: false },
    { name: "Cy", as: "backup", disclaims: false },
    { name: "Ann", as: "admin", disclaims: false },
  ],
  heldUp: [
    {
      id: "c1",
      name: "Spring",
      state: "paused",
      pausedByMember: false,
      leadsWaiting: 120,
      firstDueAt: new Date("2026-01-05T10:05:00Z"),
    },
    {
      id: "c2",
      name: "Summer",
      state: "running",
      pausedByMember: false,
      leadsWaiting: 3,
      firstDueAt: new Date("2026-01-05T12:00:00Z"),
    },
    { id: "c3", name: "Old", state: "paused", pausedByMember: true, leadsWaiting: 1, firstDueAt: null },
  ],
  watch: null,
  now: new Date("2026-01-05T10:30:00Z"),
  timeZone: "Europe/Berlin",
  publicUrl: "https://unpause.test",
  ...changes,
});

describe("an alert", () => {
  it("says what happened, how sure that is, who can fix it, what it holds up and what to do", () => {
    expect(alertView(subject())).toEqual({
      about: { kind: "incident", id: "i1" },
      stage: "open",
      title: "sales@ours.test is disconnected: the password is no longer accepted",
      text: "The provider refuses the user name and password we have, as it does after the password was changed or reset. This is what the provider's answer usually means. Nothing is lost: every lead waits where it is.",
      facts: [
        { label: "Who can fix it", value: "Ben (owner) and Cy" },
        { label: "Since", value: "Mon 5 Jan, 11:00" },
        { label: "Paused", value: "Spring" },
        { label: "Goes on through other mailboxes", value: "Summer" },
        { label: "Leads waiting", value: "124" },
        { label: "Sends wait since", value: "Mon 5 Jan, 11:05" },
      ],
      steps: ["Press Reconnect.", "Enter the new password.", "That is all."],
      why: {
        summary: "Why? The provider's own words (535, 5.7.8), likely",
        quote: "535 5.7.8 Error: authentication failed",
      },
      actions: [
        {
          kind: "press",
          label: "Reconnect",
          press: "reconnect",
          page: "https://unpause.test/reconnect/incident/i1",
        },
        { kind: "press", label: "I'm on it", press: "take", page: null },
        { kind: "press", label: "Snooze", press: "snooze", page: null },
        { kind: "press", label: "Why?", press: "why", page: null },
        { kind: "press", label: "More…", press: "more", page: "https://unpause.test/incidents/i1" },
      ],
    });
  });

  it("names the admin where only an admin can end it", () => {
    const view = alertView(subject({ diagnosis: { ...diagnosis, fixer: "admin", actor: "admin" } }));
    expect(view.facts[0]).toEqual({
      label: "Who can fix it",
      value: "An admin of your mail system; the mailbox goes on by itself once that is done",
    });
  });

  it("says who is on it, and until when nobody is reminded", () => {
    const view = alertView(
      subject({
        watch: {
          takenBy: { id: "m2", name: "Cy" },
          takenAt: new Date("2026-01-05T10:10:00Z"),
          snoozedUntil: new Date("2026-01-05T11:10:00Z"),
        },
      }),
    );
    expect(view.facts.slice(-2)).toEqual([
      { label: "On it", value: "Cy, since Mon 5 Jan, 11:10" },
      { label: "No reminders before", value: "Mon 5 Jan, 12:10" },
    ]);
    expect(view.actions.map(({ label }) => label)).toEqual(["Reconnect", "Snooze", "Why?", "More…"]);
  });

  it.each(["owner", "admin", "operator", "nobody"] as const)(
    "asks for a choice among five things at most, also of many mailboxes, where it is for the %s to mend",
    (fixer) => {
      for (const disconnectionId of ["d1", null]) {
        const mailbox = {
          kind: "waiting",
          address: "a@ours.test",
          disconnectionId,
          lastTryFailed: null,
        } as const;
        const { actions } = alertView(
          subject({
            standing: { ...STANDING, waiting: 3 },
            mailboxes: [mailbox],
            diagnosis: { ...diagnosis, fixer },
          }),
        );
        expect(actions.length).toBeLessThanOrEqual(5);
        const presses = actions.map((action) => action.kind === "press" && action.press);
        // The provider's own words are one press away in both.
        expect(presses).toContain(fixer === "admin" ? "for-admin" : "why");
      }
    },
  );

  it("tells of a try to reconnect that did not succeed", () => {
    const mailbox = { address: "sales@ours.test", disconnectionId: "d1" };
    const view = alertView(
      subject({ mailboxes: [{ ...mailbox, kind: "waiting", lastTryFailed: "It was refused." }] }),
    );
    expect(view.text).toMatch(
      /^The last try to reconnect did not succeed: It was refused\. The provider refuses/,
    );
  });

  it("while it is being reconnected asks for nothing", () => {
    const mailbox = { address: "sales@ours.test", disconnectionId: "d1", by: "Ben" };
    const view = alertView(
      subject({
        standing: { ...STANDING, reconnecting: 1 },
        mailboxes: [{ ...mailbox, kind: "reconnecting", state: "reading" }],
      }),
    );
    expect(view).toMatchObject({
      stage: "busy",
      title: "sales@ours.test is being reconnected",
      text: "Ben gave a credential that works. New mail is read before anything is sent. Leads who answered get no further message.",
      steps: [],
      actions: [],
    });
  });

  it("ends with who reconnected it, what goes on, and the receipt in a few lines", () => {
    const receipt: Receipt = {
      mailbox: { id: "m1", address: "sales@ours.test" },
      incidentId: "i1",
      cause: "password_changed",
      startedAt: "2026-01-05T10:00:00.000Z",
      endedAt: "2026-01-05T12:05:00.000Z",
      lastedMs: 7_500_000,
      reconnectedBy: { id: "b", name: "Ben" },
      leads: { before: 124, after: 124, added: 0 },
      everyLeadAccountedFor: true,
      ended: { replied: 2, bounced: 0, optedOut: 1, rejected: 0, removed: 0, finished: 0 },
      campaigns: [
        {
          id: "c1",
          name: "Spring",
          resumed: true,
          leads: { before: 121, after: 121 },
          nextSteps: { before: [], after: [] },
        },
        {
          id: "c2",
          name: "Summer",
          resumed: false,
          leads: { before: 3, after: 3 },
          nextSteps: { before: [], after: [] },
        },
      ],
      gap: { replies: 2, bounces: 0, optOuts: 1, postponed: 0 },
      inDoubt: [
        { enrolmentId: "e1", step: 1, how: "found_in_sent" },
        { enrolmentId: "e2", step: 1, how: "open" },
      ],
      acceptedMeanwhile: 1,
      sentTwice: 0,
      backlog: {
        waiting: 118,
        firstAt: "2026-01-05T12:05:00.000Z",
        clearBy: "2026-01-08T15:00:00.000Z",
        peakPerHour: 4,
      },
    };
    const view = alertView(
      subject({
        incident: { ...subject().incident, endedAt: new Date("2026-01-05T12:05:00Z") },
        standing: { ...STANDING, connected: 1 },
        mailboxes: [{ kind: "connected", address: "sales@ours.test", disconnectionId: "d1", receipt }],
        reconnectedBy: { names: ["Ben"], alone: 0 },
        heldUp: [],
      }),
    );
    expect(view).toEqual({
      about: { kind: "incident", id: "i1" },
      stage: "over",
      title: "sales@ours.test is connected again",
      text: "Reconnected by Ben after 2 hours and 5 minutes. Spring goes on exactly where it was.",
      facts: [
        { label: "Leads", value: "124 before, 124 after: every lead is accounted for" },
        { label: "Ended during the break", value: "2 replied and 1 opted out" },
        { label: "In doubt", value: "2 sends: 1 found in Sent and 1 for a person to decide" },
        { label: "Sent twice", value: "0" },
        {
          label: "Waiting to be sent",
          value: "118 leads: first Mon 5 Jan, 13:05, clear by Thu 8 Jan, 16:00, at most 4 an hour",
        },
      ],
      steps: [],
      why: null,
      actions: [{ kind: "open", label: "Receipt", url: "https://unpause.test/receipts/d1" }],
    });
  });

  describe("about many mailboxes", () => {
    const waiting = ["a", "b", "c", "d"].map((name) => ({
      kind: "waiting" as const,
      address: `${name}@ours.test`,
      disconnectionId: name,
      lastTryFailed: null,
    }));
    const all = {
      kind: "press",
      label: "All its mailboxes",
      press: "mailboxes",
      page: "https://unpause.test/incidents/i1",
    };

    it("counts them, names the first few and leads to the list", () => {
      const view = alertView(
        subject({
          standing: { ...STANDING, waiting: 10_000 },
          mailboxes: waiting,
          diagnosis: { ...diagnosis, fixer: "admin" },
        }),
      );
      expect(view.title).toEqual("10,000 mailboxes are disconnected: the password is no longer accepted");
      expect(view.facts.slice(0, 2)).toEqual([
        { label: "Mailboxes", value: "a@ours.test, b@ours.test, c@ours.test, d@ours.test and 9,996 more" },
        {
          label: "Who can fix it",
          value: "An admin of your mail system; the mailboxes go on by themselves once that is done",
        },
      ]);
      expect(view.actions.map(({ label }) => label)).toEqual([
        "Check now",
        "Text for your admin",
        "I'm on it",
        "Snooze",
        "More…",
      ]);
    });

    it("counts those that came back, and names those that still wait", () => {
      const view = alertView(
        subject({
          standing: { waiting: 3, reconnecting: 7, connected: 9_990 },
          mailboxes: waiting.slice(0, 3),
        }),
      );
      expect(view.title).toEqual("3 mailboxes are disconnected: the password is no longer accepted");
      expect(view.facts.slice(0, 3)).toEqual([
        { label: "Still waiting", value: "a@ours.test, b@ours.test and c@ours.test" },
        { label: "Being reconnected", value: "7" },
        { label: "Connected again", value: "9,990 of 10,000" },
      ]);
    });

    it("ends with who reconnected them, which came back last, and all receipts", () => {
      const view = alertView(
        subject({
          incident: { ...subject().incident, endedAt: new Date("2026-01-05T12:05:00Z") },
          standing: { ...STANDING, connected: 10_000 },
          mailboxes: waiting.map((part) => ({ ...part, kind: "connected", receipt: null })),
          reconnectedBy: { names: ["Ben", "Ann"], alone: 9_997 },
          heldUp: [],
        }),
      );
      expect(view).toMatchObject({
        stage: "over",
        title: "10,000 mailboxes are connected again",
        text: "Reconnected by Ben and Ann, 9,997 came back by themselves, after 2 hours and 5 minutes. Their leads go on exactly where they were.",
        facts: [
          {
            label: "Came back last",
            value: "a@ours.test, b@ours.test, c@ours.test, d@ours.test and 9,996 more",
          },
        ],
        actions: [{ ...all, label: "All receipts" }],
      });
    });
  });
});

describe("an alert about a support inbox", () => {
  const inboxes = { are: "all", operators: false } as const;
  const states: Partial<AlertSubject>[] = [
    {},
    { standing: { ...STANDING, reconnecting: 1 } },
    { standing: { ...STANDING, connected: 1 } },
  ];

  it.each(states)("speaks of mail and tickets in each of its states, and of no lead", (state) => {
    const view = alertView(subject({ ...state, heldUp: [], inboxes }));
    expect(view.text).toMatch(/mail to support .* becomes tickets/);
    expect(JSON.stringify(view)).not.toMatch(/lead|campaign|opt-out|receipt/i);
  });

  it("names the operator first where the inbox is theirs, and the owner otherwise", () => {
    const fixer = (operators: boolean) =>
      alertView(subject({ inboxes: { are: "all", operators } })).facts.find(
        ({ label }) => label === "Who can fix it",
      )?.value;
    expect(fixer(true)).toBe("Whoever runs this Unpause, in whose settings it is; else Ben (owner) and Cy");
    expect(fixer(false)).toBe("Ben (owner) and Cy");
  });
});
