import type { MessageView } from "../../src/core/chat/message-view.ts";

/** The shortest thing that can be said. */
export const A_MESSAGE: MessageView = {
  about: null,
  stage: "open",
  title: "Hello",
  text: "",
  facts: [],
  steps: [],
  why: null,
  actions: [],
};
