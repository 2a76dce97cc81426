import type { Member } from "../../core/workspace/member.ts";

/** Agents and admins see the tickets of their workspace and work on them. */
export const mayWorkTickets = ({ role }: Pick<Member, "role">): boolean =>
  role === "agent" || role === "admin";
