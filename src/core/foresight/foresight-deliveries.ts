import { handlersOf } from "../outbox/handler.ts";
import { tellEnds } from "./tell-ends.ts";

/** Tell an owner which of their mailboxes will have to be signed in to again. */
export type ForetellMessage = { kind: "foretell"; memberId: string };

export const foresightDeliveries = handlersOf<ForetellMessage>({
  foretell: (ctx, chats, { message }) => tellEnds(ctx, chats, message),
});
