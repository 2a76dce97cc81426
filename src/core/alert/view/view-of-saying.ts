import type { KeptMessage } from "../../chat/kept-message.ts";
import type { MessageView } from "../../chat/message-view.ts";
import type { Context } from "../../context.ts";
import { aboutIncident } from "../alert-store.ts";
import type { AlertSubject } from "../alert-subject.ts";
import { loadSubject, viewOfSubject } from "../load-alert.ts";
import { reminderView } from "./reminder-view.ts";

type Ctx = Pick<Context, "store" | "clock" | "publicUrl">;

/** A kept message about an incident as it reads now. null: there is no such incident. */
export async function viewOfSaying(
  ctx: Ctx,
  { about, memberId, says }: Pick<KeptMessage, "about" | "memberId" | "says">,
): Promise<MessageView | null> {
  const subject = await loadSubject(ctx, about.id);
  return subject && viewIn(ctx, subject, { memberId, says });
}

/** The same where the incident is known already. */
export async function viewIn(
  ctx: Pick<Context, "store">,
  subject: AlertSubject,
  { memberId, says }: Pick<KeptMessage, "memberId" | "says">,
): Promise<MessageView> {
  const view = viewOfSubject(subject);
  if (says?.kind === "reminder") {
    const asks = says.asksTaker && subject.watch?.takenBy?.id === memberId;
    return reminderView(view, subject, { asks, afterMs: says.afterMs });
  }
  // Nothing is left to be asked for.
  if (says === null || view.stage !== "open") return view;
  if (says.kind === "ask") {
    const asker = await ctx.store.members.get(says.askerId);
    const wish = says.handsOver ? "hands this over to you" : "asks you to have a look";
    return { ...view, title: `${asker?.name ?? "A member"} ${wish}: ${view.title}` };
  }
  const { byId, addresses } = says;
  const owners = await ctx.store.fixers.ownersOf(subject.incident.id, MOST);
  const isSettled = !owners.some(({ ownerId, disclaimed }) => disclaimed && ownerId === byId);
  if (isSettled) return view;
  const by = await ctx.store.members.get(byId);
  return {
    ...disclaimedView(subject.incident.id, by?.name ?? "A former member", addresses),
    ...updatedOf(view),
  };
}

/** The most mailboxes of an incident that are considered. */
const MOST = 500;

const updatedOf = ({ updated }: MessageView) => (updated === undefined ? {} : { updated });

/** Asks an admin to name the owners of mailboxes that a member disclaims. */
function disclaimedView(incidentId: string, by: string, addresses: string[]): MessageView {
  const one = addresses.length === 1;
  const [first = ""] = addresses;
  return {
    about: aboutIncident(incidentId),
    stage: "open",
    title: one
      ? `${by} says that ${first} is not theirs`
      : `${by} says that ${addresses.length} mailboxes are not theirs`,
    text: `${one ? "It is" : "They are"} disconnected and must be reconnected. Say who owns ${one ? "it" : "them"} now; that person is told at once.`,
    facts: [],
    steps: [],
    why: null,
    actions: [
      { kind: "press", label: "Choose the owner", press: "new-owner", page: null },
      { kind: "press", label: "Reconnect it myself", press: "reconnect", page: null },
    ],
  };
}
