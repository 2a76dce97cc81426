import type { CommitContext } from "../../core/commit.ts";
import { START_DRILL_WORDS } from "../../core/drill/drill-words.ts";
import { startDrill } from "../../core/drill/start-drill.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { Reply } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";
import { noSuchMailbox } from "./of-mailbox.ts";

/** Begins a rehearsal of a mailbox's loss. */
export async function drill(ctx: CommitContext, member: Member, address: string): Promise<Reply> {
  const mailbox = await ctx.store.mailboxes.byAddress(member.workspaceId, address);
  if (mailbox === null) return noSuchMailbox(ctx, member, "drill", address);
  const started = await startDrill(ctx, member, mailbox);
  return replyOf(outcomeOf(START_DRILL_WORDS, started, { address }));
}
