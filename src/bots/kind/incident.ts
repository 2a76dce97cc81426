import { aboutIncident } from "../../core/alert/alert-store.ts";
import { repaintKey } from "../../core/alert/repaint.ts";
import { commit } from "../../core/commit.ts";
import type { Context } from "../../core/context.ts";
import type { AlertMessage } from "../../core/incident/alert-message.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import { isId } from "../../core/is-id.ts";
import type { BotKind, PressedMessage } from "../bot-kinds.ts";
import { pressGiveLeads, submitGiveLeads } from "../dialog/give-leads.ts";
import { pressHandOver, submitHandOver } from "../dialog/hand-over.ts";
import { pressMailboxes, searchMailboxes } from "../dialog/mailboxes.ts";
import { pressNewOwner, submitNewOwner } from "../dialog/new-owner.ts";
import { submitReconnect } from "../dialog/reconnect.ts";
import { submitWhichMailbox } from "../dialog/which-mailbox.ts";
import { ask } from "../press/ask.ts";
import { check } from "../press/check.ts";
import { forAdmin } from "../press/for-admin.ts";
import { more } from "../press/more.ts";
import { notMine } from "../press/not-mine.ts";
import { reconnect } from "../press/reconnect.ts";
import { snooze, snoozeDay } from "../press/snooze.ts";
import { letGo, take, takeOver } from "../press/take.ts";
import { why } from "../press/why.ts";

/** The presses of an incident. */
export const incidentKind: BotKind<Incident> = {
  async find({ store }, id) {
    const incident = isId(id) ? await store.incidents.get(id) : null;
    return incident && { workspaceId: incident.workspaceId, subject: incident };
  },
  isGuestsOwn: ({ store }, member, { id }) => store.fixers.isConcerned(member.id, id),
  presses: {
    reconnect,
    check,
    why,
    "for-admin": forAdmin,
    ask,
    take,
    "take-over": takeOver,
    "let-go": letGo,
    snooze,
    "snooze-day": snoozeDay,
    more,
    mailboxes: pressMailboxes,
    "hand-over": pressHandOver,
    "give-leads": pressGiveLeads,
    "not-mine": notMine,
    "new-owner": pressNewOwner,
  },
  dialogs: {
    mailboxes: searchMailboxes,
    "hand-over": submitHandOver,
    "give-leads": submitGiveLeads,
    "new-owner": submitNewOwner,
    reconnect: submitReconnect,
    "which-mailbox": submitWhichMailbox,
  },
  keepTrue,
};

/** Its alert is kept true anyway. An old message of an incident that is over is not, nor one that is not the incident's alert. */
async function keepTrue(
  ctx: Context,
  { id: incidentId, workspaceId, endedAt }: Incident,
  { platform, channel, ref, press }: PressedMessage,
): Promise<void> {
  // An admin who is asked for the owner may press it again until that is settled.
  if (endedAt === null && press === "new-owner") return;
  const kept = await ctx.store.keptMessages.at(aboutIncident(incidentId), platform, ref);
  if (endedAt === null && kept !== null && kept.shown !== null) return;
  const message: AlertMessage = { kind: "repaint", incidentId, platform, channel, ref };
  await commit(ctx, null, (tx) => tx.say(workspaceId, repaintKey(platform, ref), message, ctx.clock.now()));
}
