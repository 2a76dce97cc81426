import type { CommitContext } from "../core/commit.ts";
import type { Context } from "../core/context.ts";
import { drillLink } from "../core/drill/drill-link.ts";
import type { Drill } from "../core/drill/drill-store.ts";
import { takeDrill } from "../core/drill/go-through-drill.ts";
import { sayList } from "../core/words/say.ts";
import type { Member } from "../core/workspace/member.ts";
import type { Press } from "./presses.ts";
import { type Reply, reply } from "./reply.ts";

export type DrillPress = Extract<Press, "drill-take" | "drill-reconnect">;

/** Does what was pressed in a rehearsal's message, for who could do it if it were real. */
export async function answerDrillPress(
  ctx: CommitContext & Pick<Context, "publicUrl">,
  member: Member,
  press: DrillPress,
  drill: Drill,
): Promise<Reply> {
  const entitled = await ctx.store.fixers.entitled(drill.mailboxId);
  if (!entitled.some(({ id }) => id === member.id)) {
    return reply(
      `This is a rehearsal, for who could reconnect the mailbox: ${sayList(entitled.map(({ name }) => name))}.`,
    );
  }
  if (drill.endedAt !== null)
    return reply("This rehearsal is over. Its report is in the thread of its message.");
  const page = {
    kind: "open",
    label: "Reconnect the stand-in",
    url: drillLink(ctx, drill, member.id),
  } as const;
  if (press === "drill-reconnect") {
    return reply(
      "A rehearsal: this leads to a page like the real one. Enter the word that it shows, never your own password.",
      {
        actions: [page],
      },
    );
  }
  return (await takeDrill(ctx, drill, member.id))
    ? reply("You are on it, and the others see that. It is a rehearsal.", { actions: [page] })
    : reply("Somebody is on it already. It is a rehearsal.", { actions: [page] });
}
