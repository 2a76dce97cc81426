import { type Destination, placeKey } from "../chat/destination.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { AlertMessage } from "../incident/alert-message.ts";

type Place = { workspaceId: string; incidentId: string } & Destination;

/** Asks for the incident's alert in one channel. However often it is asked for, one item waits. */
export const askForAlertIn = (ctx: CommitContext, place: Place) => ask(ctx, "show-alert-in", place);

/** Asks for the alert that one person has for themselves. */
export const askForAlertTo = (ctx: CommitContext, place: Place) => ask(ctx, "show-alert-to", place);

async function ask(
  ctx: CommitContext,
  kind: "show-alert-in" | "show-alert-to",
  { workspaceId, incidentId, platform, channel }: Place,
): Promise<void> {
  const message: AlertMessage = { kind, incidentId, platform, channel };
  const key = `alert:${incidentId}:${placeKey({ platform, channel })}`;
  await commit(ctx, null, (tx) => tx.say(workspaceId, key, message, ctx.clock.now()));
}
