import type { Context } from "../context.ts";
import type { Drill } from "./drill-store.ts";

const signed = (drillId: string, memberId: string) => `drill ${drillId} ${memberId}`;

/** A member's own link to the page of the stand-in. It works without a sign-in, as the real one does, until the rehearsal ends. */
export function drillLink(
  { secrets, publicUrl }: Pick<Context, "secrets" | "publicUrl">,
  { id }: Pick<Drill, "id">,
  memberId: string,
): string {
  const search = new URLSearchParams({ as: memberId, key: secrets.sign(signed(id, memberId)) });
  return `${publicUrl}/drills/${id}?${search.toString()}`;
}

/** Whose link it is; null: nobody's. */
export function memberOfDrillLink(
  { secrets }: Pick<Context, "secrets">,
  { id }: Pick<Drill, "id">,
  { as = "", key = "" }: Record<string, string>,
): string | null {
  return as !== "" && secrets.verify(signed(id, as), key) ? as : null;
}
