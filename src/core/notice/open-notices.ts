import type { About, NoticeKind } from "../chat/about.ts";
import type { Context } from "../context.ts";
import type { Notice } from "./notice.ts";
import { NOTICE_KINDS, noticeSources } from "./notice-sources.ts";

export type OpenNotice = { about: About; notice: Notice };

/**
 * The workspace's open notices, the newest first.
 *
 * @param take - at most so many of each kind
 * @param kinds - all unless given
 */
export async function openNotices(
  ctx: Pick<Context, "store" | "clock" | "publicUrl" | "operator">,
  workspaceId: string,
  take: number,
  kinds: readonly NoticeKind[] = NOTICE_KINDS,
): Promise<OpenNotice[]> {
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const source = noticeSources[kind];
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
export async function countOpenNotices(ctx: Pick<Context, "store">, workspaceId: string): Promise<number> {
  const ids = await Promise.all(
    NOTICE_KINDS.map((kind) => noticeSources[kind].open(ctx, workspaceId, MOST_COUNTED)),
  );
  return ids.flat().length;
}
