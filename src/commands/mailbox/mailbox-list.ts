import { z } from "zod";
import type { MailboxRow } from "../../core/views/mailbox-views.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { everyPage } from "../terminal/every-page.ts";

export const mailboxList = command({
  name: "mailbox list",
  input: z.object(Acting),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    if (member === null) return 2;
    let any = false;
    for await (const row of everyPage((slice) => ctx.store.views.mailboxes.list(member.workspaceId, slice))) {
      any = true;
      out.line(lineOf(row), inWords(row));
    }
    if (!any) out.say("No mailbox is connected yet. Connect one: unpause mailbox add you@example.com");
    return 0;
  },
});

function lineOf({ mailbox, owner, sentOn, sentCount, disconnection, reconnecting }: MailboxRow) {
  const { id, address, provider, signIn, state, smtp, imap, workedAt, readAt, dailyCap, warmUp } = mailbox;
  return {
    id,
    address,
    provider,
    signIn,
    owner: owner.name,
    state,
    disconnection,
    reconnecting,
    smtp,
    imap,
    workedAt,
    readAt,
    dailyCap,
    warmUp,
    sent: { on: sentOn, count: sentCount },
  };
}

function inWords({ mailbox: { address, state, provider }, owner, disconnection, reconnecting }: MailboxRow) {
  const because = disconnection
    ? `: ${disconnection.cause}`
    : state.kind === "held"
      ? `: ${state.cause}`
      : "";
  return `${address} (${provider}, ${owner.name}): ${reconnecting ? "being reconnected" : `${state.kind}${because}`}`;
}
