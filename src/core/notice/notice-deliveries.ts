import { handlersOf } from "../outbox/handler.ts";
import type { NoticeMessage } from "./ask-for-notice.ts";
import { showNotice } from "./show-notice.ts";

/** How the outbox says what it holds about subjects that have notices. */
export const noticeDeliveries = handlersOf<NoticeMessage>({
  "show-notice": (ctx, chat, { message }) => showNotice(ctx, chat, message),
});
