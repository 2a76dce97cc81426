import type { Context } from "../context.ts";
import type { Rooms } from "../store.ts";
import { hashOfLead } from "./hash-of-lead.ts";

/** Addresses whose hashes are made and looked for at once. */
const SLICE = 2_000;

/** Leaves staged leads out of an import that were forgotten, in its transaction. A workspace that forgot nobody pays nothing for it. */
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
