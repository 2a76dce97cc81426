import { readConnectCode, useConnectCode } from "../../core/connect-code/use-connect-code.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { BotChat, ChatGroup, ChatPerson } from "../bot-chat.ts";
import type { BotContext } from "../bot-kinds.ts";
import { type Reply, reply } from "../reply.ts";
import { notForThem } from "../strangers.ts";
import { alertsHere } from "./settings.ts";

type Place = { chat: BotChat; by: ChatPerson /** null: they are alone with us. */; channel: string | null };

/**
 * Makes a person known by the code that the web app gave them. An admin who says it in a group gives the group to their workspace, and
 * its alerts to this channel.
 */
export async function connect(ctx: BotContext, { chat, by, channel }: Place, code: string): Promise<Reply> {
  const { platform, words } = chat;
  if (!(await by.belongs())) return notForThem("outsider", words);
  const seen = await by.look();
  if (seen.kind === "outsider") return notForThem("outsider", words);
  if (code === "") return reply(HOW);
  const { guest, verifiedEmail } = seen;
  const person = { platform, userId: by.userId, guest, verifiedEmail };
  const group = channel === null ? null : (chat.group ?? null);
  const read = await readConnectCode(ctx, person, code);
  if (read.kind !== "valid") return reply(WHY_NOT[read.kind]);
  const refusal = group && (await giveGroup(group, read.member));
  if (refusal) return reply(refusal);
  const used = await useConnectCode(ctx, person, code, group?.id ?? null);
  if (used.kind !== "valid") return reply(WHY_NOT[used.kind]);
  const { member } = used;
  const workspace = await ctx.store.members.workspace(member.workspaceId);
  const known = `Unpause knows you as ${member.name} of ${workspace?.name ?? "your workspace"} from now on.`;
  if (group === null) return reply(known);
  return reply(`${known} ${await alertsHere(ctx, { chat, member, channel })}`);
}

/** @returns why not; null: it is the workspace's */
async function giveGroup(group: ChatGroup, { role, workspaceId }: Member): Promise<string | null> {
  if (role !== "admin") return ONLY_ADMINS;
  return (await group.give(workspaceId)) ? null : OF_ANOTHER;
}

const HOW =
  "Say “connect” and your code. The web app shows it on your own page. It works once, within ten minutes.";
const ONLY_ADMINS =
  "Only a code of an admin gives a team to a workspace. To be known yourself, say it to Unpause alone. Nothing was changed.";
const OF_ANOTHER =
  "This team belongs to another workspace of Unpause. Nothing was changed. An admin there can remove the app from the team.";
const WHY_NOT = {
  "code-unknown":
    "Unpause does not know this code. It works once, within ten minutes. Make a new one on your own page in the web app.",
  "not-yours":
    "This code is not yours. Only the member who made it can use it, as the person that they are in this chat. Nothing was changed.",
};
