import { channelOf } from "../chat/channel-of.ts";
import type { ChatPort } from "../chat/chat-port.ts";
import type { CommitContext } from "../commit.ts";
import { toCall } from "../incident/to-call.ts";
import type { Entitled } from "../workspace/member.ts";
import { askForAlertTo } from "./turn-messages.ts";

type Ctx = CommitContext;

/** Owners who are looked for in one go; the next change of the alert looks for the others. */
const MOST_AT_ONCE = 10;
/** Admins who have it for themselves where the mail system's admin has to act: they know them. */
const MOST_ADMINS = 3;
/** Owners of one incident who have it for themselves. */
const MOST_PEOPLE = 30;

/**
 * Sees to it that an open incident reaches somebody in person: every owner of a lost mailbox, or else the first of those who are
 * called and whom the chat knows.
 */
export async function reachPeople(
  ctx: Ctx,
  chat: ChatPort,
  { workspaceId, incidentId }: { workspaceId: string; incidentId: string },
): Promise<void> {
  const { store } = ctx;
  const reached = await store.alerts.inPerson(incidentId, chat.platform);
  const alive = reached.filter(({ dead }) => !dead);

  const incident = await store.incidents.get(incidentId);
  if (incident?.endedAt !== null) return;
  const entitled = await toCall(ctx, incident, MOST_PEOPLE);
  if (entitled.length === 0) return;
  const owners = entitled.filter(({ as, disclaims }) => as === "owner" && !disclaims);
  const forAdmins = incident.diagnosis.fixer === "admin";
  // Who says that it is not theirs is told how it goes on, and is nobody who would do something about it.
  const disclaimers = new Set(entitled.flatMap(({ id, disclaims }) => (disclaims ? id : [])));
  const isReached = alive.some(({ memberId }) => memberId === null || !disclaimers.has(memberId));
  if (isReached && owners.length <= 1 && !forAdmins) return;

  const known = new Set(reached.flatMap(({ memberId }) => memberId ?? []));
  const admins = forAdmins ? entitled.filter(({ role }) => role === "admin").slice(0, MOST_ADMINS) : [];
  const left = [...new Set([...owners, ...admins])].filter(({ id }) => !known.has(id)).slice(0, MOST_AT_ONCE);
  const found = await Promise.all(left.map((owner) => reach(ctx, chat, { workspaceId, incidentId }, owner)));
  if (isReached || found.includes(true)) return;
  for (const other of entitled) {
    if (owners.includes(other) || known.has(other.id)) continue;
    if (await reach(ctx, chat, { workspaceId, incidentId }, other)) return;
  }
  ctx.log.event("alert.nobody-in-person", { incidentId });
}

/** @returns false when the chat does not know them */
async function reach(
  ctx: Ctx,
  chat: ChatPort,
  { workspaceId, incidentId }: { workspaceId: string; incidentId: string },
  member: Entitled,
): Promise<boolean> {
  const channel = await channelOf(ctx, chat, member);
  if (channel === null) return false;
  const { platform } = chat;
  const place = { workspaceId, incidentId, platform, channel, memberId: member.id };
  await askForAlertTo(ctx, await ctx.store.alerts.openOrGet(place));
  return true;
}
