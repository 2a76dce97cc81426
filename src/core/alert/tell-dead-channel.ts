import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { MessageView } from "../chat/message-view.ts";
import { tellMember } from "../chat/tell-member.ts";
import type { Context } from "../context.ts";
import type { DeadPlace } from "../incident/alert-message.ts";

/** Tells an admin where alerts no longer arrive. */
export async function tellDeadChannel(
  ctx: Context,
  chats: Chats,
  workspaceId: string,
  { memberId, place, why }: { memberId: string; place: DeadPlace; why: string },
): Promise<Shown> {
  const person = place.kind === "person" ? await ctx.store.members.get(place.id) : null;
  if (place.kind === "person" && person === null) return { kind: "shown" };
  const said =
    place.kind === "person"
      ? ofPerson(person?.name ?? "", ctx.publicUrl)
      : ofChannel(place, await namesOf(ctx, workspaceId, place), why, ctx.publicUrl);
  return tellMember(ctx, chats, memberId, {
    about: null,
    stage: "open",
    why: null,
    ...said,
  });
}

type Said = Pick<MessageView, "title" | "text" | "facts" | "steps" | "actions">;

type Names = { chat: string; channel: string | null };

/**
 * The name that people know the place by. A message from an earlier version has no platform; it belongs to the only chat of that
 * time.
 */
async function namesOf(
  { store, platforms }: Pick<Context, "store" | "platforms">,
  workspaceId: string,
  place: Exclude<DeadPlace, { kind: "person" }>,
): Promise<Names> {
  const chat = platforms[place.platform]?.title ?? "chat";
  if (place.kind === "chat") return { chat, channel: null };
  const { platform, id } = place;
  return { chat, channel: (await store.channels.nameOf(workspaceId, { platform, channel: id })) ?? id };
}

const ofChannel = (place: DeadPlace, { chat, channel }: Names, why: string, publicUrl: string): Said => ({
  title: place.kind === "channel" ? "Alerts do not reach your channel" : "Alerts do not reach your chat",
  text: `${why} Alerts go to people directly, and to the web app, until one can be posted again.`,
  facts: channel === null ? [] : [{ label: "Channel", value: channel }],
  steps: [
    place.kind === "channel"
      ? "Invite Unpause to the channel again, or say “/unpause settings here” in another one."
      : `See in the settings whether Unpause is still installed in your ${chat}, and install it again.`,
  ],
  actions: [{ kind: "open", label: "Settings", url: `${publicUrl}/settings` }],
});

const ofPerson = (name: string, publicUrl: string): Said => ({
  title: `Alerts do not reach ${name} in person`,
  text: `The chat takes no message for ${name}; perhaps their account there was closed. Others who can fix it are called in their place.`,
  facts: [],
  steps: [`If ${name} has left, choose another owner on the page of each of their mailboxes.`],
  actions: [{ kind: "open", label: "Mailboxes", url: `${publicUrl}/mailboxes` }],
});
