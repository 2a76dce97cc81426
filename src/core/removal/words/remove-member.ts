import { outcome, type WordsOf } from "../../words/outcome.ts";
import { sayCount, sayList } from "../../words/say.ts";
import { lastAdmin, type OfMember, onlyAdmins } from "../../workspace/member-words.ts";
import type { RemoveMemberResult } from "../remove-member.ts";

export const REMOVE_MEMBER_WORDS: WordsOf<RemoveMemberResult, OfMember> = {
  removed: ({ mailboxes, incidents, sessions, heir }, { email }) =>
    outcome(
      "The member is removed",
      `${email} is removed, and signed out in ${sayCount(sessions, "browser")}.${heir === null ? "" : ` ${heir.email} took over ${belongings(mailboxes, incidents)}.`}`,
    ),
  "heir-needed": ({ mailboxes, incidents }, { email }) =>
    outcome(
      "Another member has to take over",
      `${email} has ${belongings(mailboxes, incidents)}. Nothing was changed.`,
      { kind: "name-heir" },
    ),
  "last-admin": lastAdmin,
  "no-such-heir": (_, { email }) =>
    outcome("The heir is not a member", `${email} cannot be given to that member. Nothing was changed.`, {
      kind: "name-heir",
    }),
  "no-such-member": (_, { email }) =>
    outcome("The member is gone", `${email} was removed a moment ago. Nothing was changed.`),
  "not-entitled": onlyAdmins,
};

const belongings = (mailboxes: unknown[], incidents: number): string =>
  sayList([
    ...(mailboxes.length > 0 || incidents === 0 ? [sayCount(mailboxes.length, "mailbox", "mailboxes")] : []),
    ...(incidents > 0 ? [sayCount(incidents, "open incident")] : []),
  ]);
