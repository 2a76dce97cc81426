import { firstChat } from "../chat/chats.ts";
import { handlersOf } from "../outbox/handler.ts";
import type { DrillMessage } from "./drill-message.ts";
import { reportDrill } from "./report-drill.ts";
import { showDrill } from "./show-drill.ts";

/** How the outbox says what it holds about rehearsals. */
export const drillDeliveries = handlersOf<DrillMessage>({
  "show-drill": async (ctx, chats, { workspaceId, message }) =>
    showDrill(ctx, await firstChat(chats, workspaceId), workspaceId, message),
  "report-drill": async (ctx, chats, { workspaceId, message }) =>
    reportDrill(ctx, await firstChat(chats, workspaceId), message),
});
