import type { Context } from "../../../src/core/context.ts";
import { noticeSources } from "../../../src/kinds.ts";

export async function loadNotice(ctx: Context, id: string) {
  const notice = await noticeSources["lead-wait"]?.load(ctx, id);
  if (!notice) throw new Error("There is no such notice.");
  return notice;
}
