import { handlersOf } from "../outbox/handler.ts";
import type { DrillMessage } from "./drill-message.ts";
import { reportDrill } from "./report-drill.ts";
import { showDrill } from "./show-drill.ts";

/** How the outbox says what it holds about rehearsals. */
export const drillDeliveries = handlersOf<DrillMessage>({
  "show-drill": (ctx, chat, { workspaceId, message }) => showDrill(ctx, chat, workspaceId, message),
  "report-drill": (ctx, chat, { message }) => reportDrill(ctx, chat, message),
});
