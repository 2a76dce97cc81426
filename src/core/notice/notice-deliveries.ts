import { handlersOf } from "../outbox/handler.ts";
import type { NoticeMessage } from "./ask-for-notice.ts";
import { showNotice } from "./show-notice.ts";
import { showNoticeAt } from "./show-notice-at.ts";

/** How the outbox says what it holds about subjects that have notices. */
export const noticeDeliveries = handlersOf<NoticeMessage>({
  "show-notice": (ctx, chats, { message }) => showNotice(ctx, chats, message),
  "show-notice-at": (ctx, chats, { message }) => showNoticeAt(ctx, chats, message),
});
