import type { ChatPort } from "../core/chat/chat-port.ts";
import type { Context } from "../core/context.ts";
import type { Member } from "../core/workspace/member.ts";
import { campaigns } from "./command/campaigns.ts";
import { drill } from "./command/drill.ts";
import { help } from "./command/help.ts";
import { mailboxes } from "./command/mailboxes.ts";
import { ofCampaign } from "./command/of-campaign.ts";
import { ofMailbox } from "./command/of-mailbox.ts";
import { type Command, parseCommand } from "./command/parse-command.ts";
import { settings } from "./command/settings.ts";
import { signIn } from "./command/sign-in.ts";
import { status } from "./command/status.ts";
import type { Dialog } from "./dialog.ts";
import { forGuests, mayAskAsGuest } from "./guests.ts";
import { type Reply, reply } from "./reply.ts";

/** `shared`: everybody in the channel may read it. */
export type Answer = { reply: Reply | Dialog; shared: boolean };

export type Asker = {
  member: Member;
  /** They are only that in the chat, and see there what is their own. */
  guest: boolean;
  /** The channel that they ask in; null: they are alone with us. */
  channel: string | null;
};

/** Answers what somebody typed after the command, to a mention, or in a direct message. */
export async function answerCommand(
  ctx: Context,
  chat: Pick<ChatPort, "platform" | "person">,
  asker: Asker,
  typed: string,
): Promise<Answer> {
  const { member, guest } = asker;
  const parsed = parseCommand(typed);
  switch (parsed.kind) {
    case "command":
      if (guest && !(await mayAskAsGuest(ctx, member, parsed.command))) {
        return { reply: await forGuests(ctx, member), shared: false };
      }
      return { reply: await run(ctx, chat, asker, parsed.command), shared: parsed.share };
    case "unknown":
      return { reply: unknown(parsed.word, parsed.meant), shared: false };
    case "incomplete":
      return { reply: incomplete(parsed.name, parsed.lacks), shared: false };
  }
}

function run(
  ctx: Context,
  chat: Pick<ChatPort, "platform" | "person">,
  { member, channel }: Asker,
  command: Command,
): Promise<Reply | Dialog> | Reply {
  switch (command.name) {
    case "help":
      return help();
    case "status":
      return status(ctx, member);
    case "mailboxes":
      return mailboxes(ctx, member, command.page);
    case "campaigns":
      return campaigns(ctx, member, command.page);
    case "sign-in":
      return signIn(ctx, member);
    case "settings":
      return settings(ctx, member, channel, command.change);
    case "drill":
      return drill(ctx, member, command.mailbox);
    case "why":
    case "reconnect":
      return ofMailbox(ctx, chat, member, command.name, command.mailbox);
    case "pause":
    case "resume":
      return ofCampaign(ctx, member, command.name, command.campaign);
  }
}

const HELP = { kind: "command", label: "Help", command: "help" } as const;

function unknown(word: string, meant: { name: string; rest: string } | null): Reply {
  if (meant === null) return reply(`Unpause does not know “${word}”.`, { actions: [HELP] });
  const command = `${meant.name} ${meant.rest}`.trim();
  return reply(`Unpause does not know “${word}”. Did you mean “${command}”?`, {
    actions: [{ kind: "command", label: `Yes, ${command}`, command }, HELP],
  });
}

const incomplete = (name: string, lacks: "mailbox" | "campaign"): Reply =>
  lacks === "mailbox"
    ? reply(`Which mailbox? Say “${name}” and its address, e.g. ${name} sales@example.com.`, {
        actions: [{ kind: "command", label: "Mailboxes", command: "mailboxes" }],
      })
    : reply(`Which campaign? Say “${name}” and its name.`, {
        actions: [{ kind: "command", label: "Campaigns", command: "campaigns" }],
      });
