import { type Answer, alone, answering } from "./answer.ts";
import type { BotChat, ChatPerson } from "./bot-chat.ts";
import type { BotContext } from "./bot-kinds.ts";
import { connect } from "./command/connect.ts";
import { parseCommand } from "./command/parse-command.ts";
import { runCommand } from "./command/run-command.ts";
import { findMember } from "./find-member.ts";
import { forGuests, mayAskAsGuest } from "./guests.ts";
import { type Reply, reply } from "./reply.ts";
import { notForThem } from "./strangers.ts";

/** Words as a platform reads them: after the command, with a mention, in a direct message, or of a button. */
export type Said = {
  by: ChatPerson;
  words: string;
  /** The channel that it was said in; null: the person is alone with us. */
  channel: string | null;
  /** A button said it for them: the answer is theirs alone. */
  pressed?: true;
  /** Names it in its chat. A repeated delivery has the same. */
  key: string;
};

/**
 * Answers typed words, once.
 *
 * @returns null: it was done before, and there is no answer
 */
export const handleWords = (ctx: BotContext, chat: BotChat, said: Said): Promise<Answer | null> =>
  answering(ctx, chat, said.key, async () => {
    const answer = await outcome(ctx, chat, said);
    return said.pressed ? alone(answer.reply) : answer;
  });

async function outcome(ctx: BotContext, chat: BotChat, { by, words, channel }: Said): Promise<Answer> {
  const parsed = parseCommand(words);
  if (parsed.kind === "connect") return alone(await connect(ctx, { chat, by, channel }, parsed.code));
  const who = await findMember(ctx, chat, by);
  if (who.kind !== "member") return alone(notForThem(who.kind, chat.words));
  const { member, guest } = who;
  switch (parsed.kind) {
    case "command":
      if (guest && !(await mayAskAsGuest(ctx, member, parsed.command)))
        return alone(await forGuests(ctx, member, chat.words));
      return {
        reply: await runCommand(ctx, { chat, member, channel }, parsed.command),
        shared: parsed.share,
      };
    case "unknown":
      return alone(unknown(parsed.word, parsed.meant));
    case "incomplete":
      return alone(incomplete(parsed.name, parsed.lacks));
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
