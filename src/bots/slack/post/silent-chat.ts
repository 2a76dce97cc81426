import type { ChatPort, PostAnswer } from "../../../core/chat/chat-port.ts";

/** Slack where nothing can be said at the moment, and why that is. */
export const silentChat = (answer: Exclude<PostAnswer, { kind: "posted" }>): ChatPort => ({
  platform: "slack",
  post: async () => answer,
  find: async () => (answer.kind === "later" || answer.kind === "dead" ? answer : { kind: "unsearchable" }),
  person: async () => null,
});
