import type { CommitContext } from "../../core/commit.ts";
import { startDrill } from "../../core/drill/start-drill.ts";
import { sayList } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type Reply, reply } from "../reply.ts";
import { noSuchMailbox } from "./of-mailbox.ts";

/** Begins a rehearsal of a mailbox's loss. */
export async function drill(ctx: CommitContext, member: Member, address: string): Promise<Reply> {
  const mailbox = await ctx.store.mailboxes.byAddress(member.workspaceId, address);
  if (mailbox === null) return noSuchMailbox(ctx, member, "drill", address);
  const started = await startDrill(ctx, member, mailbox);
  switch (started.kind) {
    case "started":
      return reply(
        `The rehearsal begins: its message goes to your channel and to who could reconnect ${address}. No mail is sent for it, and no lead moves. The report comes within half an hour.`,
      );
    case "not-entitled":
      return reply(
        `A rehearsal calls real people, so that only who could reconnect ${address} begins one: ${sayList(started.entitled.map(({ name }) => name))}.`,
      );
    case "under-way":
      return reply(`A rehearsal of ${address} is under way already.`);
  }
}
