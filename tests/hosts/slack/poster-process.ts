import { slackChat } from "../../../src/bots/slack/post/chat.ts";
import { webClient } from "../../../src/bots/slack/workspaces/web-client.ts";
import { openDatabase } from "../../../src/io/db/open-database.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { A_MESSAGE } from "../a-message.ts";

export type PosterPlan = {
  databaseUrl: string;
  slack: { apiUrl: string; botToken: string };
  channel: string;
  messages: number;
};

// One of several processes that post in the same channel as fast as they may.
const plan = JSON.parse(process.env.PLAN ?? "") as PosterPlan;
const opened = await openDatabase({ kind: "server", url: plan.databaseUrl });
if (opened.kind === "refused") throw new Error(opened.why);
const ctx = { store: openStore(opened.database.prisma), clock: { now: () => new Date() } };
const chat = slackChat(ctx, webClient(plan.slack));
await Promise.all(
  Array.from({ length: plan.messages }, async () => {
    for (;;) {
      const answer = await chat.post(plan.channel, A_MESSAGE, { ref: null, mark: null });
      if (answer.kind !== "later" || answer.until === null) return;
      const { until } = answer;
      await new Promise((resolve) => setTimeout(resolve, until.getTime() - Date.now()));
    }
  }),
);
process.disconnect?.();
await opened.database[Symbol.asyncDispose]();
