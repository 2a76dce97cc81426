import type { Context } from "../context.ts";
import type { DeadPlace } from "../outbox/outbox-store.ts";
import type { ChatPort } from "./chat-port.ts";
import type { MessageView } from "./message-view.ts";
import type { Shown } from "./show-alert.ts";
import { tellMember } from "./tell-member.ts";

/** Tells an admin where alerts no longer arrive. */
export async function tellDeadChannel(
  ctx: Context,
  chat: ChatPort | null,
  { memberId, place, why }: { memberId: string; place: DeadPlace; why: string },
): Promise<Shown> {
  const person = place.kind === "person" ? await ctx.store.members.get(place.id) : null;
  if (place.kind === "person" && person === null) return { kind: "shown" };
  const said = person ? ofPerson(person.name, ctx.publicUrl) : ofChannel(place, why, ctx.publicUrl);
  return tellMember(ctx, chat, memberId, {
    incidentId: null,
    tone: "trouble",
    steps: [],
    why: null,
    ...said,
  });
}

type Said = Pick<MessageView, "title" | "text" | "facts" | "actions">;

const ofChannel = (place: DeadPlace, why: string, publicUrl: string): Said => ({
  title: place.kind === "channel" ? "Alerts do not reach your channel" : "Alerts do not reach your chat",
  text: `${why} Until then alerts go to people directly, and to the web app.`,
  facts: place.kind === "channel" ? [{ label: "Channel", value: place.id }] : [],
  actions: [{ kind: "open", label: "Settings", url: `${publicUrl}/settings` }],
});

const ofPerson = (name: string, publicUrl: string): Said => ({
  title: `Alerts do not reach ${name} in person`,
  text: `The chat takes no message for ${name}; perhaps their account there was closed. Whoever else can fix it is called in their place. If ${name} has left, choose another owner on the page of each of their mailboxes.`,
  facts: [],
  actions: [{ kind: "open", label: "Mailboxes", url: `${publicUrl}/mailboxes` }],
});
