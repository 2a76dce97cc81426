import type { AlertMessage } from "../incident/alert-message.ts";
import { handlersOf } from "../outbox/handler.ts";
import { askFixer } from "./ask-fixer.ts";
import { remind } from "./remind.ts";
import { repaint } from "./repaint.ts";
import { showAlert } from "./show-alert.ts";
import { showAlertByLetter } from "./show-alert-by-letter.ts";
import { showAlertIn } from "./show-alert-in.ts";
import { showAlertTo } from "./show-alert-to.ts";
import { showReceipt } from "./show-receipt.ts";
import { tellDeadChannel } from "./tell-dead-channel.ts";
import { tellDisclaimed } from "./tell-disclaimed.ts";
import { tryChannel } from "./try-channel.ts";
import { turnMessage } from "./turn-messages.ts";

/** How the outbox says what it holds about incidents. */
export const alertDeliveries = handlersOf<AlertMessage>({
  "show-alert": (ctx, chats, { workspaceId, message }) =>
    showAlert(ctx, chats, workspaceId, message.incidentId),
  "show-alert-in": (ctx, chats, { workspaceId, message }) => showAlertIn(ctx, chats, workspaceId, message),
  "show-alert-to": (ctx, chats, { workspaceId, message }) => showAlertTo(ctx, chats, workspaceId, message),
  "show-alert-by-letter": (ctx, chats, { workspaceId, message }) =>
    showAlertByLetter(ctx, chats, workspaceId, message),
  "show-receipt": (ctx, chats, { workspaceId, message }) => showReceipt(ctx, chats, workspaceId, message),
  remind: (ctx, chats, { id, message }) => remind(ctx, chats, id, message),
  "tell-dead-channel": (ctx, chats, { workspaceId, message }) =>
    tellDeadChannel(ctx, chats, workspaceId, message),
  "try-channel": (ctx, chats, { workspaceId, message }) => tryChannel(ctx, chats, workspaceId, message),
  repaint: (ctx, chats, { workspaceId, message }) => repaint(ctx, chats, workspaceId, message),
  "turn-message": (ctx, chats, { message }) => turnMessage(ctx, chats, message),
  "ask-fixer": (ctx, chats, { id, message }) => askFixer(ctx, chats, id, message),
  "tell-disclaimed": (ctx, chats, { id, message }) => tellDisclaimed(ctx, chats, id, message),
});
