import { html } from "hono/html";
import { type Cause, causeFacts } from "../../core/diagnosis/cause.ts";
import { sayCount } from "../../core/words/say.ts";
import type { HistoryEvent } from "../../core/workspace/history-store.ts";
import { chatTitle } from "./chat-title.ts";
import type { Markup } from "./markup.ts";
import { moment, type Sight } from "./time.ts";

/** Who is named in history: members by their id, and leads (their addresses) by the id of their enrolment. */
export type HistoryNames = { members: ReadonlyMap<string, string>; leads: ReadonlyMap<string, string> };

/** Things that happened, newest first, each in a sentence. */
export function historyList(events: HistoryEvent[], names: HistoryNames, sight: Sight): Markup {
  if (events.length === 0) return html`<p class="soft">Nothing happened yet.</p>`;
  return html`<ol class="history">${events.map(
    (event) => html`<li>${moment(event.at, sight)}<span>${inWords(event, names)}</span></li>`,
  )}</ol>`;
}

function inWords(event: HistoryEvent, { members, leads }: HistoryNames): string {
  const who = event.memberId === undefined ? null : (members.get(event.memberId) ?? "A former member");
  const lead = leads.get(String(event.data?.enrolmentId));
  const aLead = lead ?? "A lead";
  const cause = causeOf(event.data?.cause);
  switch (event.kind) {
    case "campaign-created":
      return `${who ?? "Unpause"} made this campaign.`;
    case "campaign-started":
      return `${who ?? "Unpause"} started it.`;
    case "campaign-paused":
      return who ? `${who} paused it.` : "It paused, since its mailbox lost the connection.";
    case "campaign-resumed":
      return who ? `${who} resumed it.` : "It resumed, since its mailbox was reconnected.";
    case "campaign-finished":
      return "It finished: every lead has come to an end.";
    case "placeholders-rewritten":
      return `${who ?? "Unpause"} rewrote placeholders of another tool in its texts.`;
    case "leads-imported":
      return `${who ?? "Unpause"} brought in ${countOf(event)}.`;
    case "leads-given":
      return `${who ?? "Unpause"} let another mailbox take ${leadsOf(event)} that nothing had been sent to yet.`;
    case "mailbox-disclaimed":
      return `${who ?? "Somebody"} said that this mailbox is not theirs.`;
    case "mailbox-added":
      return `${who ?? "Unpause"} connected this mailbox.`;
    case "lead-forgotten":
      return `${who ?? "Somebody"} forgot a lead. What was personal of them is removed.`;
    case "mailbox-removed":
      return `${who ?? "Somebody"} removed this mailbox.${Number(event.data?.ended) > 0 ? ` The sequences of ${sayCount(Number(event.data?.ended), "lead")} ended.` : ""}`;
    case "mailbox-fixers-chosen":
      return `${who ?? "Unpause"} chose who is asked when it breaks.`;
    case "mailbox-held":
      return `Its sends were put on hold${cause ? `: ${cause}` : "."}`;
    case "mailbox-released":
      return "It works again; its sends go on.";
    case "mailbox-disconnected":
      return `The connection was lost${cause ? `: ${cause}` : "."}`;
    case "cause-changed":
      return `It is still lost, now for another reason${cause ? `: ${cause}` : "."}`;
    case "reconnect-failed":
      return "A try to reconnect it did not succeed.";
    case "vouched-link-used":
      return `A browser used ${who ?? "a member"}'s link from ${chatTitle(event.data?.platform)}. It cannot do anything until the number is confirmed there.`;
    case "vouched-session-opened":
      return `${who ?? "Somebody"} confirmed the number in ${chatTitle(event.data?.platform)}, so that browser may reconnect this mailbox for half an hour.`;
    case "vouched-session-refused":
      return `${who ?? "Somebody"} pressed another number in ${chatTitle(event.data?.platform)}, so that browser was let in nowhere.`;
    case "mailbox-reconnected":
      return who
        ? `${who} reconnected it.`
        : "It works again with what is stored, and was reconnected by itself.";
    case "mailbox-renewed":
      return `${who ?? "Somebody"} signed in at the provider once more.`;
    case "folders-skipped":
      return `${who ?? "Somebody"} let the reconnect go on without reading ${event.data?.folders}.`;
    case "replied":
      return `${aLead} replied, so their sequence ended.`;
    case "bounced":
      return lead
        ? `A message to ${lead} bounced, so their sequence ended.`
        : "A message bounced, so that lead's sequence ended.";
    case "opted-out":
      return `${aLead} opted out and is never written to again.`;
    case "complained":
      return `${aLead} reported a message as spam and is never written to again.`;
    case "removed":
      return `${who ?? "Unpause"} suppressed ${lead ?? "a lead's address"}, so their sequence ended.`;
    case "suppression-added":
      return suppressed(event, who);
    case "suppression-lifted":
      return `${who ?? "Somebody"} lifted the suppression of ${event.data?.email}: “${event.data?.why}”`;
    case "campaign-braked":
      return event.data?.reason === "refused"
        ? "It paused itself, since its text or sender was refused."
        : "It paused itself, since too many first messages bounced or drew complaints.";
    case "mailbox-left-campaign":
      return "A mailbox left its rotation, since its sender was refused while others passed.";
    case "mailbox-back-in-campaign":
      return `${who ?? "Unpause"} brought the mailbox back into its rotation.`;
    case "brake-tested":
      return `${who ?? "Unpause"} let one lead through as a test.`;
    case "lead-held":
      return `${aLead} waits for a decision, since their message was refused.`;
    case "lead-released":
      return decidedHeld(event, who, lead);
    case "opt-out-asked":
      return `${aLead} replied and may have asked not to be written to. The owner decides.`;
    case "opt-out-answered":
      return event.data?.answer === "never-again"
        ? `${who ?? "Somebody"} said that a lead asked not to be written to.`
        : `${who ?? "Somebody"} said that a lead's answer is an ordinary reply.`;
    case "gone":
      return `${aLead} is gone for good, so their sequence ended.${insteadOf(event)}`;
    case "postponed":
      return `${aLead} is away; their next step waits.`;
    case "rejected":
      return lead
        ? `The address ${lead} was refused, so their sequence ended.`
        : "A lead's address was refused, so their sequence ended.";
    case "message-refused":
      return `A message${to(lead)} was refused for ${event.data?.about === "sender" ? "its sender" : "its text"}; the lead keeps the step. “${event.data?.reply}”`;
    case "refused-by-report":
      return `A delivery report refused a message${to(lead)} for its ${event.data?.about === "message" ? "text" : event.data?.about}; the lead waits for a decision. “${event.data?.said}”`;
    case "unconfirmed":
      return `It is not known whether a send${to(lead)} went out. Somebody has to look.`;
    case "settled":
      return settled(event, who, lead);
    case "slack-installed":
      return `${who ?? "Somebody"} installed Unpause in Slack (${event.data?.team}).`;
  }
}

function suppressed({ data }: HistoryEvent, who: string | null): string {
  const email = data?.email;
  if (who && data?.reason === "by_hand") return `${who} suppressed ${email}.`;
  switch (data?.reason) {
    case "opted_out":
      return who ? `${who} said that ${email} asks not to be written to.` : `${email} opted out.`;
    case "complained":
      return `${email} reported a message as spam.`;
    case "bounced":
      return `Mail to ${email} bounced for good.`;
    default:
      return `${email} was suppressed.`;
  }
}

function decidedHeld({ data }: HistoryEvent, who: string | null, lead: string | undefined): string {
  const leads = lead ?? (typeof data?.leads === "number" ? sayCount(data.leads, "held lead") : "a held lead");
  return data?.decision === "remove"
    ? `${who ?? "Somebody"} ended the sequence of ${leads}.`
    : `${who ?? "Somebody"} let ${leads} go on.`;
}

function settled({ data }: HistoryEvent, who: string | null, lead: string | undefined): string {
  const sent = data?.how === "accepted";
  if (who)
    return sent
      ? `${who} said that a send in doubt${to(lead)} went out.`
      : `${who} said that a send in doubt${to(lead)} did not go out; it is sent again.`;
  return sent
    ? `A send in doubt${to(lead)} was found in the Sent folder: it went out.`
    : `A send in doubt${to(lead)} was not in the Sent folder: it is sent again.`;
}

const to = (lead: string | undefined) => (lead === undefined ? "" : ` to ${lead}`);

function insteadOf({ data }: HistoryEvent): string {
  const named = [data?.successorName, data?.successorAddress].filter(Boolean).join(", ");
  return named === "" ? "" : ` Their mailbox names instead: ${named}.`;
}

function causeOf(cause: unknown): string | null {
  return typeof cause === "string" && cause in causeFacts
    ? `${lowerFirst(causeFacts[cause as Cause].title)}.`
    : null;
}

function countOf({ data }: HistoryEvent): string {
  return typeof data?.enrolled === "number" ? sayCount(data.enrolled, "lead") : "leads";
}

function leadsOf({ data }: HistoryEvent): string {
  return typeof data?.leads === "number" ? sayCount(data.leads, "lead") : "the leads";
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
