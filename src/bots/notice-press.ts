import type { CommitContext } from "../core/commit.ts";
import type { Context } from "../core/context.ts";
import type { Member } from "../core/workspace/member.ts";
import type { Reply } from "./reply.ts";
export type Ctx = CommitContext & Pick<Context, "publicUrl">;

/**
 * A notice as it is pressed: its workspace, and the press itself, for a member of that workspace. `mailboxId`: the mailbox it is
 * about; null: it is about a campaign.
 */
export type PressedNotice = {
  workspaceId: string;
  mailboxId: string | null;
  press(member: Member): Promise<Reply>;
};

/** Finds what a press of one kind is about. null: there is no such subject any more. */
export type NoticePressHandler = (ctx: Ctx, id: string) => Promise<PressedNotice | null>;
