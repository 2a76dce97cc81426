import { outcome, type WordsOf } from "../words/outcome.ts";
import { onlyAdmins } from "../workspace/member-words.ts";
import type { LeaveGroupResult } from "./leave-group.ts";

/** `workspace`: the name of the workspace that leaves it. */
export const LEAVE_GROUP_WORDS: WordsOf<LeaveGroupResult, { workspace: string }> = {
  left: (_, { workspace }) =>
    outcome(
      "It is left",
      `This team no longer belongs to ${workspace}, and no alert comes to its channels. An admin of another workspace can say “connect” and their code here.`,
    ),
  "not-entitled": onlyAdmins,
  "not-yours": (_, { workspace }) =>
    outcome("It is not yours", `This team does not belong to ${workspace}. Nothing was changed.`),
};
