import { askForOwedLetters } from "../alert/ask-for-owed-letters.ts";
import { noteNotEntitled } from "../audit/note-refusal.ts";
import type { ChannelRead } from "../chat/chat-platform.ts";
import type { AlertChannel } from "../chat/destination.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { askForOpenAlerts } from "../incident/ask-for-open-alerts.ts";
import { NO_SUCH_CHAT } from "../incident/choose-channel.ts";
import { OF_ANOTHER } from "../incident/may-use-channel.ts";
import { putAlertsIn } from "../incident/put-alerts-in.ts";
import { askForOpenNotices } from "../notice/ask-for-open-notices.ts";
import { timeZoneFault } from "../time/schedule.ts";
import type { Member, WorkspaceSettings } from "../workspace/member.ts";

export type SettingsResult =
  | { kind: "saved" }
  | { kind: "not-entitled" }
  /** One sentence for each field that is not right. */
  | { kind: "unclear"; why: SettingsFaults };

/** `channels`: by platform. */
export type SettingsFaults = Partial<Record<keyof WorkspaceSettings, string>> & {
  channels?: Record<string, string>;
};

/** Absent fields stay as they are. Numbers may be given as they were typed. */
type Wished = {
  name: string;
  timeZone: string;
  /** By platform, as they were typed; "": none there. */
  channels?: Readonly<Record<string, string>>;
  secretInChat?: boolean;
  lettersThroughMailboxes?: boolean;
} & {
  [limit in "brakeRefusals" | "brakeBounces"]?: string | number;
};

/**
 * Changes a workspace's name, its time zone and the channel of its alerts. Only an admin may. Open alerts are posted there too, and
 * letters that found no way out leave when they may.
 */
export async function changeSettings(
  ctx: CommitContext & Pick<Context, "notices" | "platforms">,
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
    ...(wished.secretInChat !== undefined && { secretInChat: wished.secretInChat }),
    ...(wished.lettersThroughMailboxes !== undefined && {
      lettersThroughMailboxes: wished.lettersThroughMailboxes,
    }),
    ...(wished.brakeRefusals !== undefined && { brakeRefusals: numberOf(wished.brakeRefusals) }),
    ...(wished.brakeBounces !== undefined && { brakeBounces: numberOf(wished.brakeBounces) }),
  };
  const read = readChannels(ctx, wished.channels ?? {});
  const why = { ...faultsOf(settings), ...faultsIn(read) };
  if (Object.keys(why).length > 0) return { kind: "unclear", why };
  const { workspaceId } = by;
  let taken: string | null = null;
  const isSaved = await commit(ctx, workspaceId, async (tx) => {
    const before = await tx.members.workspace(workspaceId);
    const moved = moves(await tx.channels.ofWorkspace(workspaceId), read);
    for (const [platform, chosen] of moved) {
      const whose = { workspaceId, campaignId: null, memberId: by.id };
      if ((await putAlertsIn(tx, whose, { platform, chosen }, ctx.clock.now())) === "of-another") {
        taken = platform;
        return false;
      }
    }
    await tx.signIn.saveSettings(workspaceId, settings);
    const fields = [...changedIn(before, settings), ...(moved.length > 0 ? ["channels"] : [])];
    if (fields.length > 0)
      tx.note({ kind: "settings-changed", workspaceId, memberId: by.id, data: { fields } });
    const at = ctx.clock.now();
    const mayWriteNow = settings.lettersThroughMailboxes === true && !before?.lettersThroughMailboxes;
    if (moved.length > 0) await askForOpenAlerts(tx, workspaceId, at);
    if (mayWriteNow) {
      await askForOwedLetters(tx, workspaceId, at);
      await askForOpenNotices(tx, ctx.notices, workspaceId, at);
    }
    return true;
  });
  if (!isSaved) {
    await noteNotEntitled(ctx, by, "settings-changed");
    return { kind: "unclear", why: { channels: taken === null ? {} : { [taken]: OF_ANOTHER } } };
  }
  return { kind: "saved" };
}

const changedIn = (before: WorkspaceSettings | null, after: Settings): string[] =>
  (Object.keys(after) as (keyof Settings)[]).filter((name) => before?.[name] !== after[name]);

type Read = Map<string, ChannelRead | null>;

/** null: no channel there. */
function readChannels(
  { platforms }: Pick<Context, "platforms">,
  typed: Readonly<Record<string, string>>,
): Read {
  const read: Read = new Map();
  for (const [name, text] of Object.entries(typed)) {
    const platform = Object.hasOwn(platforms, name) ? platforms[name] : undefined;
    const unknown = { kind: "unclear", why: NO_SUCH_CHAT } as const;
    read.set(name, text.trim() === "" ? null : (platform?.readChannel(text.trim()) ?? unknown));
  }
  return read;
}

function faultsIn(read: Read): Pick<SettingsFaults, "channels"> {
  const faults = [...read].flatMap(([platform, channel]) =>
    channel?.kind === "unclear" ? [[platform, channel.why]] : [],
  );
  return faults.length === 0 ? {} : { channels: Object.fromEntries(faults) };
}

/** The differences from the present choice. A channel without a given name keeps its name. */
function moves(now: AlertChannel[], read: Read): [string, Pick<AlertChannel, "channel" | "name"> | null][] {
  return [...read].flatMap(([platform, wished]) => {
    const before = now.find((channel) => channel.platform === platform) ?? null;
    const chosen = wished?.kind === "channel" ? { channel: wished.channel, name: wished.name } : null;
    const isSame =
      before?.channel === chosen?.channel && (chosen?.name == null || before?.name === chosen.name);
    return isSame ? [] : [[platform, chosen] as const];
  }) as [string, Pick<AlertChannel, "channel" | "name"> | null][];
}

/** @returns NaN for whatever is not a whole number in digits */
const numberOf = (typed: string | number): number =>
  /^\d{1,9}$/.test(String(typed).trim()) ? Number(typed) : Number.NaN;

type Optional = "secretInChat" | "lettersThroughMailboxes" | "brakeRefusals" | "brakeBounces";
type Settings = Omit<WorkspaceSettings, Optional> & Partial<Pick<WorkspaceSettings, Optional>>;

function faultsOf({ name, timeZone, brakeRefusals = 1, brakeBounces = 1 }: Settings) {
  const zoneFault = timeZoneFault(timeZone);
  return {
    ...((name === "" || name.length > 80) && { name: "Give the workspace a name of up to 80 letters." }),
    ...(zoneFault !== null && { timeZone: zoneFault }),
    ...(!(brakeRefusals >= 1 && brakeRefusals <= 50) && {
      brakeRefusals: "Give the number of refused leads as a whole number from 1 to 50.",
    }),
    ...(!(brakeBounces >= 1 && brakeBounces <= 100) && {
      brakeBounces: "Give the share of bounces in per cent, as a whole number from 1 to 100.",
    }),
  };
}
