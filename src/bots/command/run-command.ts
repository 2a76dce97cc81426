import type { Member } from "../../core/workspace/member.ts";
import type { BotChat } from "../bot-chat.ts";
import type { BotContext } from "../bot-kinds.ts";
import type { Dialog } from "../dialog.ts";
import type { Reply } from "../reply.ts";
import { campaigns } from "./campaigns.ts";
import { drill } from "./drill.ts";
import { help } from "./help.ts";
import { mailboxes } from "./mailboxes.ts";
import { ofCampaign } from "./of-campaign.ts";
import { ofMailbox } from "./of-mailbox.ts";
import type { Command } from "./parse-command.ts";
import { settings } from "./settings.ts";
import { signIn } from "./sign-in.ts";
import { status } from "./status.ts";

/** `channel`: in which they ask; null: they are alone with us. */
export type Asker = { chat: BotChat; member: Member; channel: string | null };

/** Does what a member asks by a command. */
export function runCommand(
  ctx: BotContext,
  { chat, member, channel }: Asker,
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
      return settings(ctx, { chat, member, channel }, command.change);
    case "drill":
      return drill(ctx, member, command.mailbox);
    case "why":
    case "reconnect":
      return ofMailbox(ctx, { chat, member }, command.name, command.mailbox);
    case "pause":
    case "resume":
      return ofCampaign(ctx, member, command.name, command.campaign);
  }
}
