import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { MessageView } from "../chat/message-view.ts";
import { showKept } from "../chat/show-kept.ts";
import type { Context } from "../context.ts";
import type { Receipt } from "../receipt/receipt.ts";
import type { ReceiptSum } from "../receipt/receipt-store.ts";
import { whoReconnected } from "../receipt/who-reconnected.ts";
import { sayCount, sayNumber, sayTime } from "../words/say.ts";
import { aboutIncident } from "./alert-store.ts";
import { receiptFacts } from "./view/receipt-facts.ts";

/** Which of an incident's messages in a channel it is. */
export const RECEIPT = "receipt";

/** Campaigns that a receipt lists in a chat; its page has all of them. */
const MOST_CAMPAIGNS = 10;

/** Puts the receipt into the thread of the incident's alert; where it was about many mailboxes, theirs added up. */
export async function showReceipt(
  { store, clock, publicUrl }: Pick<Context, "store" | "clock" | "publicUrl">,
  chats: Chats,
  workspaceId: string,
  { incidentId, platform, channel }: { incidentId: string; platform: string; channel: string },
): Promise<Shown> {
  const chat = await chats.at(workspaceId, platform);
  if (chat === null) return { kind: "shown" };
  const [thread, last] = await Promise.all([
    store.alerts.placeOf(incidentId, { platform: chat.platform, channel }),
    store.disconnections.lastEnded(incidentId),
  ]);
  const receipt = last && (await store.receipts.get(last.id));
  if (thread === null || receipt === null) return { kind: "shown" };
  const timeZone = (await store.members.workspace(receipt.workspaceId))?.timeZone ?? "UTC";
  const sum = await store.receipts.sumOf(incidentId);
  const view =
    sum.receipts > 1
      ? sumView(sum, `${publicUrl}/incidents/${incidentId}`)
      : receiptView(receipt.body, {
          by: await whoReconnected({ store }, receipt.body),
          timeZone,
          url: `${publicUrl}/receipts/${receipt.disconnectionId}`,
        });
  const kept = await store.keptMessages.openOrGet(receipt.workspaceId, aboutIncident(incidentId), {
    platform: chat.platform,
    channel,
    memberId: null,
    part: RECEIPT,
  });
  if (kept.messageRef !== null) return { kind: "shown" };
  const how = { over: true, ifNew: true, ifDeleted: false, thread };
  const shown = await showKept({ store, clock }, chat, kept, view, how);
  return shown.kind === "unchanged" ? { kind: "shown" } : shown;
}

function sumView(
  { receipts, leads, notAccountedFor, sentTwice, inDoubt, waiting }: ReceiptSum,
  url: string,
): MessageView {
  const verdict =
    notAccountedFor === 0
      ? "every lead is accounted for"
      : `${sayCount(notAccountedFor, "mailbox does", "mailboxes do")} not add up, please have a look`;
  return {
    about: null,
    stage: "over",
    title: `Receipt: ${sayCount(receipts, "mailbox", "mailboxes")}`,
    text: "Each has a receipt of its own. Together they say:",
    facts: [
      {
        label: "Leads",
        value: `${sayNumber(leads.before)} before, ${sayNumber(leads.after)} after: ${verdict}`,
      },
      { label: "In doubt", value: inDoubt === 0 ? "Nothing" : sayCount(inDoubt, "send") },
      { label: "Sent twice", value: sayNumber(sentTwice) },
      {
        label: "Waiting to be sent",
        value: waiting === 0 ? "Nothing is overdue" : sayCount(waiting, "lead"),
      },
    ],
    steps: [],
    why: null,
    actions: [{ kind: "open", label: "All receipts", url }],
  };
}

function receiptView(
  receipt: Receipt,
  { by, timeZone, url }: { by: string | null; timeZone: string; url: string },
): MessageView {
  const { mailbox, campaigns, endedAt } = receipt;
  return {
    about: null,
    stage: "over",
    title: `Receipt: ${mailbox.address}`,
    text: `Resumed ${sayTime(new Date(endedAt), timeZone)}, ${by === null ? "by itself: its stored credential works again" : `reconnected by ${by}`}.`,
    facts: [
      ...receiptFacts(receipt, timeZone),
      ...campaigns.slice(0, MOST_CAMPAIGNS).map(({ name, leads, resumed }) => ({
        label: name,
        value: `${sayCount(leads.before, "lead")} before, ${leads.after} after; ${resumed ? "goes on" : "was not paused by this, or stays paused by a person"}`,
      })),
    ],
    steps: [],
    why: null,
    actions: [{ kind: "open", label: "Whole receipt", url }],
  };
}
