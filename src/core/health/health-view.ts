import type { MessageView } from "../chat/message-view.ts";
import {
  briefTrouble,
  type Place,
  type Trouble,
  type TroubleKind,
  troubleWords,
} from "../trouble/trouble.ts";
import { sayTime } from "../words/say.ts";
import type { Warning } from "./warnings.ts";

/** The operator's message while Unpause cannot work. */
export function troubleView(trouble: Trouble, since: Date, place: Place): MessageView {
  const { says, mend } = troubleWords(trouble, place);
  return {
    ...plain,
    stage: "open",
    title: briefTrouble(trouble).title,
    text: "No mail is sent or read until this is mended. Nothing is lost, and no campaign has to be resumed.",
    facts: [
      { label: "What happened", value: says },
      { label: "Since", value: sayTime(since, "UTC") },
    ],
    steps: [mend, "Unpause then goes on by itself. To check: npx unpause doctor"],
  };
}

/** The same message when the trouble is over. */
export function recoveredView(kind: TroubleKind, since: Date, until: Date): MessageView {
  return {
    ...plain,
    stage: "over",
    title: "Unpause works again",
    text: "It goes on where it was. Nothing is left to do.",
    facts: [
      {
        label: "What was wrong",
        value: briefTrouble({ kind }).title.replace("Unpause cannot work: its", "The"),
      },
      { label: "From", value: sayTime(since, "UTC") },
      { label: "To", value: sayTime(until, "UTC") },
    ],
    steps: [],
  };
}

/** The operator's message about an incomplete set-up, and about its completion. */
export const setUpView = (warnings: Warning[]): MessageView => ({
  ...plain,
  stage: warnings.length === 0 ? "over" : "busy",
  title: warnings.length === 0 ? "Unpause is set up in full" : "Unpause is not set up in full",
  text: warnings.map(({ says }) => says).join(" ") || "Nothing is left to do.",
  facts: [],
  steps: warnings.map(({ mend }) => mend).slice(0, MOST_STEPS),
});

const MOST_STEPS = 3;
const plain = { about: null, why: null, actions: [] };
