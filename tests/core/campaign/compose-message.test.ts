import { describe, expect, it } from "vitest";
import { composeMessage } from "../../../src/core/campaign/compose-message.ts";
import { messageFields } from "../../../src/core/lead/message-fields.ts";
import { liquidTemplates } from "../../../src/io/template/liquid.ts";

const steps = [
  {
    position: 1,
    delaySeconds: 0,
    subject: "Hello {{ first_name }}",
    text: "Hi {{ first_name }}",
    html: null,
  },
  { position: 2, delaySeconds: 60, subject: null, text: "Still there?", html: "<p>{{ first_name }}</p>" },
  {
    position: 3,
    delaySeconds: 60,
    subject: "Last one",
    text: "Bye {% for i in (1..9999999) %}{% endfor %}",
    html: null,
  },
];
const compose = (position: number, fields: Record<string, string>, acceptedIds: string[] = []) =>
  composeMessage(liquidTemplates(), steps, position, fields, acceptedIds);

describe("a message to a lead", () => {
  it("is the step's, in the lead's words", () => {
    expect(compose(1, { first_name: "Ann" })).toEqual({
      kind: "message",
      message: { subject: "Hello Ann", text: "Hi Ann", html: null, inReplyTo: null, references: [] },
    });
  });

  it("answers the first message when it is a follow-up", () => {
    expect(compose(2, { first_name: "A&B" }, ["1@x.test"])).toEqual({
      kind: "message",
      message: {
        subject: "Re: Hello A&B",
        text: "Still there?",
        html: "<p>A&amp;B</p>",
        inReplyTo: "1@x.test",
        references: ["1@x.test"],
      },
    });
  });

  it("has one line for a subject, whatever stands in the column", () => {
    const made = compose(1, { first_name: " Ann\r\nBcc: all@x.test " });
    expect(made.kind === "message" && made.message.subject).toBe("Hello Ann Bcc: all@x.test");
  });

  it("is not made, with a reason, when a part of it takes too much work", () => {
    expect(compose(3, {})).toEqual({
      kind: "failed",
      why: "The text of step 3 could not be made: It is too long or takes too much work to make.",
    });
  });

  it("is not made for a step that the campaign does not have", () => {
    expect(compose(4, {})).toEqual({ kind: "failed", why: "This campaign has no step 4." });
  });

  it("can name the sender, the lead's address and the way out, over columns of the same name", () => {
    expect(
      messageFields(
        { email: "ann@x.test", fields: { first_name: "Ann", sender_name: "nobody" } },
        { senderName: "Sam", address: "sam@ours.test" },
        "https://ours.test/u/1",
      ),
    ).toEqual({
      first_name: "Ann",
      email: "ann@x.test",
      sender_name: "Sam",
      sender_address: "sam@ours.test",
      unsubscribe_url: "https://ours.test/u/1",
    });
  });
});
