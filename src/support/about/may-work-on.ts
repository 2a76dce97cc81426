import type { Member } from "../../core/workspace/member.ts";

/** Agents and admins work on the tickets of their workspace. */
export const mayWorkOn = ({ role, workspaceId }: Member, ticket: { workspaceId: string }): boolean =>
  (role === "agent" || role === "admin") && workspaceId === ticket.workspaceId;
