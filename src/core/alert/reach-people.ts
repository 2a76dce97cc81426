import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";

type Ctx = Pick<Context, "store" | "clock" | "wake" | "log">;

/**
 * Keeps those informed who were reached in person, and sees to it that somebody is: the first of those who may reconnect and
 * whom the chat knows. Where only the operator can help, or time, nobody is called.
 */
export async function reachPeople(
  ctx: Ctx,
  chat: ChatPort,
  { workspaceId, incidentId }: { workspaceId: string; incidentId: string },
): Promise<void> {
  const { store } = ctx;
  const reached = await store.alerts.inPerson(incidentId, chat.platform);
  const alive = reached.filter(({ dead }) => !dead);
  for (const { channel } of alive) await showTo(ctx, { workspaceId, incidentId, channel });
  if (alive.length > 0) return;

  const [incident, opening] = await Promise.all([
    store.incidents.get(incidentId),
    store.incidents.firstDisconnection(incidentId),
  ]);
  if (incident?.endedAt !== null || opening === null) return;
  if (opening.diagnosis.fixer === "operator" || opening.diagnosis.fixer === "nobody") return;
  const known = new Set(reached.map(({ channel }) => channel));
  for (const fixer of await store.members.entitled(opening.mailboxId)) {
    const channel = await channelOf(ctx, chat, fixer);
    if (channel === null || known.has(channel)) continue;
    await store.alerts.openOrGet({
      workspaceId,
      incidentId,
      platform: chat.platform,
      channel,
      memberId: fixer.id,
    });
    return showTo(ctx, { workspaceId, incidentId, channel });
  }
  ctx.log.event("alert.nobody-in-person", { incidentId });
}

/** The channel in which this member is alone with the product. */
export async function channelOf(
  { store }: Pick<Context, "store">,
  chat: Pick<ChatPort, "platform" | "person">,
  { id, email }: { id: string; email: string },
): Promise<string | null> {
  return (await store.members.chatUser(id, chat.platform)) ?? chat.person(email);
}

async function showTo(
  ctx: Ctx,
  { workspaceId, ...place }: { workspaceId: string; incidentId: string; channel: string },
): Promise<void> {
  const key = `alert:${place.incidentId}:${place.channel}`;
  const message = { kind: "show-alert-to", ...place } as const;
  await ctx.wake("deliver", await ctx.store.outbox.add(workspaceId, key, message, ctx.clock.now()));
}
