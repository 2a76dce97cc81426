import { aboutIncident } from "../../core/alert/alert-store.ts";
import { giveLeads } from "../../core/campaign/give-leads.ts";
import { GIVE_LEADS_WORDS } from "../../core/campaign/words/give-leads.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { plural, sayCount } from "../../core/words/say.ts";
import { forFixers, submittedByFixers } from "../press/on-incident.ts";
import { reply } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";
import { inButtons } from "./in-buttons.ts";
import { MOST_CHOICES, theChosen } from "./the-chosen.ts";

/** Asks which healthy mailbox takes the leads that nothing was sent to yet. */
export const pressGiveLeads = forFixers(
  async ({ store }, { member, incident }) => {
    const [leads, receivers] = await Promise.all([
      store.pauses.givableLeads(incident.id),
      store.fixers.receivers(member.id, incident.id, MOST_CHOICES),
    ]);
    if (leads === 0) {
      return reply(
        "Every lead that waits has had a message already, and answers to the address they know. They go on once the mailbox is reconnected.",
      );
    }
    if (receivers.length === 0) {
      return reply(
        "There is no healthy mailbox of yours, or of the same campaigns, that could take these leads.",
      );
    }
    const about = aboutIncident(incident.id);
    const choices = receivers.map(({ mailboxId, address }) => ({ value: mailboxId, label: address }));
    const content = reply(
      `${sayCount(leads, "lead")} had no message yet. Another mailbox can take ${plural(leads, "it", "them")}, at its own pace and within its own limit for a day; this cannot be undone. Leads who had a message already wait.`,
    );
    return {
      dialog: "give-leads",
      about,
      title: "Let another take over",
      content,
      fields: [{ kind: "choice", name: "mailbox", label: "Mailbox that takes them", choices, chosen: null }],
      submit: "Take over",
      portion: null,
      elsewhere: inButtons(about, "give-leads", content, choices),
    };
  },
  { opens: true },
);

export const submitGiveLeads = submittedByFixers(
  async (ctx, { member, incident }, { filled }) => {
    const toId = theChosen(filled.mailbox);
    if (toId === null) return reply("No mailbox was chosen, so nothing was changed.");
    const given = await giveLeads(ctx, { memberId: member.id, incidentId: incident.id, toId });
    return replyOf(outcomeOf(GIVE_LEADS_WORDS, given, null));
  },
  { choice: "mailbox" },
);
