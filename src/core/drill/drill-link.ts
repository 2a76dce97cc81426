import type { Context } from "../context.ts";
import type { Drill } from "./drill-store.ts";

const signed = (drillId: string, memberId: string) => `drill ${drillId} ${memberId}`;

/** A member's own link to the page of the stand-in. It works without a sign-in, like the real one, until the rehearsal ends. */
export function drillLink(
  { signing, publicUrl }: Pick<Context, "signing" | "publicUrl">,
  { id }: Pick<Drill, "id">,
  memberId: string,
): string {
  const search = new URLSearchParams({ as: memberId, key: signing.sign(signed(id, memberId)) });
  return `${publicUrl}/drills/${id}?${search.toString()}`;
}

/** The member of a link. null: the link is not valid. */
export function memberOfDrillLink(
  { signing }: Pick<Context, "signing">,
  { id }: Pick<Drill, "id">,
  { as = "", key = "" }: Record<string, string>,
): string | null {
  return as !== "" && signing.verify(signed(id, as), key) ? as : null;
}
