import { firstChat } from "../chat/chats.ts";
import { handlersOf } from "../outbox/handler.ts";
import type { NoticeMessage } from "./ask-for-notice.ts";
import { showNotice } from "./show-notice.ts";

/** How the outbox says what it holds about subjects that have notices. */
export const noticeDeliveries = handlersOf<NoticeMessage>({
  "show-notice": async (ctx, chats, { workspaceId, message }) =>
    showNotice(ctx, await firstChat(chats, workspaceId), message),
});
