import type { Context } from "../context.ts";
import type { Receipt } from "../incident/receipt.ts";
import type { ChatPort } from "./chat-port.ts";
import type { MessageView } from "./message-view.ts";
import { receiptFacts } from "./receipt-facts.ts";
import type { Shown } from "./show-alert.ts";
import { sayCount, sayTime } from "./words.ts";

/** Campaigns that a receipt lists in a chat; its page has all of them. */
const MOST_CAMPAIGNS = 10;

/** Puts the receipt of what was resumed last into the thread of the incident's alert. */
export async function showReceipt(
  { store, publicUrl }: Pick<Context, "store" | "publicUrl">,
  chat: ChatPort | null,
  { incidentId, channel }: { incidentId: string; channel: string },
): Promise<Shown> {
  if (chat === null) return { kind: "shown" };
  const [thread, last] = await Promise.all([
    store.alerts.placeOf(incidentId, chat.platform, channel),
    store.incidents.lastEnded(incidentId),
  ]);
  const receipt = last && (await store.receipts.get(last.id));
  if (thread === null || receipt === null) return { kind: "shown" };
  const timeZone = (await store.members.workspace(receipt.workspaceId))?.timeZone ?? "UTC";
  const view = receiptView(receipt.body, timeZone, `${publicUrl}/receipts/${receipt.disconnectionId}`);
  const answer = await chat.post(channel, view, { ref: null, mark: null, thread });
  // The alert is gone, and its thread with it.
  return answer.kind === "posted" || answer.kind === "gone" ? { kind: "shown" } : answer;
}

function receiptView(receipt: Receipt, timeZone: string, url: string): MessageView {
  const { mailbox, campaigns, endedAt, reconnectedBy } = receipt;
  return {
    incidentId: null,
    tone: "good",
    title: `Receipt: ${mailbox.address}`,
    text: `Resumed ${sayTime(new Date(endedAt), timeZone)}${reconnectedBy === null ? "" : `, reconnected by ${reconnectedBy.name}`}.`,
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
