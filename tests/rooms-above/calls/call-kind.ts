import type { BotContext, BotKind } from "../../../src/bots/bot-kinds.ts";
import type { Dialog } from "../../../src/bots/dialog.ts";
import { reply } from "../../../src/bots/reply.ts";
import { type CommitContext, commit } from "../../../src/core/commit.ts";
import type { Context } from "../../../src/core/context.ts";
import { isId } from "../../../src/core/is-id.ts";
import { showCall } from "./ask-for-call.ts";
import type { Call, WithCalls } from "./call-store.ts";

type CallContext = BotContext & CommitContext<WithCalls>;

/** The presses of a call in a chat. */
export const callKind: BotKind<Call> = {
  async find({ store }: Context<WithCalls>, id: string) {
    const call = isId(id) ? await store.calls.get(id) : null;
    return call && { workspaceId: call.workspaceId, subject: call };
  },
  isGuestsOwn: async () => false,
  presses: {
    "take-call": {
      async press(ctx: CallContext, { member, subject }) {
        const isTaken = await commit(ctx, subject.workspaceId, async (tx) => {
          if (!(await tx.calls.take(subject.id, member.name))) return false;
          await showCall(tx, subject.workspaceId, subject.id, ctx.clock.now());
          return true;
        });
        return reply(isTaken ? "You call." : "Somebody calls already, or it is over.");
      },
    },
    "end-call": { opens: true, press: async (_ctx, { subject }) => outcomeDialog(subject) },
  },
  dialogs: {
    "call-outcome": {
      async submit(ctx: CallContext, { member, subject }, { filled }) {
        const isOver = await endCall(ctx, subject, filled.outcome ?? "", member.id);
        return reply(isOver ? "Noted." : "It was over before.");
      },
    },
  },
  async keepTrue() {},
};

function outcomeDialog({ id }: Call): Dialog {
  const choices = ["Reached", "Not reached"].map((label) => ({ label, value: label }));
  return {
    dialog: "call-outcome",
    about: { kind: "call", id },
    title: "How did it go?",
    content: reply("Choose what came of the call."),
    fields: [{ kind: "choice", name: "outcome", label: "Outcome", choices, chosen: null }],
    submit: "Note it",
    portion: null,
    elsewhere: reply("Say how it went in the web app."),
  };
}

/** @returns false when it was over before */
function endCall(
  ctx: CommitContext<WithCalls>,
  { id, workspaceId, mailboxId }: Call,
  outcome: string,
  memberId: string,
): Promise<boolean> {
  const at = ctx.clock.now();
  return commit(ctx, workspaceId, async (tx) => {
    if (!(await tx.calls.end(id, outcome))) return false;
    await tx.history.add(workspaceId, { kind: "call-ended", mailboxId, memberId, data: { outcome }, at });
    await showCall(tx, workspaceId, id, at);
    return true;
  });
}
