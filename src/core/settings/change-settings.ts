import { askForOwedLetters } from "../alert/ask-for-owed-letters.ts";
import { noteNotEntitled } from "../audit/note-refusal.ts";
import { isChannelId, NOT_A_CHANNEL } from "../chat/destination.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { askForOpenAlerts } from "../incident/ask-for-open-alerts.ts";
import { mayUseChannel, OF_ANOTHER } from "../incident/may-use-channel.ts";
import { askForOpenNotices } from "../notice/ask-for-open-notices.ts";
import { timeZoneFault } from "../time/schedule.ts";
import type { Member, WorkspaceSettings } from "../workspace/member.ts";

export type SettingsResult =
  | { kind: "saved" }
  | { kind: "not-entitled" }
  /** One sentence for each field that is not right. */
  | { kind: "unclear"; why: Partial<Record<keyof WorkspaceSettings, string>> };

/** What is absent stays as it is. Numbers may be given as they were typed. */
type Wished = {
  name: string;
  timeZone: string;
  slackChannel: string;
  secretInChat?: boolean;
  lettersThroughMailboxes?: boolean;
} & {
  [limit in "brakeRefusals" | "brakeBounces"]?: string | number;
};

/**
 * Changes what a workspace is called, which time it keeps and where its alerts go: those that are open come there too, and letters
 * that had no way out leave when they may. An admin's business.
 */
export async function changeSettings(
  ctx: CommitContext & Pick<Context, "notices">,
  by: Member,
  wished: Wished,
): Promise<SettingsResult> {
  if (by.role !== "admin") {
    await noteNotEntitled(ctx, by, "settings-changed");
    return { kind: "not-entitled" };
  }
  const settings = {
    name: wished.name.trim(),
    timeZone: wished.timeZone.trim(),
    slackChannel: wished.slackChannel.trim() || null,
    ...(wished.secretInChat !== undefined && { secretInChat: wished.secretInChat }),
    ...(wished.lettersThroughMailboxes !== undefined && {
      lettersThroughMailboxes: wished.lettersThroughMailboxes,
    }),
    ...(wished.brakeRefusals !== undefined && { brakeRefusals: numberOf(wished.brakeRefusals) }),
    ...(wished.brakeBounces !== undefined && { brakeBounces: numberOf(wished.brakeBounces) }),
  };
  const why = faultsOf(settings);
  if (Object.keys(why).length > 0) return { kind: "unclear", why };
  const { workspaceId } = by;
  const isSaved = await commit(ctx, workspaceId, async (tx) => {
    const before = await tx.members.workspace(workspaceId);
    const moved = before?.slackChannel !== settings.slackChannel;
    if (moved && !(await mayUseChannel(tx, workspaceId, settings.slackChannel))) return false;
    await tx.signIn.saveSettings(workspaceId, settings);
    const fields = changedIn(before, settings);
    if (fields.length > 0)
      tx.note({ kind: "settings-changed", workspaceId, memberId: by.id, data: { fields } });
    const at = ctx.clock.now();
    const mayWriteNow = settings.lettersThroughMailboxes === true && !before?.lettersThroughMailboxes;
    if (moved) await askForOpenAlerts(tx, workspaceId, at);
    if (mayWriteNow) {
      await askForOwedLetters(tx, workspaceId, at);
      await askForOpenNotices(tx, ctx.notices, workspaceId, at);
    }
    return true;
  });
  if (!isSaved) {
    await noteNotEntitled(ctx, by, "settings-changed");
    return { kind: "unclear", why: { slackChannel: OF_ANOTHER } };
  }
  return { kind: "saved" };
}

const changedIn = (before: WorkspaceSettings | null, after: Settings): string[] =>
  (Object.keys(after) as (keyof Settings)[]).filter((name) => before?.[name] !== after[name]);

/** @returns NaN for whatever is not a whole number in digits */
const numberOf = (typed: string | number): number =>
  /^\d{1,9}$/.test(String(typed).trim()) ? Number(typed) : Number.NaN;

type Optional = "secretInChat" | "lettersThroughMailboxes" | "brakeRefusals" | "brakeBounces";
type Settings = Omit<WorkspaceSettings, Optional> & Partial<Pick<WorkspaceSettings, Optional>>;

function faultsOf({ name, timeZone, slackChannel, brakeRefusals = 1, brakeBounces = 1 }: Settings) {
  const zoneFault = timeZoneFault(timeZone);
  return {
    ...((name === "" || name.length > 80) && { name: "Give the workspace a name of up to 80 letters." }),
    ...(zoneFault !== null && { timeZone: zoneFault }),
    ...(slackChannel !== null && !isChannelId(slackChannel) && { slackChannel: NOT_A_CHANNEL }),
    ...(!(brakeRefusals >= 1 && brakeRefusals <= 50) && {
      brakeRefusals: "Give the number of refused leads as a whole number from 1 to 50.",
    }),
    ...(!(brakeBounces >= 1 && brakeBounces <= 100) && {
      brakeBounces: "Give the share of bounces in per cent, as a whole number from 1 to 100.",
    }),
  };
}
