import type { Context } from "../context.ts";
import { type IssueResult, issueReconnectLink } from "../mailbox/issue-reconnect-link.ts";
import { hashOfToken } from "../workspace/link-token.ts";
import { pickNumbers } from "./pick-numbers.ts";

export type VouchedLink = IssueResult & { kind: "issued" } & { sessionId: string; choices: number[] };

/**
 * Makes a member's link to reconnect a mailbox that also works where they are not signed in: the chat knows who pressed. Its page
 * then shows a number, which the member presses in the chat. Show link and choices to them alone.
 *
 * @param platform - the chat that vouches for them
 */
export async function issueVouchedLink(
  ctx: Pick<Context, "store" | "clock" | "publicUrl">,
  wanted: { memberId: string; incidentId: string; mailboxId: string },
  platform: string,
): Promise<VouchedLink | Exclude<IssueResult, { kind: "issued" }>> {
  return ctx.store.transaction(async (tx) => {
    const issued = await issueReconnectLink({ ...ctx, store: tx }, wanted);
    if (issued.kind !== "issued") return issued;
    const { number, choices } = pickNumbers();
    const sessionId = await tx.vouched.add(
      {
        linkHash: hashOfToken(issued.token),
        workspaceId: issued.workspaceId,
        memberId: wanted.memberId,
        platform,
        number,
        choices,
      },
      ctx.clock.now(),
    );
    return { ...issued, sessionId, choices };
  });
}
