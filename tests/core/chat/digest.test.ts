import { expect, it } from "vitest";
import type { MessageView } from "../../../src/core/chat/message-view.ts";
import { digestOf } from "../../../src/core/chat/show-kept.ts";

const VIEW: MessageView = {
  about: { kind: "incident", id: "7f1f4d4e-5b0a-4a51-9d4c-2f3f5a1b6c7d" },
  stage: "open",
  title: "sales@ours.test is disconnected",
  text: "Its password was changed.",
  facts: [{ label: "Owner", value: "Ann" }],
  steps: ["Press Reconnect."],
  why: { summary: "Why?", quote: "535 no" },
  actions: [{ kind: "press", label: "Reconnect", press: "reconnect", page: null }],
  updated: { at: "10:00", url: "https://unpause.test" },
};

it("keeps the digests of messages that an earlier version posted, so that none is edited without a change", () => {
  // Computed by the version whose views had `incidentId` and `tone`.
  expect(digestOf(VIEW)).toEqual("7662b50be4cc6df8f8b9cbdbfe3f4cd22568aeec6bde12e6bd76b6fe92cfb2f9");
});

it("changes with the stage, and not with the time at which it was brought up to date", () => {
  expect(digestOf({ ...VIEW, stage: "over" })).not.toEqual(digestOf(VIEW));
  expect(digestOf({ ...VIEW, updated: { at: "11:00", url: "https://unpause.test" } })).toEqual(
    digestOf(VIEW),
  );
});
