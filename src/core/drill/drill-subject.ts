import type { Context } from "../context.ts";
import type { Entitled } from "../workspace/member.ts";
import type { Drill } from "./drill-store.ts";

/** All facts that the messages of a rehearsal show. */
export type DrillSubject = {
  drill: Drill;
  address: string;
  startedBy: string;
  takenBy: string | null;
  endedBy: string | null;
  /** Names of those who could reconnect it, the first first. */
  fixers: string[];
  page: string;
  timeZone: string;
};

/** A rehearsal with its people; null: there is no such one. */
export async function loadDrill(
  { store, publicUrl }: Pick<Context, "store" | "publicUrl">,
  drillId: string,
): Promise<{ subject: DrillSubject; entitled: Entitled[] } | null> {
  const drill = await store.drills.get(drillId);
  if (drill === null) return null;
  const name = async (id: string | null) =>
    id === null ? null : ((await store.members.get(id))?.name ?? "A former member");
  const [mailbox, workspace, entitled, startedBy, takenBy, endedBy] = await Promise.all([
    store.mailboxes.get(drill.mailboxId),
    store.members.workspace(drill.workspaceId),
    store.fixers.entitled(drill.mailboxId),
    name(drill.startedById),
    name(drill.takenById),
    name(drill.endedById),
  ]);
  const subject = {
    drill,
    address: mailbox?.address ?? "a removed mailbox",
    startedBy: startedBy ?? "A member",
    takenBy,
    endedBy,
    fixers: entitled.map((one) => one.name),
    page: `${publicUrl}/drills/${drill.id}`,
    timeZone: workspace?.timeZone ?? "UTC",
  };
  return { subject, entitled };
}
