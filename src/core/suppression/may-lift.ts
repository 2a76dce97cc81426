import type { Suppression } from "../lead/suppression.ts";
import type { Member } from "../workspace/member.ts";

/**
 * Whether a member may lift a suppression. A lead's own wish, by opt-out or complaint, needs an admin. An address that was added by
 * hand needs its author or an admin. A bounce needs any member who works with campaigns.
 */
export function mayLift(
  { id, role }: Pick<Member, "id" | "role">,
  { reason, member }: Pick<Suppression, "reason" | "member">,
): boolean {
  switch (reason) {
    case "opted_out":
    case "complained":
      return role === "admin";
    case "by_hand":
      return role === "admin" || member?.id === id;
    case "bounced":
      return true;
  }
}

/** Whether the lead asked for it themselves: then their words are read once more before it is lifted. */
export const isTheirWish = ({ reason }: Pick<Suppression, "reason">): boolean =>
  reason === "opted_out" || reason === "complained";
