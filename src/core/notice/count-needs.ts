import type { Context } from "../context.ts";
import type { Member } from "../workspace/member.ts";
import { openNotices } from "./open-notices.ts";

/** More open notices of a kind than this are not counted. */
const MOST_OF_A_KIND = 20;

/** How many open alerts and notices wait for this member to act or to decide. Those that they only need to know do not count. */
export async function countNeeds(
  ctx: Pick<Context, "store" | "clock" | "publicUrl" | "operator" | "notices">,
  member: Pick<Member, "id" | "workspaceId" | "role">,
): Promise<number> {
  const [alerts, notices] = await Promise.all([
    ctx.store.views.incidents.openOf(member.id, 0),
    openNotices(ctx, member, MOST_OF_A_KIND, ({ onlyTells }) => onlyTells !== true),
  ]);
  const theirs = notices.filter(
    ({ notice }) => !notice.over && notice.need !== "know" && notice.memberIds.includes(member.id),
  );
  return alerts.total + theirs.length;
}
