import { noteNotEntitled } from "../../core/audit/note-refusal.ts";
import { commit } from "../../core/commit.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportCommit } from "./change-ticket.ts";
import type { DeskSettings } from "./desk-store.ts";

/** A week, in minutes. */
const LONGEST_MINUTES = 7 * 24 * 60;

export type DeskResult =
  | { kind: "saved" }
  | { kind: "not-entitled" }
  | { kind: "no-such-target"; most: number };

/** Sets the support desk of a workspace: an admin's business. Tickets that are open keep their own target. */
export async function changeDesk(
  ctx: SupportCommit,
  by: Member,
  settings: DeskSettings,
): Promise<DeskResult> {
  if (by.role !== "admin") {
    await noteNotEntitled(ctx, by, "settings-changed");
    return { kind: "not-entitled" };
  }
  const { firstAnswerMinutes } = settings;
  if (!Number.isInteger(firstAnswerMinutes) || firstAnswerMinutes < 1 || firstAnswerMinutes > LONGEST_MINUTES)
    return { kind: "no-such-target", most: LONGEST_MINUTES };
  await commit(ctx, by.workspaceId, async (tx) => {
    await tx.desks.set(by.workspaceId, settings);
    const data = { fields: Object.keys(settings) };
    tx.note({ kind: "settings-changed", workspaceId: by.workspaceId, memberId: by.id, data });
  });
  return { kind: "saved" };
}
