import { aboutIncident } from "../../core/alert/alert-store.ts";
import { changeOwner } from "../../core/incident/change-owner.ts";
import { CHANGE_OWNER_WORDS } from "../../core/incident/words/change-owner.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { onlyAdmins } from "../../core/workspace/member-words.ts";
import { forFixers, submittedByFixers } from "../press/on-incident.ts";
import { reply } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";
import { inButtons } from "./in-buttons.ts";
import { MOST_CHOICES, theChosen } from "./the-chosen.ts";

/** Asks an admin who owns what its owner says is not theirs. */
export const pressNewOwner = forFixers(
  async ({ store }, { member, incident }) => {
    if (member.role !== "admin") return replyOf(onlyAdmins());
    const everybody = await store.members.list(member.workspaceId);
    const about = aboutIncident(incident.id);
    const choices = everybody
      .slice(0, MOST_CHOICES)
      .map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` }));
    const content = reply("The new owner is told at once and can reconnect it.");
    return {
      dialog: "new-owner",
      about,
      title: "Choose the owner",
      content,
      fields: [{ kind: "choice", name: "member", label: "Owner", choices, chosen: null }],
      submit: "Save",
      portion: null,
      elsewhere: inButtons(about, "new-owner", content, choices),
    };
  },
  { opens: true },
);

export const submitNewOwner = submittedByFixers(
  async (ctx, { member, incident }, { filled }) => {
    const toId = theChosen(filled.member);
    if (toId === null) return reply("Nobody was chosen, so nothing was changed.");
    const changed = await changeOwner(ctx, member, { incidentId: incident.id, toId });
    return replyOf(outcomeOf(CHANGE_OWNER_WORDS, changed, null));
  },
  { choice: "member" },
);
