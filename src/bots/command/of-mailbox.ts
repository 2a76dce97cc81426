import type { Context } from "../../core/context.ts";
import { causeFacts } from "../../core/diagnosis/cause.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import { sayTime } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { BotChat } from "../bot-chat.ts";
import type { BotContext } from "../bot-kinds.ts";
import { reconnectDialog } from "../dialog/reconnect.ts";
import type { Dialog } from "../dialog.ts";
import { reconnect } from "../press/reconnect.ts";
import { why } from "../press/why.ts";
import { type Reply, reply } from "../reply.ts";
import { closest } from "./closest.ts";

/** Does what a button of the mailbox's alert does, by the mailbox's address. */
export async function ofMailbox(
  ctx: BotContext,
  { chat, member }: { chat: BotChat; member: Member },
  press: "why" | "reconnect",
  address: string,
): Promise<Reply | Dialog> {
  const { store } = ctx;
  const mailbox = await store.mailboxes.byAddress(member.workspaceId, address);
  if (mailbox === null) return noSuchMailbox(ctx, member, press, address);
  const incident = await store.incidents.openOf(mailbox.id);
  if (incident === null) return reply(await sayUndisturbed(ctx, mailbox));
  const isTheirs = async () => (await store.fixers.entitled(mailbox.id)).some(({ id }) => id === member.id);
  if (press === "reconnect" && (await isTheirs()))
    return reconnectDialog(ctx, chat.platform, member, incident, mailbox);
  const handler = press === "why" ? why : reconnect;
  return handler.press(ctx, { chat, member, subject: incident }, { value: "", portion: null });
}

/** The mailbox needs no action: it works, or it waits and is tried again without help. */
async function sayUndisturbed(
  { store }: Pick<Context, "store">,
  { address, state, workspaceId }: Mailbox,
): Promise<string> {
  if (state.kind !== "held") return `${address} works. There is nothing to reconnect.`;
  const workspace = await store.members.workspace(workspaceId);
  const { title, meaning } = causeFacts[state.cause];
  return `${address} is on hold: ${title}. ${meaning} We look again at ${sayTime(state.until, workspace?.timeZone ?? "UTC")}. There is nothing to do.`;
}

export async function noSuchMailbox(
  { store }: Pick<Context, "store">,
  { workspaceId }: Member,
  verb: string,
  address: string,
): Promise<Reply> {
  const all = await store.mailboxes.list(workspaceId);
  const meant = closest(
    address,
    all.map((mailbox) => mailbox.address),
  );
  return reply(`There is no mailbox “${address}” here.${meant === null ? "" : ` Did you mean ${meant}?`}`, {
    actions:
      meant === null
        ? [{ kind: "command", label: "Mailboxes", command: "mailboxes" }]
        : [{ kind: "command", label: `Yes, ${meant}`, command: `${verb} ${meant}` }],
  });
}
