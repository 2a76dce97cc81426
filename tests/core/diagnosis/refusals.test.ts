import { describe, expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { isDeadAddress } from "../../../src/core/diagnosis/is-dead-address.ts";
import { judge } from "../../../src/core/diagnosis/judge.ts";
import { type Refusal, refusals } from "./refusals.ts";
import { smtp } from "./shapes.ts";

const at = new Date("2026-11-24T09:00:00Z");
const history = { failures: [], lastSuccessAt: at, everWorked: true };
const found = ([command, reply]: Refusal) => diagnose(smtp("generic", "password", command, reply));

describe("A refusal in the SMTP dialogue", () => {
  it.each(refusals.map((refusal) => ({ refusal, says: refusal[1].slice(0, 80), about: refusal[2] })))(
    "is about the $about: $says",
    ({ refusal }) => {
      const [, , about, cause] = refusal;
      expect({ about: found(refusal).about, cause: found(refusal).cause }).toEqual({ about, cause });
    },
  );

  it("ends a lead only where it is about the recipient", () => {
    const ends = refusals.filter((refusal) => judge(found(refusal), history, at).kind === "stop-enrolment");
    expect(ends.filter(([, , about]) => about !== "recipient")).toEqual([]);
  });

  it("leaves the mailbox alone where it is about the text or the sender", () => {
    const kept = refusals.filter(([, , about]) => about === "message" || about === "sender");
    expect(new Set(kept.map((refusal) => judge(found(refusal), history, at).kind))).toEqual(
      new Set(["keep-step"]),
    );
  });

  it("holds or disconnects at the first where it is about the mailbox or us", () => {
    const ours = refusals.filter(([, , about]) => about === "mailbox" || about === "us");
    const kinds = ours.map((refusal) => judge(found(refusal), history, at).kind);
    expect(kinds.filter((kind) => kind !== "hold" && kind !== "disconnect")).toEqual([]);
  });

  it.each([
    ["550 5.1.1 User unknown", true],
    ["550 5.2.1 This mailbox has been blocked due to inactivity", true],
    ["450 4.1.1 User unknown", false],
    ["552 5.2.2 Mailbox full", false],
    ["451 4.7.1 Greylisted, try again later", false],
    ["550 5.7.124 Sender not in allowed-senders list", false],
    ["554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org", false],
  ])("speaks of a dead address, or does not: %s", (reply, dead) => {
    expect(isDeadAddress(diagnose(smtp("generic", "password", "RCPT TO", reply)))).toBe(dead);
  });

  it("takes the same words for theirs at RCPT TO and for ours at MAIL FROM", () => {
    const about = (["MAIL FROM", "RCPT TO"] as const).map(
      (command) => diagnose(smtp("generic", "password", command, "550 5.2.1 Account disabled")).about,
    );
    expect(about).toEqual(["mailbox", "recipient"]);
  });
});
