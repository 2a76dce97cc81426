import type { Action, MessageView } from "../../../src/core/chat/message-view.ts";
import { showKept } from "../../../src/core/chat/show-kept.ts";
import { handlersOf } from "../../../src/core/outbox/handler.ts";
import type { CallMessage } from "./ask-for-call.ts";
import type { Call, WithCalls } from "./call-store.ts";

/** How the outbox says what it holds about calls. */
export const callDeliveries = handlersOf<CallMessage, WithCalls>({
  "show-call": async (ctx, chats, { workspaceId, message: { callId } }) => {
    const call = await ctx.store.calls.get(callId);
    const chat = await chats.at(workspaceId, call?.platform);
    if (chat === null || call === null) return { kind: "shown" };
    const about = { kind: "call", id: callId };
    const { platform, channel } = call;
    const place = { platform, channel, memberId: null };
    const kept = await ctx.store.keptMessages.openOrGet(workspaceId, about, place);
    const over = call.outcome !== null;
    const shown = await showKept(ctx, chat, kept, viewOf(call), { over, ifNew: !over, ifDeleted: !over });
    return shown.kind === "unchanged" ? { kind: "shown" } : shown;
  },
});

function viewOf({ id, takenBy, rungAt, outcome }: Call): MessageView {
  const press = (label: string, press: string): Action => ({ kind: "press", label, press, page: null });
  const over = outcome !== null;
  return {
    about: { kind: "call", id },
    stage: over ? "over" : takenBy === null ? "open" : "busy",
    title: over ? "The call is over" : takenBy === null ? "Somebody asks for a call" : `${takenBy} calls`,
    text: outcome ?? (rungAt === null ? "It has not rung yet." : "It rang."),
    facts: [],
    steps: [],
    why: null,
    actions: over ? [] : [press("I call", "take-call"), press("Say how it went", "end-call")],
  };
}
