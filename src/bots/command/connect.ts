import { useConnectCode } from "../../core/connect-code/use-connect-code.ts";
import type { BotChat, ChatPerson } from "../bot-chat.ts";
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
  const used = await useConnectCode(ctx, person, code, group?.id ?? null);
  if (used.kind !== "known") return reply(WHY_NOT[used.kind]);
  const { member } = used;
  const workspace = await ctx.store.members.workspace(member.workspaceId);
  const known = `Unpause knows you as ${member.name} of ${workspace?.name ?? "your workspace"} from now on.`;
  if (used.group === "none") return reply(known);
  if (used.group !== "given") return reply(`${known} ${NOT_GIVEN[used.group]}`);
  return reply(`${known} ${await alertsHere(ctx, { chat, member, channel })}`);
}

const HOW =
  "Say “connect” and your code. The web app shows it on your own page. It works once, within ten minutes.";
const NOT_GIVEN = {
  "only-admins": "The team was not given to the workspace: only a code of an admin does that.",
  "of-another":
    "This team belongs to another workspace of Unpause, and stays there. To free it, an admin of that one says “settings leave” here.",
};
const WHY_NOT = {
  "code-unknown":
    "Unpause does not know this code. It works once, within ten minutes. Make a new one on your own page in the web app.",
  "not-yours":
    "This code is not yours. Only the member who made it can use it, as the person that they are in this chat. Nothing was changed.",
};
