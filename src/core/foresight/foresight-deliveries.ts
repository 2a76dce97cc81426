import { firstChat } from "../chat/chats.ts";
import { handlersOf } from "../outbox/handler.ts";
import { tellEnds } from "./tell-ends.ts";

/** Tell an owner which of their mailboxes will have to be signed in to again. */
export type ForetellMessage = { kind: "foretell"; memberId: string };

export const foresightDeliveries = handlersOf<ForetellMessage>({
  foretell: async (ctx, chats, { workspaceId, message }) =>
    tellEnds(ctx, await firstChat(chats, workspaceId), message),
});
