import type { About } from "../chat/about.ts";
import type { Context } from "../context.ts";
import type { Member } from "../workspace/member.ts";
import { mayRead, type Notice, type NoticeSource } from "./notice.ts";

export type OpenNotice = { about: About; notice: Notice };

type Reader = Pick<Member, "workspaceId" | "role">;
type Ctx = Pick<Context, "store" | "clock" | "publicUrl" | "operator" | "notices">;

/**
 * The open notices of a workspace that this member may read, the newest first.
 *
 * @param take - at most this many of each kind
 * @param isWanted - the sources to ask; all by default
 */
export async function openNotices(
  ctx: Ctx,
  member: Reader,
  take: number,
  isWanted: (source: NoticeSource) => boolean = () => true,
): Promise<OpenNotice[]> {
  const found = await Promise.all(
    Object.entries(ctx.notices).map(async ([kind, source]) => {
      if (!mayRead(source, member) || !isWanted(source)) return [];
      const ids = await source.open(ctx, member.workspaceId, take);
      return Promise.all(
        ids.map(async (id) => ({ about: { kind, id }, notice: await source.load(ctx, id) })),
      );
    }),
  );
  return found
    .flat()
    .flatMap(({ about, notice }) => (notice === null ? [] : [{ about, notice }]))
    .toSorted((a, b) => b.notice.since.getTime() - a.notice.since.getTime());
}

/** More open ones of a kind than this are not counted. */
const MOST_COUNTED = 100;

/** How many open notices of the workspace this member may read, of all kinds; of each kind at most a hundred count. */
export async function countOpenNotices(
  ctx: Pick<Context, "store" | "notices">,
  member: Reader,
): Promise<number> {
  const ids = await Promise.all(
    Object.values(ctx.notices)
      .filter((source) => mayRead(source, member))
      .map((source) => source.open(ctx, member.workspaceId, MOST_COUNTED)),
  );
  return ids.flat().length;
}
