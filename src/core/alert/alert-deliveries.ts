import type { AlertMessage } from "../incident/alert-message.ts";
import { handlersOf } from "../outbox/handler.ts";
import { askFixer } from "./ask-fixer.ts";
import { remind } from "./remind.ts";
import { repaint } from "./repaint.ts";
import { showAlert, showAlertIn } from "./show-alert.ts";
import { showAlertByLetter } from "./show-alert-by-letter.ts";
import { showAlertTo } from "./show-alert-to.ts";
import { showReceipt } from "./show-receipt.ts";
import { tellDeadChannel } from "./tell-dead-channel.ts";
import { tellDisclaimed } from "./tell-disclaimed.ts";
import { turnMessage } from "./turn-messages.ts";

/** How the outbox says what it holds about incidents. */
export const alertDeliveries = handlersOf<AlertMessage>({
  "show-alert": (ctx, chat, { workspaceId, message }) =>
    showAlert(ctx, chat, workspaceId, message.incidentId),
  "show-alert-in": (ctx, chat, { workspaceId, message }) => showAlertIn(ctx, chat, workspaceId, message),
  "show-alert-to": (ctx, chat, { workspaceId, message }) => showAlertTo(ctx, chat, workspaceId, message),
  "show-alert-by-letter": (ctx, chat, { workspaceId, message }) =>
    showAlertByLetter(ctx, chat, workspaceId, message),
  "show-receipt": (ctx, chat, { message }) => showReceipt(ctx, chat, message),
  remind: (ctx, chat, { id, message }) => remind(ctx, chat, id, message),
  "tell-dead-channel": (ctx, chat, { message }) => tellDeadChannel(ctx, chat, message),
  repaint: (ctx, chat, { workspaceId, message }) => repaint(ctx, chat, workspaceId, message),
  "turn-message": (ctx, chat, { message }) => turnMessage(ctx, chat, message),
  "ask-fixer": (ctx, chat, { id, message }) => askFixer(ctx, chat, id, message),
  "tell-disclaimed": (ctx, chat, { id, message }) => tellDisclaimed(ctx, chat, id, message),
});
