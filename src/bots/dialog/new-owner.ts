import { aboutIncident } from "../../core/alert/alert-store.ts";
import { changeOwner } from "../../core/incident/change-owner.ts";
import { sayList } from "../../core/words/say.ts";
import { forFixers, submittedByFixers } from "../press/on-incident.ts";
import { reply } from "../reply.ts";
import { inButtons } from "./in-buttons.ts";
import { MOST_CHOICES, theChosen } from "./the-chosen.ts";

const ADMINS_ONLY = "Only an admin says who owns a mailbox. Nothing was changed.";

/** Asks an admin who owns what its owner says is not theirs. */
export const pressNewOwner = forFixers(
  async ({ store }, { member, incident }) => {
    if (member.role !== "admin") return reply(ADMINS_ONLY);
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
    switch (changed.kind) {
      case "changed":
        return reply(`${changed.to.name} owns ${sayList(changed.addresses)} now and is told in person.`);
      case "not-entitled":
        return reply(ADMINS_ONLY);
      case "no-such-member":
        return reply("They are no longer a member, so nothing was changed.");
      case "unchanged":
        return reply("There was nothing to change: they own it already, or it works again.");
    }
  },
  { choice: "member" },
);
