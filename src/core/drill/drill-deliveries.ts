import { handlersOf } from "../outbox/handler.ts";
import type { DrillMessage } from "./drill-message.ts";
import { reportDrill } from "./report-drill.ts";
import { showDrill, showDrillAt } from "./show-drill.ts";

/** How the outbox says what it holds about rehearsals. */
export const drillDeliveries = handlersOf<DrillMessage>({
  "show-drill": (ctx, chats, { workspaceId, message }) => showDrill(ctx, chats, workspaceId, message),
  "show-drill-at": (ctx, chats, { message }) => showDrillAt(ctx, chats, message),
  "report-drill": (ctx, chats, { message }) => reportDrill(ctx, chats, message),
});
