import { outcome, type WordsOf } from "../words/outcome.ts";
import type { AddMemberResult } from "./add-member.ts";
import type { SetRoleResult } from "./set-role.ts";

/** The member that a result is about, by address. */
export type OfMember = { email: string };

export const onlyAdmins = () =>
  outcome(
    "Only an admin does that",
    "Only an admin does that. Nothing was changed. Ask an admin of your workspace.",
  );

export const lastAdmin = (_result: unknown, { email }: OfMember) =>
  outcome("The workspace needs an admin", `${email} is the only admin. Nothing was changed.`, {
    kind: "make-admin",
  });

export const ADD_MEMBER_WORDS: WordsOf<AddMemberResult, OfMember> = {
  added: (_, { email }) => outcome("A new member", `${email} is a member now.`, { kind: "invite", email }),
  "not-entitled": onlyAdmins,
  unclear: ({ why }) => outcome("Please correct this", Object.values(why).join(" ")),
};

export const SET_ROLE_WORDS: WordsOf<SetRoleResult, OfMember> = {
  set: ({ member: { role } }, { email }) => outcome("The role is set", `${email} has the role ${role} now.`),
  unchanged: ({ member: { role } }, { email }) =>
    outcome("The role is the same", `${email} has the role ${role} already.`),
  "not-entitled": onlyAdmins,
  "last-admin": lastAdmin,
  "no-such-member": (_, { email }) =>
    outcome("The member is gone", `${email} was removed a moment ago. Nothing was changed.`),
  overtaken: (_, { email }) =>
    outcome("The member has changed", `${email} was changed a moment ago. Nothing was changed; try again.`),
};
