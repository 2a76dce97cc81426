import { z } from "zod";
import { sayChannel } from "../../core/chat/destination.ts";
import type { Context } from "../../core/context.ts";
import { changeSettings } from "../../core/settings/change-settings.ts";
import { SETTINGS_WORDS } from "../../core/settings/settings-words.ts";
import { timeZoneFault } from "../../core/time/schedule.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayChoice, sayList } from "../../core/words/say.ts";
import { addWorkspace } from "../../core/workspace/add-workspace.ts";
import { command, type ExitCode } from "../command.ts";
import type { Out } from "../terminal/out.ts";
import { sayOutcome } from "../terminal/say-outcome.ts";
import { Acting, actingMember } from "./acting-member.ts";
import { channelFields } from "./channel-fields.ts";

const Input = z.object({
  ...Acting,
  name: z.string().optional(),
  timeZone: z.string().optional(),
  /** Empty: alerts go to no channel of that chat. */
  channel: z.string().optional(),
  /** The chat of the channel, by its name here; needed where the channel may be of several. */
  chat: z.string().optional(),
  /** The same by the name of the chat. */
  channels: z.record(z.string(), z.string()).default({}),
  /** Whether letters about trouble may leave through a healthy mailbox, where there is neither a chat nor a mail server for them. */
  lettersThroughMailboxes: z.enum(["on", "off"]).optional(),
  /** Refused leads in a row at which a campaign pauses itself; 1 to 50. */
  brakeRefusals: z.string().optional(),
  /** Per cent of bounces and complaints above which it does; 1 to 100. */
  brakeBounces: z.string().optional(),
  admin: z.email("The admin is a mail address.").optional(),
});
type Input = z.infer<typeof Input>;

/** Changes the workspace's settings, or makes the first workspace. Without anything to set it shows them. */
export const workspaceSet = command({
  name: "workspace set",
  input: Input,
  async run(ctx, input, out) {
    const channels = channelsIn(ctx, input);
    if (typeof channels === "string") {
      out.say(channels);
      return 2;
    }
    if ((await ctx.store.members.firstWorkspace()) === null) return make(ctx, input, channels, out);
    const member = await actingMember(ctx, input, out);
    const workspace = member && (await ctx.store.members.workspace(member.workspaceId));
    if (member === null || workspace === null) return 2;
    const { name, timeZone } = input;
    const others = othersIn(input);
    const given = [name, timeZone, ...Object.values(channels), ...Object.values(others)];
    if (given.some((one) => one !== undefined)) {
      const result = await changeSettings(ctx, member, {
        name: name ?? workspace.name,
        timeZone: timeZone ?? workspace.timeZone,
        channels,
        ...others,
      });
      if (result.kind !== "saved") {
        sayOutcome(out, outcomeOf(SETTINGS_WORDS, result, null));
        return result.kind === "unclear" ? 2 : 1;
      }
    }
    return show(ctx, member.workspaceId, out);
  },
});

/** The channels that were given, by platform; a sentence where it is not clear which chat is meant. */
function channelsIn(
  { platforms }: Pick<Context, "platforms">,
  { channel, chat, channels }: Input,
): Record<string, string> | string {
  if (chat !== undefined && channel === undefined)
    return "Say with --channel which channel of that chat alerts go to.";
  if (channel === undefined) return channels;
  const names = Object.keys(platforms);
  const meant = chat?.trim().toLowerCase() ?? onlyOne(fitting(platforms, channel)) ?? onlyOne(names);
  if (meant === undefined) return `Say with --chat in which chat that channel is: ${sayChoice(names)}.`;
  return Object.hasOwn(platforms, meant)
    ? { ...channels, [meant]: channel }
    : `This Unpause knows no chat “${chat}”. It knows ${sayList(names)}.`;
}

/** The chats in which a channel may be named like that. */
const fitting = (platforms: Context["platforms"], channel: string) =>
  Object.entries(platforms).flatMap(([name, { readChannel }]) =>
    readChannel(channel).kind === "channel" ? [name] : [],
  );

const onlyOne = (names: readonly string[]) => (names.length === 1 ? names[0] : undefined);

/** The given settings among those that a workspace has from the beginning. */
const othersIn = ({ brakeRefusals, brakeBounces, lettersThroughMailboxes }: Input) => ({
  ...(brakeRefusals !== undefined && { brakeRefusals }),
  ...(brakeBounces !== undefined && { brakeBounces }),
  ...(lettersThroughMailboxes !== undefined && {
    lettersThroughMailboxes: lettersThroughMailboxes === "on",
  }),
});

async function make(
  ctx: Context,
  input: Input,
  channels: Record<string, string>,
  out: Out,
): Promise<ExitCode> {
  const { name, timeZone, admin } = input;
  if (!name?.trim() || admin === undefined) {
    out.say(
      "There is no workspace yet. Give it a name and its first admin: --name “Acme” --admin you@example.com",
    );
    return 2;
  }
  const zone = timeZone?.trim() ?? "UTC";
  const fault = timeZoneFault(zone);
  if (fault !== null) {
    out.say(fault);
    return 2;
  }
  const person = { name: admin.slice(0, admin.indexOf("@")), email: admin };
  const made = await addWorkspace(ctx, { name: name.trim(), timeZone: zone, admin: person });
  const member = await ctx.store.members.get(made.memberId);
  const others = othersIn(input);
  if (member && Object.keys({ ...channels, ...others }).length > 0) {
    const wished = { name, timeZone: zone, channels, ...others };
    const saved = await changeSettings(ctx, member, wished);
    if (saved.kind !== "saved") sayOutcome(out, outcomeOf(SETTINGS_WORDS, saved, null));
  }
  return show(ctx, made.workspaceId, out);
}

async function show(ctx: Context, workspaceId: string, out: Out): Promise<ExitCode> {
  const workspace = await ctx.store.members.workspace(workspaceId);
  if (workspace === null) return 1;
  const { name, timeZone, lettersThroughMailboxes, brakeRefusals, brakeBounces } = workspace;
  const channels = await ctx.store.channels.ofWorkspace(workspaceId);
  const title = (platform: string) => ctx.platforms[platform]?.title ?? platform;
  const where =
    channels.length === 0
      ? "alerts in the web app"
      : `alerts in ${sayList(channels.map((one) => `${title(one.platform)} channel ${sayChannel(one)}`))}`;
  const letters = lettersThroughMailboxes ? " Letters about trouble may leave through its mailboxes." : "";
  const refused = brakeRefusals === 1 ? "1 refused lead" : `${brakeRefusals} refused leads in a row`;
  out.line(
    {
      ...{ name, timeZone, ...channelFields(ctx, channels) },
      ...{ lettersThroughMailboxes, brakeRefusals, brakeBounces },
    },
    `${name}: time zone ${timeZone}, ${where}. A campaign pauses itself at ${refused}, or when more than ${brakeBounces} % of its first messages come back.${letters}`,
  );
  return 0;
}
