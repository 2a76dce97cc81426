import type { CommitContext } from "../../core/commit.ts";
import type { Context } from "../../core/context.ts";
import { isId } from "../../core/is-id.ts";
import { confirmNumber } from "../../core/vouched/confirm-number.ts";
import type { VouchedSession } from "../../core/vouched/vouched-store.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { BotKind } from "../bot-kinds.ts";
import { type Reply, reply } from "../reply.ts";
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
  switch (result.kind) {
    case "confirmed":
      return reply("That is the number. Go back to the page: you can reconnect the mailbox there now.", {
        actions: [
          { kind: "open", label: "Back to the page", url: `${ctx.publicUrl}/reconnect/here/${session.id}` },
        ],
      });
    case "not-opened":
      return reply(
        "No page shows a number yet. Press Continue on the page first. Did you not open it? Then press Reconnect again.",
        { numbers: { sessionId: session.id, choices: session.choices } },
      );
    case "other-number":
      return reply(
        "The page does not show that number, so it stays closed. Nothing was changed. Did another person open your link? Press Reconnect again for a new one.",
      );
    case "not-entitled":
      return reply(
        "You can no longer reconnect this mailbox, so the page stays closed. Nothing was changed.",
      );
    case "over":
      return reply("That page has ended. Nothing was changed. Press Reconnect again for a new link.");
  }
}
