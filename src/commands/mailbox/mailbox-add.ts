import { z } from "zod";
import type { Context } from "../../core/context.ts";
import { isOAuthProvider } from "../../core/credential/provider-of.ts";
import type { MailServer, Server } from "../../core/mailbox/server.ts";
import { type AddMailboxResult, addMailbox } from "../../core/setup/add-mailbox.ts";
import { ADD_MAILBOX_WORDS } from "../../core/setup/add-mailbox-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { command, type ExitCode } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import type { Out } from "../terminal/out.ts";
import { inCommands, sayOutcome } from "../terminal/say-outcome.ts";
import { ServerOption } from "../terminal/server-option.ts";

/** Connects a mailbox. No: the servers refuse it; then nothing is stored. */
export const mailboxAdd = command({
  name: "mailbox add",
  input: z.object({
    ...Acting,
    address: z.string().trim(),
    name: z.string().optional(),
    userName: z.string().optional(),
    smtp: ServerOption.optional(),
    imap: ServerOption.optional(),
    dailyCap: z.coerce.number("The daily cap is a number.").int().min(1).optional(),
    minGap: z.coerce.number("The gap is a number of seconds.").min(0).optional(),
  }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    if (member === null) return 2;
    const { address, userName = address, smtp, imap } = input;
    if ((smtp === undefined) !== (imap === undefined)) {
      out.say("Give both servers, --smtp and --imap, or neither: then they are found from the address.");
      return 2;
    }
    const secret = await out.secret(`Password of ${address}: `);
    if (secret === null) return 2;
    const server: MailServer | undefined = smtp && imap && { userName, smtp, imap };
    const result = await addMailbox(ctx, {
      workspaceId: member.workspaceId,
      memberId: member.id,
      ownerId: member.id,
      address,
      secret,
      ...(input.name !== undefined && { senderName: input.name }),
      ...(server && { server }),
      ...(input.dailyCap !== undefined && { dailyCap: input.dailyCap }),
      ...(input.minGap !== undefined && { minGapMs: input.minGap * 1_000 }),
    });
    const exit = tell(result, address, out);
    if (result.kind === "not-proven" && signsInAtProvider(ctx, result.discovery.provider)) {
      const page = `${ctx.publicUrl}/mailboxes/add?address=${encodeURIComponent(address)}`;
      out.say(`Or sign in at ${result.discovery.name} itself, without a password: ${page}`);
    }
    return exit;
  },
});

const signsInAtProvider = ({ oauth }: Pick<Context, "oauth">, provider: string) =>
  isOAuthProvider(provider) && oauth[provider] !== undefined;

function tell(result: AddMailboxResult, address: string, out: Out): ExitCode {
  const said = outcomeOf(ADD_MAILBOX_WORDS, result, { address, sayTime: (at) => at.toISOString() });
  switch (result.kind) {
    case "added":
      out.line({ address, id: result.mailboxId }, inCommands(said));
      return 0;
    case "already-there":
    case "too-many-tries":
      sayOutcome(out, said);
      return 1;
    case "not-an-address":
    case "no-such-owner":
      sayOutcome(out, said);
      return 2;
    case "servers-to-confirm": {
      const { server } = result.discovery;
      out.line({ address, connected: false, foundBy: "records", server });
      out.say(`${said.sentence} If they are right, run this again with: ${optionsOf(server)}`);
      return 1;
    }
    case "not-proven": {
      const { discovery, server, smtp, imap } = result;
      const { provider, by: foundBy } = discovery;
      out.line({ address, connected: false, provider, foundBy, server, smtp, imap });
      for (const leg of new Set([smtp, imap])) {
        if (leg) out.say(`${leg.sentence}${leg.said ? ` (The server said: ${leg.said})` : ""}`);
      }
      out.say(`${said.sentence} Tried: ${optionsOf(server)}`);
      return 1;
    }
  }
}

function optionsOf({ smtp, imap }: Pick<MailServer, "smtp" | "imap">): string {
  const words = ({ host, port, security }: Server) => `${host}:${port}/${security}`;
  return `--smtp ${words(smtp)} --imap ${words(imap)}`;
}
