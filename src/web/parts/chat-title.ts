const TITLES: Readonly<Record<string, string>> = { slack: "Slack" };

/** How people call a chat. */
export const chatTitle = (platform: unknown): string =>
  (typeof platform === "string" && TITLES[platform]) || "the chat";
