import { firstChat } from "../chat/chats.ts";
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
  "show-alert": async (ctx, chats, { workspaceId, message }) =>
    showAlert(ctx, await firstChat(chats, workspaceId), workspaceId, message.incidentId),
  "show-alert-in": async (ctx, chats, { workspaceId, message }) =>
    showAlertIn(ctx, await firstChat(chats, workspaceId), workspaceId, message),
  "show-alert-to": async (ctx, chats, { workspaceId, message }) =>
    showAlertTo(ctx, await firstChat(chats, workspaceId), workspaceId, message),
  "show-alert-by-letter": async (ctx, chats, { workspaceId, message }) =>
    showAlertByLetter(ctx, await firstChat(chats, workspaceId), workspaceId, message),
  "show-receipt": async (ctx, chats, { workspaceId, message }) =>
    showReceipt(ctx, await firstChat(chats, workspaceId), message),
  remind: async (ctx, chats, { id, workspaceId, message }) =>
    remind(ctx, await firstChat(chats, workspaceId), id, message),
  "tell-dead-channel": async (ctx, chats, { workspaceId, message }) =>
    tellDeadChannel(ctx, await firstChat(chats, workspaceId), message),
  repaint: async (ctx, chats, { workspaceId, message }) =>
    repaint(ctx, await firstChat(chats, workspaceId), workspaceId, message),
  "turn-message": async (ctx, chats, { workspaceId, message }) =>
    turnMessage(ctx, await firstChat(chats, workspaceId), message),
  "ask-fixer": async (ctx, chats, { id, workspaceId, message }) =>
    askFixer(ctx, await firstChat(chats, workspaceId), id, message),
  "tell-disclaimed": async (ctx, chats, { id, workspaceId, message }) =>
    tellDisclaimed(ctx, await firstChat(chats, workspaceId), id, message),
});
