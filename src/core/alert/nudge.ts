import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { AlertMessage } from "../incident/alert-message.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import { type Nudge, nextNudge } from "../incident/next-nudge.ts";
import { peopleToReach } from "../incident/people-to-reach.ts";
import type { Entitled } from "../workspace/member.ts";
import { askForLetter } from "./ask-for-letter.ts";

/** People who are reminded at once. */
const MOST_PEOPLE = 20;

/** Reminds the members who are due a reminder of an open incident. Idempotent. */
export async function nudge(ctx: Context, incidentId: string): Promise<void> {
  const { store, clock } = ctx;
  const now = clock.now();
  const [incident, watch, standing] = await Promise.all([
    store.incidents.get(incidentId),
    store.watches.get(incidentId),
    store.incidentMailboxes.standing(incidentId),
  ]);
  // Another process was first, and it is due again only later.
  if (incident === null || watch?.nextNudgeAt == null || watch.nextNudgeAt > now) return;
  const reconnecting = standing.waiting === 0;
  const nudge = nextNudge({ watch, ended: incident.endedAt !== null, reconnecting }, now);
  const called = nudge.kind === "nobody" ? [] : await peopleToReach(ctx, incident, MOST_PEOPLE);
  const members = nudge.kind === "nobody" ? [] : whom(nudge, watch.takenBy, called);
  // The chat may take messages and show them to nobody.
  const written = watch.takenBy === null ? await byLetter(ctx, incident.workspaceId, called, members) : [];

  const { workspaceId } = incident;
  const was = watch.nextNudgeAt;
  const takeBack = nudge.kind === "remind" && nudge.takeBack;
  const nudges = nudge.kind === "nobody" ? watch.nudges : watch.nudges + 1;
  await commit(ctx, null, async (tx) => {
    if (!(await tx.watches.nudged(incidentId, was, { nextNudgeAt: nudge.next, nudges, takeBack }))) return;
    for (const memberId of members) {
      const message: AlertMessage = { kind: "remind", incidentId, memberId };
      await tx.say(workspaceId, `remind:${incidentId}:${memberId}`, message, now);
    }
    for (const memberId of written) await askForLetter(tx, workspaceId, { incidentId, memberId }, now);
    // The alert may name a member who is on it, or a snooze. Both are over.
    if (nudge.kind === "remind") await askForAlert(tx, workspaceId, incidentId, now);
  });
}

/** Those of the reminded whom a letter reaches; where their addresses are all lost mailboxes, the next whose is not. */
async function byLetter(
  { store }: Pick<Context, "store">,
  workspaceId: string,
  called: Entitled[],
  members: string[],
): Promise<string[]> {
  if (members.length === 0) return [];
  const lost = await store.mailboxes.unusable(
    workspaceId,
    called.map(({ email }) => email),
  );
  const reached = called.filter(({ email }) => !lost.includes(email));
  const reminded = reached.filter(({ id }) => members.includes(id));
  return (reminded.length > 0 ? reminded : reached.slice(0, 1)).map(({ id }) => id);
}

function whom(
  { whom }: Extract<Nudge, { kind: "remind" }>,
  taker: { id: string } | null,
  entitled: Entitled[],
): string[] {
  switch (whom) {
    case "taker":
      return taker === null ? [] : [taker.id];
    case "fixers": {
      const own = entitled.filter(({ as, disclaims }) => as !== "admin" && !disclaims);
      return (own.length > 0 ? own : entitled).map(({ id }) => id);
    }
    case "everyone":
      return entitled.map(({ id }) => id);
  }
}
