import type { Context } from "../context.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import type { ChatPort } from "./chat-port.ts";
import { loadAlert } from "./load-alert.ts";
import type { Shown } from "./show-alert.ts";

/** Makes one message say what is true now. Where it is gone and was the incident's alert, that is posted anew. */
export async function repaint(
  ctx: Context,
  chat: ChatPort | null,
  workspaceId: string,
  { incidentId, channel, ref }: { incidentId: string; channel: string; ref: string },
): Promise<Shown> {
  const view = await loadAlert(ctx, incidentId);
  if (chat === null || view === null) return { kind: "shown" };
  const answer = await chat.post(channel, view, { ref, mark: null });
  switch (answer.kind) {
    case "posted":
      return { kind: "shown" };
    case "gone": {
      const outboxId = await ctx.store.transaction(async (tx) =>
        (await tx.alerts.forgetPlace(incidentId, chat.platform, ref))
          ? askForAlert(tx, workspaceId, incidentId, ctx.clock.now())
          : null,
      );
      if (outboxId !== null) await ctx.wake("deliver", outboxId);
      return { kind: "shown" };
    }
    case "later":
    case "dead":
      return answer;
  }
}
