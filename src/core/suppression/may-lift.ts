import type { Suppression } from "../lead/suppression.ts";
import type { Member } from "../workspace/member.ts";

/**
 * Whether a member may lift a suppression. A wish of the lead's own, told by opt-out or complaint, is an admin's business; an address
 * that was added by hand is its author's and an admin's; a bounce is anybody's who works with campaigns.
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
