import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { workingHours } from "../time/working-hours.ts";
import { endsSoon } from "./ends-soon.ts";
import type { ForetellMessage } from "./foresight-deliveries.ts";
import { secretsEnding } from "./secrets-ending.ts";

/** Longer than it takes to look through one workspace. */
const LEASE_MS = 10 * 60_000;

/**
 * Once in a working day, tells each owner in one message which of their mailboxes will need a new sign-in. It tells the admins
 * which of the operator's apps needs a new secret. @returns the number of people told
 */
export async function foretell(
  ctx: CommitContext & Pick<Context, "oauth" | "chatSecrets">,
  atOnce: number,
): Promise<number> {
  const { store } = ctx;
  const now = ctx.clock.now();
  const lease = new Date(now.getTime() + LEASE_MS);
  let told = 0;
  for (const { id, timeZone } of await store.foresight.claimWorkspaces(now, lease, atOnce)) {
    const { open, nextAt, horizon } = workingHours(timeZone, now);
    const soon = open ? endsSoon(await store.foresight.granted(id, null, now), now, horizon) : [];
    const admins = open && secretsEnding(ctx, now).length > 0 ? await adminsOf(store, id) : [];
    for (const memberId of new Set([...soon.map(({ ownerId }) => ownerId), ...admins])) {
      const message: ForetellMessage = { kind: "foretell", memberId };
      await commit(ctx, null, (tx) => tx.say(id, `foretell:${memberId}`, message, now));
      told++;
    }
    await store.foresight.putOff(id, nextAt);
  }
  return told;
}

async function adminsOf(store: Context["store"], workspaceId: string): Promise<string[]> {
  const members = await store.members.list(workspaceId);
  return members.filter(({ role }) => role === "admin").map(({ id }) => id);
}
