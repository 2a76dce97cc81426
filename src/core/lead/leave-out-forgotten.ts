import type { Context } from "../context.ts";
import type { Rooms } from "../store.ts";
import { hashOfLead } from "./hash-of-lead.ts";

/** This many hashes are made and searched for at once. */
const SLICE = 2_000;

/** Leaves forgotten leads out of an import, in its transaction. It costs nothing in a workspace that forgot no lead. */
export async function leaveOutForgotten(
  { signing }: Pick<Context, "signing">,
  tx: Rooms,
  workspaceId: string,
): Promise<void> {
  await tx.forgetting.keepOut(workspaceId);
  if (!(await tx.forgetting.hasAny(workspaceId))) return;
  for (let after = ""; ; ) {
    const keys = await tx.stagedLeads.keys(after, SLICE);
    const last = keys.at(-1);
    if (last === undefined) return;
    const byHash = new Map(keys.map((key) => [hashOfLead(signing, workspaceId, key), key]));
    const found = await tx.forgetting.among(workspaceId, [...byHash.keys()]);
    await tx.stagedLeads.leaveOut(
      found.map((hash) => byHash.get(hash) ?? ""),
      "forgotten",
    );
    after = last;
  }
}
