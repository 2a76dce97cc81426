import type { Chats } from "../chat/chats.ts";
import { findInChat } from "../chat/find-in-chat.ts";
import { type CommitContext, commit } from "../commit.ts";
import { peopleToReach } from "../incident/people-to-reach.ts";
import type { Entitled } from "../workspace/member.ts";
import { askForAlertTo } from "./ask-for-alert-at.ts";

type Ctx = CommitContext;

/** Owners who are searched for in one run. The next change of the alert searches for the others. */
const MOST_AT_ONCE = 10;
/** Admins who have it for themselves where the mail system's admin has to act: they know them. */
const MOST_ADMINS = 3;
/** Owners of one incident who have it for themselves. */
const MOST_PEOPLE = 30;

/**
 * Makes sure that an open incident reaches a person in a direct message. It reaches every owner of a lost mailbox, or else the
 * first entitled member whom a chat knows. Each member is reached in one chat, and in their next one where that is dead.
 */
export async function reachPeople(
  ctx: Ctx,
  chats: Chats,
  { workspaceId, incidentId }: { workspaceId: string; incidentId: string },
): Promise<void> {
  const { store } = ctx;
  const tried = await store.alerts.inPerson(incidentId);
  const reached = new Set(tried.flatMap(({ memberId, dead }) => (dead ? [] : memberId)));

  const incident = await store.incidents.get(incidentId);
  if (incident?.endedAt !== null) return;
  const entitled = await peopleToReach(ctx, incident, MOST_PEOPLE);
  if (entitled.length === 0) return;
  const owners = entitled.filter(({ as, disclaims }) => as === "owner" && !disclaims);
  const forAdmins = incident.diagnosis.fixer === "admin";
  // A member who disclaims the mailbox is told how it goes on. They will not act on it.
  const disclaimers = new Set(entitled.flatMap(({ id, disclaims }) => (disclaims ? id : [])));
  const isReached = [...reached].some((memberId) => !disclaimers.has(memberId));
  if (isReached && owners.length <= 1 && !forAdmins) return;

  const deadFor = ({ id }: Entitled) =>
    new Set(tried.flatMap(({ memberId, platform, dead }) => (dead && memberId === id ? platform : [])));
  const reachIn = (member: Entitled) =>
    reach(ctx, chats, { workspaceId, incidentId }, member, deadFor(member));
  const admins = forAdmins ? entitled.filter(({ role }) => role === "admin").slice(0, MOST_ADMINS) : [];
  const open = (await chats.of(workspaceId)).length;
  const left = [...new Set([...owners, ...admins])]
    .filter((one) => !reached.has(one.id) && deadFor(one).size < open)
    .slice(0, MOST_AT_ONCE);
  const found = await Promise.all(left.map(reachIn));
  if (isReached || found.includes(true)) return;
  for (const other of entitled) {
    if (owners.includes(other) || left.includes(other) || reached.has(other.id)) continue;
    if (await reachIn(other)) return;
  }
  ctx.log.event("alert.nobody-in-person", { incidentId });
}

/** @param dead - where they cannot be reached @returns false when no other chat knows them */
async function reach(
  ctx: Ctx,
  chats: Chats,
  { workspaceId, incidentId }: { workspaceId: string; incidentId: string },
  member: Entitled,
  dead: ReadonlySet<string>,
): Promise<boolean> {
  const found = await findInChat(ctx, chats, member, dead);
  if (found === null) return false;
  const place = { workspaceId, incidentId, platform: found.chat.platform, channel: found.channel };
  await commit(ctx, null, async (tx) => {
    await tx.alerts.openOrGet({ ...place, memberId: member.id });
    await askForAlertTo(tx, place, ctx.clock.now());
  });
  return true;
}
