import type { About } from "../chat/about.ts";
import type { Context } from "../context.ts";
import type { Notice, NoticeSource } from "./notice.ts";

export type OpenNotice = { about: About; notice: Notice };

type Ctx = Pick<Context, "store" | "clock" | "publicUrl" | "operator" | "notices">;

/**
 * The workspace's open notices, the newest first.
 *
 * @param take - at most this many of each kind
 * @param isWanted - the sources to ask; all by default
 */
export async function openNotices(
  ctx: Ctx,
  workspaceId: string,
  take: number,
  isWanted: (source: NoticeSource) => boolean = () => true,
): Promise<OpenNotice[]> {
  const found = await Promise.all(
    Object.entries(ctx.notices).map(async ([kind, source]) => {
      if (!isWanted(source)) return [];
      const ids = await source.open(ctx, workspaceId, take);
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

/** How many notices of the workspace are open, of all kinds; of each kind at most a hundred count. */
export async function countOpenNotices(
  ctx: Pick<Context, "store" | "notices">,
  workspaceId: string,
): Promise<number> {
  const ids = await Promise.all(
    Object.values(ctx.notices).map((source) => source.open(ctx, workspaceId, MOST_COUNTED)),
  );
  return ids.flat().length;
}
