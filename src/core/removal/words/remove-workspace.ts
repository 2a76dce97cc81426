import { outcome, type WordsOf } from "../../words/outcome.ts";
import { sayCount } from "../../words/say.ts";
import { onlyAdmins } from "../../workspace/member-words.ts";
import type { RemoveWorkspaceResult } from "../remove-workspace.ts";

/** `name`: the workspace as the admin named it. */
export const REMOVE_WORKSPACE_WORDS: WordsOf<RemoveWorkspaceResult, { name: string }> = {
  removed: ({ grants }, { name }) => {
    const given =
      grants > 0 ? ` ${sayCount(grants, "permission was", "permissions were")} given back to Google.` : "";
    return outcome("The workspace is removed", `${name} is removed, with everything in it.${given}`);
  },
  "not-confirmed": ({ name: own }, { name }) =>
    outcome(
      "The name is another one",
      `Your workspace has the name “${own}”, not “${name}”. Nothing was changed.`,
    ),
  sending: () =>
    outcome(
      "Messages are being sent",
      "Messages are being sent at the moment. Nothing was changed. Try again in a minute.",
    ),
  "not-entitled": onlyAdmins,
  "no-such-workspace": () =>
    outcome("The workspace is gone", "Another member removed the workspace a moment ago."),
};
