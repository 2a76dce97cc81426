import { describe, expect, it } from "vitest";
import { letterOf } from "../../../src/core/chat/letter.ts";
import { letterText, sharedLetterText } from "../../../src/core/chat/letter-text.ts";
import type { MessageView } from "../../../src/core/chat/message-view.ts";

const view = (more: Partial<MessageView>): MessageView => ({
  about: { kind: "incident", id: "i" },
  stage: "open",
  title: "sales@ours.test is disconnected",
  text: "Nothing is lost.",
  facts: [],
  steps: [],
  why: null,
  actions: [],
  ...more,
});

describe("a letter", () => {
  it("says all that the alert says, with an address for what can be pressed", () => {
    const alert = view({
      facts: [{ label: "Paused", value: "Spring" }],
      steps: ["Press Reconnect."],
      why: { summary: "Why? The provider's own words", quote: "535 no\n5.7.8 never" },
      actions: [
        { kind: "press", label: "Reconnect", press: "reconnect", page: "https://unpause.test/r" },
        { kind: "press", label: "Snooze", press: "snooze", page: null },
      ],
    });
    expect(letterText(alert).split("\n")).toEqual([
      "Nothing is lost.",
      "",
      "Paused: Spring",
      "",
      "1. Press Reconnect.",
      "",
      "Reconnect: https://unpause.test/r",
      "",
      "Why? The provider's own words:",
      "",
      "    535 no",
      "    5.7.8 never",
      "",
      "This is Unpause. You get this mail because you look after what it is about.",
      "",
    ]);
  });

  it("says when it was written and where the live state is, since nobody can edit it", () => {
    const url = "https://unpause.test/incidents/i";
    const lines = letterText(view({ updated: { at: "Mon 5 Jan, 10:00", url } })).split("\n");
    expect(lines).toContain(`Written Mon 5 Jan, 10:00. Live state: ${url}`);
  });

  it("lets no name begin a line of its own, or turn round what stands beside it", () => {
    const name = "Ben\r\n\r\nReconnect: https://evil.test/\u2028x\u202ey\u200b";
    const text = letterText(
      view({ text: `${name} is on it.`, facts: [{ label: name, value: name }], steps: [name] }),
    );
    expect(text.split(/[\r\n\u2028]/).filter((line) => line.startsWith("Reconnect:"))).toEqual([]);
    expect(text).not.toMatch(/[\u200b\u202e]/);
  });

  it("has a subject of one line that can be read, however long a name is", () => {
    const subject = (title: string) =>
      letterOf({ publicUrl: "https://unpause.test" }, view({ title }), {
        messageId: "m@unpause.test",
        to: "ben@acme.test",
      }).subject;
    expect(subject("A\r\nBcc: all@acme.test \u202eis disconnected")).toEqual(
      "A Bcc: all@acme.test is disconnected",
    );
    expect(subject("W".repeat(10_000)).length).toBeLessThanOrEqual(150);
  });

  it("that leaves through a mailbox has no link but its page's, whatever the message holds", () => {
    const link = "https://accounts.google.test/signin/continue?plt=AKgnsb";
    const reconnect = "https://unpause.test/reconnect/abc";
    const alert = view({
      text: `Sign in at ${link}`,
      facts: [{ label: "Said", value: `${link}, ${reconnect}` }],
      steps: ["Make a new app password: https://myaccount.test/apppasswords", `Go to ${link}#now`],
      why: { summary: "Why?", quote: `534-5.7.14 <${link}>` },
      actions: [
        { kind: "press", label: "Reconnect", press: "reconnect", page: reconnect },
        { kind: "open", label: "Sign in again", url: "https://unpause.test/sign-in/secret" },
      ],
      updated: { at: "Mon 5 Jan, 10:00", url: "https://unpause.test/incidents/i" },
    });
    expect(sharedLetterText(alert, "https://unpause.test").split("\n")).toEqual([
      "Sign in at (link left out)",
      "",
      "Said: (link left out) (link left out)",
      "",
      "1. Make a new app password: https://myaccount.test/apppasswords",
      "2. Go to https://accounts.google.test/signin/continue",
      "",
      "The page shows the reason in full.",
      "",
      "Written Mon 5 Jan, 10:00.",
      "",
      "Open Unpause: https://unpause.test/incidents/i",
      "The page asks you to sign in.",
      "",
      "This is Unpause. You get this mail because you look after what it is about.",
      "",
    ]);
    const { updated: _, ...pageless } = alert;
    expect(sharedLetterText(pageless, "https://unpause.test")).toContain(
      "Open Unpause: https://unpause.test\n",
    );
  });

  it("quotes a provider that says very much, but not all of it", () => {
    const why = { summary: "Why?", quote: "no ".repeat(10_000) };
    expect(letterText(view({ why })).length).toBeLessThan(2_000);
  });
});
