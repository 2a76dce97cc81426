import { aboutIncident } from "../../core/alert/alert-store.ts";
import { handOver } from "../../core/incident/hand-over.ts";
import { HAND_OVER_WORDS } from "../../core/incident/words/hand-over.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { subjectOf } from "../press/not-entitled.ts";
import { forFixers, submittedByFixers } from "../press/on-incident.ts";
import { reply } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";
import { inButtons } from "./in-buttons.ts";
import { MOST_CHOICES, theChosen } from "./the-chosen.ts";

/** Asks who takes it, among the other members who may reconnect it. */
export const pressHandOver = forFixers(
  async ({ store }, { member, incident, open }) => {
    const entitled = await store.fixers.entitledIn(incident.id, MOST_CHOICES);
    const others = entitled.filter(({ id }) => id !== member.id);
    if (others.length === 0) {
      return reply(
        `Nobody but you may reconnect ${subjectOf(open)}. An admin can name a backup in the web app.`,
      );
    }
    const about = aboutIncident(incident.id);
    const choices = others.map(({ id, name, as }) => ({ value: id, label: `${name} (${as})` }));
    const content = reply(
      `They are told in a message of their own, and everybody sees that they are on it. You can choose among the people who may reconnect ${subjectOf(open)}.`,
    );
    return {
      dialog: "hand-over",
      about,
      title: "Hand it to someone",
      content,
      fields: [{ kind: "choice", name: "member", label: "Who takes it", choices, chosen: null }],
      submit: "Hand over",
      portion: null,
      elsewhere: inButtons(about, "hand-over", content, choices),
    };
  },
  { opens: true },
);

export const submitHandOver = submittedByFixers(
  async (ctx, { member, incident }, { filled }) => {
    const { id: incidentId, workspaceId } = incident;
    const toId = theChosen(filled.member);
    if (toId === null) return reply("Nobody was chosen, so nothing was changed.");
    const handed = await handOver(ctx, { workspaceId, incidentId, byId: member.id, toId });
    return replyOf(outcomeOf(HAND_OVER_WORDS, handed, null));
  },
  { choice: "member" },
);
