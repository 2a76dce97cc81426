import { describe, expect, it } from "vitest";
import type { ChatMessage } from "../../src/commands/demo/chat-in-a-box.ts";
import type { Evidence, Outage } from "../../src/commands/demo/evidence.ts";
import { expectedSends } from "../../src/commands/demo/expected-sends.ts";
import { judgePromises } from "../../src/commands/demo/promises.ts";
import type { SandboxLead } from "../../src/sandbox/lead-behaviour.ts";

const lead = (email: string, behaviour: SandboxLead["behaviour"]): SandboxLead => ({
  email,
  behaviour,
  firstName: "Lea",
  lastName: "Lind",
  company: "Leads",
  afterSeconds: 1,
});
const step = { delaySeconds: 0, subject: "Hi", text: "Hi", html: "Hi" };

/** Two campaigns: one through the mailbox that breaks, one through another. */
const world: Evidence["world"] = {
  mailboxes: [],
  leads: [
    lead("a@leads", { kind: "silent" }),
    lead("b@leads", { kind: "silent" }),
    lead("c@leads", { kind: "silent" }),
  ],
  campaigns: [
    { name: "June", mailboxes: ["hello@ours"], steps: [step, step], leadsCsv: '"a@leads"\n"b@leads"' },
    { name: "Spring", mailboxes: ["maya@ours"], steps: [step], leadsCsv: '"c@leads"' },
  ],
};

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const mail = (messageId: string, from: string, to: string, second: number) => ({
  messageId,
  from,
  to: [to],
  at: at(second),
});

const outage: Outage = {
  wanted: { cause: "password_changed", fixer: "You (owner)" },
  noticedAt: at(10),
  mendedAt: at(20),
  mailboxes: [
    {
      address: "hello@ours",
      state: { kind: "disconnected" },
      disconnection: { cause: "password_changed", incidentId: "1" },
    },
    { address: "maya@ours", state: { kind: "connected" }, disconnection: null },
  ],
  campaigns: [
    { name: "June", state: { kind: "paused", by: { kind: "disconnection" } } },
    { name: "Spring", state: { kind: "running" } },
  ],
  reconnects: [
    {
      address: "hello@ours",
      receipt: {
        everyLeadAccountedFor: true,
        sentTwice: 0,
        leads: { before: 2, after: 2 },
        gap: { replies: 1 },
        campaigns: [{ name: "June", resumed: true }],
      },
    },
  ],
};

const alert: ChatMessage = {
  channel: "alerts",
  thread: null,
  ref: "1",
  about: { kind: "incident", id: "1" },
  title: "",
  versions: ["hello@ours is disconnected. You (owner)", "connected again"],
};
const receiptBelow: ChatMessage = { ...alert, thread: "1", ref: "2", versions: ["2 leads before, 2 after"] };

const kept: Evidence = {
  world,
  accepted: [
    mail("1", "hello@ours", "a@leads", 1),
    mail("2", "hello@ours", "b@leads", 2),
    mail("3", "maya@ours", "c@leads", 15),
    mail("4", "hello@ours", "a@leads", 30),
  ],
  messages: [alert, receiptBelow, { ...alert, channel: "U0000DEMO", ref: "3" }],
  outages: [outage],
  replied: { email: "b@leads", at: at(12) },
  campaignsAtEnd: [{ name: "June", state: { kind: "running" } }],
  log: "mailbox.disconnected",
  secrets: ["old-password", "new-password"],
};

const broken = (changes: Partial<Evidence>) =>
  judgePromises({ ...kept, ...changes }).flatMap(({ promise, held }) => (held ? [] : [promise]));
const during = (changes: Partial<Outage>) => broken({ outages: [{ ...outage, ...changes }] });
const [reconnect] = outage.reconnects;
const receipt = (changes: Partial<NonNullable<typeof reconnect>["receipt"]>) =>
  during({
    reconnects: [
      {
        address: "hello@ours",
        receipt: { ...(reconnect as NonNullable<typeof reconnect>).receipt, ...changes },
      },
    ],
  });

describe("the demo's judgement", () => {
  it("is content when everything was kept", () => {
    expect(broken({})).toEqual([]);
  });

  it.each([
    ["No step was sent twice", { accepted: [...kept.accepted, mail("4", "hello@ours", "a@leads", 31)] }],
    ["No step was sent twice", { accepted: [...kept.accepted, mail("5", "hello@ours", "a@leads", 31)] }],
    ["No lead was lost", { accepted: kept.accepted.slice(0, 3) }],
    [
      "Who answered while the mailbox was away got nothing more",
      { accepted: [...kept.accepted, mail("5", "hello@ours", "b@leads", 31)] },
    ],
    ["The receipt is in the thread of its alert", { messages: [alert] }],
    ["The receipt is in the thread of its alert", { messages: [alert, receiptBelow, receiptBelow] }],
    ["No password is in the log or in a chat message", { log: "signed in with new-password" }],
    [
      "One message for each incident, edited in place to its end",
      { messages: [...kept.messages, { ...alert, ref: "4" }] },
    ],
    [
      "Nothing went out through a disconnected mailbox",
      { accepted: kept.accepted.map((each) => (each.messageId === "4" ? { ...each, at: at(15) } : each)) },
    ],
    [
      "Exactly what was paused went on",
      { campaignsAtEnd: [{ name: "June", state: { kind: "paused", by: { kind: "disconnection" } } }] },
    ],
  ])("sees that this was not kept: %s", (promise, changes) => {
    expect(broken(changes)).toEqual([promise]);
  });

  it("sees a wrong cause, a campaign that paused for nothing, a message without its end, the wrong fixer", () => {
    const cause = [
      { ...outage.mailboxes[0], disconnection: { cause: "network", incidentId: "1" } },
    ] as Outage["mailboxes"];
    expect({
      cause: during({ mailboxes: cause }),
      paused: during({
        campaigns: [
          outage.campaigns[0] as (typeof outage.campaigns)[0],
          { name: "Spring", state: { kind: "paused" } },
        ],
      }).includes("Only what depended on hello@ours was paused"),
      message: broken({ messages: [{ ...alert, versions: alert.versions.slice(0, 1) }, receiptBelow] }),
      fixer: during({ wanted: { ...outage.wanted, fixer: "Somebody" } }),
    }).toEqual({
      cause: ["The true cause was named: password_changed"],
      paused: true,
      message: ["One message for each incident, edited in place to its end"],
      fixer: ["Each alert names who can fix it"],
    });
  });

  it("sees a receipt that does not add up, a gap that was not read, a campaign that was not resumed", () => {
    expect({
      leads: receipt({ everyLeadAccountedFor: false }),
      twice: receipt({ sentTwice: 1 }),
      gap: receipt({ gap: { replies: 0 } }),
      resumed: receipt({ campaigns: [{ name: "June", resumed: false }] }),
    }).toEqual({
      leads: ["The receipt accounts for every lead"],
      twice: ["The receipt accounts for every lead"],
      gap: ["Who answered while the mailbox was away got nothing more"],
      resumed: ["Exactly what was paused went on"],
    });
  });

  it("expects of each lead what it does: all steps, or fewer where an answer ends them", () => {
    const behaviours: SandboxLead["behaviour"][] = [
      { kind: "silent" },
      { kind: "replies", toMail: 2, mood: "question", folder: "INBOX" },
      { kind: "unknown-address" },
      { kind: "bounces", permanence: "hard" },
      { kind: "bounces", permanence: "soft" },
      { kind: "opts-out" },
      { kind: "out-of-office" },
    ];
    const leads = behaviours.map((behaviour, index) => lead(`${index}@leads`, behaviour));
    const leadsCsv = leads.map(({ email }) => `"${email}"`).join("\n");
    const campaigns = [{ name: "June", mailboxes: [], steps: [step, step, step], leadsCsv }];
    expect(expectedSends({ mailboxes: [], leads, campaigns }).map(({ from, to }) => [from, to])).toEqual([
      [3, 3],
      [2, 3],
      [0, 0],
      [1, 3],
      [3, 3],
      [1, 3],
      [1, 3],
    ]);
  });
});
