import type { CommitContext } from "../../core/commit.ts";
import type { Context } from "../../core/context.ts";
import { isId } from "../../core/is-id.ts";
import { confirmNumber } from "../../core/vouched/confirm-number.ts";
import { CONFIRM_NUMBER_WORDS } from "../../core/vouched/confirm-number-words.ts";
import type { VouchedSession } from "../../core/vouched/vouched-store.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { BotKind } from "../bot-kinds.ts";
import { type Reply, reply } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";
import { unknownSubject } from "../strangers.ts";

/** A page that waits for the number that it shows to be pressed in the chat. Only its own member can confirm it. */
export const vouchedSessionKind: BotKind<VouchedSession> = {
  async find({ store }, id) {
    const session = isId(id) ? await store.vouched.get(id) : null;
    return session && { workspaceId: session.workspaceId, subject: session };
  },
  isGuestsOwn: async () => true,
  presses: {
    number: {
      forGuests: true,
      press: async (ctx, { member, subject }, { value }) =>
        /^\d{1,4}$/.test(value) ? pressNumber(ctx, member, subject, Number(value)) : unknownSubject(),
    },
  },
  dialogs: {},
  keepTrue: async () => {},
};

/** Takes the number that a member pressed in the window that gave them their link. */
async function pressNumber(
  ctx: CommitContext & Pick<Context, "publicUrl">,
  member: Member,
  session: VouchedSession,
  number: number,
): Promise<Reply> {
  const result = await confirmNumber(ctx, { sessionId: session.id, memberId: member.id, number });
  const said = outcomeOf(CONFIRM_NUMBER_WORDS, result, null);
  switch (result.kind) {
    case "confirmed": {
      const url = `${ctx.publicUrl}/reconnect/here/${session.id}`;
      return reply(said.sentence, { actions: [{ kind: "open", label: "Back to the page", url }] });
    }
    case "not-opened":
      return reply(said.sentence, { numbers: { sessionId: session.id, choices: session.choices } });
    default:
      return replyOf(said);
  }
}
