import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import { loadAlert } from "./load-alert.ts";
import type { Shown } from "./show-alert.ts";

/** Passes on the wish of somebody who cannot fix it to who can, where only they read it. */
export async function askFixer(
  ctx: Pick<Context, "store" | "clock" | "publicUrl">,
  chat: ChatPort | null,
  { incidentId, askerId, channel }: { incidentId: string; askerId: string; channel: string },
): Promise<Shown> {
  const [alert, asker] = await Promise.all([loadAlert(ctx, incidentId), ctx.store.members.get(askerId)]);
  // Over meanwhile: there is nothing to ask for.
  if (chat === null || alert === null || alert.tone === "good") return { kind: "shown" };
  const title = `${asker?.name ?? "Somebody"} asks you to have a look: ${alert.title}`;
  const answer = await chat.post(channel, { ...alert, title }, { ref: null, mark: null });
  switch (answer.kind) {
    case "posted":
      return { kind: "shown" };
    case "gone":
      return { kind: "dead", why: "The chat refuses a new message as if it were an old one." };
    case "later":
    case "dead":
      return answer;
  }
}
