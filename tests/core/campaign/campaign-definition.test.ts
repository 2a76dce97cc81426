import { describe, expect, it } from "vitest";
import {
  parseCampaignDefinition,
  readCampaignDefinition,
} from "../../../src/core/campaign/campaign-definition.ts";

const written = {
  name: "Spring",
  timeZone: "Europe/Berlin",
  mailboxes: ["Sales@ours.test"],
  steps: [{ subject: "Hello {{ first_name }}", text: "Hi" }],
};
const problems = (over: Record<string, unknown>) => {
  const result = parseCampaignDefinition({ ...written, ...over });
  return result.kind === "unclear" ? result.problems : result;
};
const step = (over: Record<string, unknown>) => ({
  steps: [
    { subject: "Hi", text: "Hi" },
    { text: "Bye", ...over },
  ],
});

describe("a written campaign", () => {
  it("needs little: a name, a time zone, a mailbox and a first message", () => {
    expect(readCampaignDefinition(JSON.stringify(written))).toEqual({
      kind: "definition",
      definition: {
        name: "Spring",
        schedule: { timeZone: "Europe/Berlin", days: [1, 2, 3, 4, 5], startMinute: 540, endMinute: 1020 },
        mailboxes: ["sales@ours.test"],
        sharesLeads: false,
        steps: [{ position: 1, delaySeconds: 0, subject: "Hello {{ first_name }}", text: "Hi", html: null }],
      },
    });
  });

  it("may say everything", () => {
    expect(
      parseCampaignDefinition({
        name: " Autumn ",
        timeZone: "UTC",
        window: { days: ["sat", "sun"], from: "10:00", to: "24:00" },
        mailboxes: ["a@ours.test", "b@ours.test", "A@ours.test"],
        sharesLeads: true,
        steps: [
          { after: "30 seconds", subject: "Hi", text: ["Hi,", "", "bye"], html: "<p>Hi</p>" },
          { after: "1 day", text: "Still there?" },
          { after: "2 weeks", subject: "Other", text: "x" },
        ],
      }),
    ).toEqual({
      kind: "definition",
      definition: {
        name: "Autumn",
        schedule: { timeZone: "UTC", days: [6, 7], startMinute: 600, endMinute: 1440 },
        mailboxes: ["a@ours.test", "b@ours.test"],
        sharesLeads: true,
        steps: [
          { position: 1, delaySeconds: 30, subject: "Hi", text: "Hi,\n\nbye", html: "<p>Hi</p>" },
          { position: 2, delaySeconds: 86_400, subject: null, text: "Still there?", html: null },
          { position: 3, delaySeconds: 1_209_600, subject: "Other", text: "x", html: null },
        ],
      },
    });
  });

  it.each([
    ["no name", { name: undefined }, ["Name: Give the campaign a name."]],
    ["an empty name", { name: "  " }, ["Name: Give the campaign a name."]],
    ["no mailbox", { mailboxes: [] }, ["Mailboxes: List at least one mailbox."]],
    [
      "no time zone",
      { timeZone: undefined },
      ["TimeZone: Name the time zone of its sending window, such as Europe/Berlin."],
    ],
    [
      "a time zone that does not exist",
      { timeZone: "Europe/Atlantis" },
      [
        "There is no time zone called “Europe/Atlantis”. Use a name such as Europe/Berlin or America/New_York.",
      ],
    ],
    ["no steps", { steps: [] }, ["Steps: Write at least one step."]],
    [
      "a first message without subject",
      { steps: [{ text: "Hi" }] },
      ["Step 1, subject: The first message needs one."],
    ],
    ["an empty text", step({ text: " \n" }), ["Step 2, text: There is nothing in it."]],
    ["a text that is no text", step({ text: 7 }), ["Step 2, text: Write the text, or a list of its lines."]],
    [
      "a delay that is no length of time",
      step({ after: "next week" }),
      [
        "Step 2, after: “next week” is not a length of time. Write it like “3 days”, “2 hours” or “45 minutes”.",
      ],
    ],
    ["a delay of many years", step({ after: "999999 weeks" }), ["Step 2, after: Wait a year at most."]],
    [
      "a delay without a unit",
      step({ after: 3 }),
      ["Step 2, after: Write how long after the step before, such as “3 days” or “2 hours”."],
    ],
    ["a word we do not know", step({ delay: "3 days" }), ['Step 2: Unrecognized key: "delay"']],
    [
      "several things at once",
      { name: "", mailboxes: [] },
      ["Name: Give the campaign a name.", "Mailboxes: List at least one mailbox."],
    ],
  ])("says what is wrong, and where, with %s", (_what, over, words) => {
    expect(problems(over)).toEqual(words);
  });

  it.each([
    ["{", /^This is not JSON: .+\.$/],
    ["[]", /^Invalid input: expected object/],
    ["null", /^Invalid input: expected object/],
  ])("is refused in words when the file holds %s", (json, words) => {
    const read = readCampaignDefinition(json);
    expect(read.kind === "unclear" && read.problems[0]).toMatch(words);
  });
});
