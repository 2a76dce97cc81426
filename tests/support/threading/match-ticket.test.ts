import { describe, expect, it } from "vitest";
import {
  matchTicket,
  type ThreadMail,
  type ThreadTicket,
} from "../../../src/support/threading/match-ticket.ts";
import { countlessKey, isForward, numberIn, subjectKey } from "../../../src/support/threading/subject-key.ts";

const NOON = new Date("2026-11-24T12:00:00Z");
const daysAgo = (days: number) => new Date(NOON.getTime() - days * 24 * 60 * 60_000);

const ticket = (number: number, changes: Partial<ThreadTicket> = {}): ThreadTicket => ({
  id: `ticket ${number}`,
  number,
  state: "open",
  customer: { email: "lea@customers.test" },
  solvedAt: null,
  people: new Map([
    ["kim@customers.test", { role: "copied" }],
    ["eve@elsewhere.test", { role: "asks-in" }],
  ]),
  ...changes,
});
const mail = (changes: Partial<ThreadMail> = {}): ThreadMail => ({
  sender: { address: "lea@customers.test", verified: false },
  isAgent: false,
  messageId: "new@customers.test",
  inReplyTo: "known",
  references: [],
  number: null,
  automatic: false,
  at: NOON,
  ...changes,
});
const from = (address: string, verified = false) => ({ sender: { address, verified } });

function match(changes: Partial<ThreadMail>, known: ThreadTicket = ticket(7)) {
  const found = matchTicket(mail(changes), {
    byId: (id) => (id === "known" ? [known] : []),
    byNumber: (number) => (number === known.number ? known : null),
  });
  if (found.kind === "new") return "new";
  return found.kind === "joins" ? "joins" : found.asksIn ? "asks in" : "may belong";
}

describe("matchTicket", () => {
  it.each<[string, Partial<ThreadMail>, string]>([
    ["In-Reply-To, from the customer's address", {}, "joins"],
    ["another spelling of the customer's address", from("lea+work@customers.test"), "joins"],
    ["References alone", { inReplyTo: null, references: ["known", "other"] }, "joins"],
    ["its own Message-ID, which an answer named before", { inReplyTo: null, messageId: "known" }, "joins"],
    ["an id, from somebody in Cc", from("kim@customers.test"), "joins"],
    ["an id, from a stranger", from("max@elsewhere.test", true), "asks in"],
    ["an id, from a stranger who asked before", from("eve@elsewhere.test", true), "asks in"],
    ["an id, from nobody", { sender: null }, "may belong"],
    ["an id, from a program of a stranger", { ...from("max@elsewhere.test"), automatic: true }, "may belong"],
    ["an id, from a proven agent", { ...from("ann@ours.test", true), isAgent: true }, "joins"],
    ["an id, from an agent's unproven address", { ...from("ann@ours.test"), isAgent: true }, "asks in"],
    [
      "the number, from the proven customer",
      { inReplyTo: null, number: 7, ...from("lea@customers.test", true) },
      "joins",
    ],
    ["the number, from the unproven customer", { inReplyTo: null, number: 7 }, "may belong"],
    [
      "the number, from a proven stranger",
      { inReplyTo: null, number: 7, ...from("max@elsewhere.test", true) },
      "asks in",
    ],
    ["a number that nobody has", { inReplyTo: null, number: 8 }, "new"],
    ["no sign at all", { inReplyTo: null }, "new"],
  ])("by %s", (_, changes, expected) => {
    expect(match(changes)).toBe(expected);
  });

  it("joins a ticket that was solved up to 30 days before", () => {
    const solved = (days: number) => ticket(7, { state: "solved", solvedAt: daysAgo(days) });
    expect([30, 31].map((days) => match({}, solved(days)))).toEqual(["joins", "may belong"]);
    expect(match({ automatic: true }, solved(31))).toBe("joins");
  });
});

describe("the subject", () => {
  it.each([
    ["Re: AW: Fwd: [#12] Paused", "paused"],
    ["RE[2]: Paused  again", "paused again"],
    ["回复:WG: Paused [#12]", "paused"],
    ["Regarding: paused", "regarding: paused"],
    ["", ""],
  ])("of %j is compared as %j", (subject, key) => {
    expect(subjectKey(subject)).toBe(key);
  });

  it.each([
    "Fwd: x",
    "FW: x",
    "WG: x",
    "TR: x",
    "RV: x",
    "I: x",
    "VS: x",
    "VB: x",
    "Doorst: x",
    "转发:x",
    "ENC: x",
  ])("%j marks a forward", (subject) => expect(isForward(subject)).toBe(true));

  it("names a ticket's number, and no other number", () => {
    expect(["Re: [#12] x", "order #12", "[12]", "[#1234567890]"].map(numberIn)).toEqual([
      12,
      null,
      null,
      null,
    ]);
    expect(countlessKey("disk at 93 %")).toBe(countlessKey("disk at 4 %"));
  });

  it("is compared in linear time", () => {
    const began = performance.now();
    for (const part of ["Re: ", "re:re:", " ", "[#1]", "re[1"]) subjectKey(part.repeat(300_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
