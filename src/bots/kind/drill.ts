import { commit } from "../../core/commit.ts";
import { drillLink } from "../../core/drill/drill-link.ts";
import type { Drill } from "../../core/drill/drill-store.ts";
import { TAKE_DRILL_WORDS } from "../../core/drill/drill-words.ts";
import { takeDrill } from "../../core/drill/go-through-drill.ts";
import { askForDrill } from "../../core/drill/start-drill.ts";
import { isId } from "../../core/is-id.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayList } from "../../core/words/say.ts";
import type { BotContext, BotKind, PressHandler } from "../bot-kinds.ts";
import { isGuestsOwn } from "../guests.ts";
import { type Reply, type ReplyAction, reply } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";

/** The presses of a rehearsal, for members who could do them in a real incident. */
export const drillKind: BotKind<Drill> = {
  async find({ store }, id) {
    const drill = isId(id) ? await store.drills.get(id) : null;
    return drill && { workspaceId: drill.workspaceId, subject: drill };
  },
  isGuestsOwn: (ctx, member, { mailboxId }) => isGuestsOwn(ctx, member, mailboxId),
  presses: {
    "drill-take": inDrill(async (ctx, { drill, memberId, actions }) => {
      const taken = await takeDrill(ctx, drill, memberId);
      return { ...replyOf(outcomeOf(TAKE_DRILL_WORDS, taken, null)), actions };
    }),
    "drill-reconnect": inDrill(async (_ctx, { actions }) =>
      reply(
        "A rehearsal: this leads to a page like the real one. Enter the word that it shows, never your own password.",
        { actions },
      ),
    ),
  },
  dialogs: {},
  async keepTrue(ctx, { id, workspaceId, endedAt }, { known }) {
    if (known && endedAt === null) return;
    await commit(ctx, null, (tx) => askForDrill(tx, workspaceId, id, ctx.clock.now()));
  },
};

type InDrill = { drill: Drill; memberId: string; actions: ReplyAction[] };

/** A press in a rehearsal that is under way, for members who may reconnect its mailbox. `actions`: lead on to its page. */
function inDrill(run: (ctx: BotContext, at: InDrill) => Promise<Reply>): PressHandler<Drill> {
  return {
    forGuests: true,
    async press(ctx, { member, subject: drill }) {
      const entitled = await ctx.store.fixers.entitled(drill.mailboxId);
      if (!entitled.some(({ id }) => id === member.id)) {
        return reply(
          `This is a rehearsal for those who could reconnect the mailbox: ${sayList(entitled.map(({ name }) => name))}.`,
        );
      }
      if (drill.endedAt !== null) return replyOf(outcomeOf(TAKE_DRILL_WORDS, { kind: "over" }, null));
      const url = drillLink(ctx, drill, member.id);
      const actions: ReplyAction[] = [{ kind: "open", label: "Reconnect the stand-in", url }];
      return run(ctx, { drill, memberId: member.id, actions });
    },
  };
}
