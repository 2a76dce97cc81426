import type { Role } from "./member.ts";

export interface RoleStore {
  /** In a transaction: no other process changes members or roles here before we commit. */
  lock(workspaceId: string): Promise<void>;
  /** How many admins there are besides this member. */
  otherAdmins(workspaceId: string, memberId: string): Promise<number>;
  /** @param from - the role until now: the guard @returns false when it is another one by now, or they are gone */
  set(memberId: string, from: Role, to: Role): Promise<boolean>;
}
