import { commit } from "../commit.ts";
import { hashOfToken } from "../keys/link-token.ts";
import {
  type IssueContext,
  type IssueResult,
  issueLinkIn,
  noteNoLink,
} from "../reconnect/issue-reconnect-link.ts";
import { pickNumbers } from "./pick-numbers.ts";

export type VouchedLink = IssueResult & { kind: "issued" } & { sessionId: string; choices: number[] };

/**
 * Makes a member's link to reconnect a mailbox that also works where they are not signed in: the chat knows who pressed. Its page
 * then shows a number, which the member presses in the chat. Show link and choices to them alone.
 *
 * @param platform - the chat that vouches for them
 */
export async function issueVouchedLink(
  ctx: IssueContext,
  wanted: { memberId: string; incidentId: string; mailboxId: string },
  platform: string,
): Promise<VouchedLink | Exclude<IssueResult, { kind: "issued" }>> {
  const result = await commit(ctx, null, async (tx) => {
    const issued = await issueLinkIn(ctx, tx, wanted);
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
  if (result.kind === "not-entitled") await noteNoLink(ctx, wanted);
  return result;
}
