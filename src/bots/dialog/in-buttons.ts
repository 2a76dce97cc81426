import type { About } from "../../core/chat/about.ts";
import type { Choice } from "../dialog.ts";
import { type Reply, reply } from "../reply.ts";

/** Chats show at least this many buttons in one answer. */
const MOST_BUTTONS = 10;

/** A dialog with one choice, where no window can be opened: each choice is a button. */
export const inButtons = (about: About, dialog: string, content: Reply, choices: Choice[]): Reply =>
  reply(
    choices.length > MOST_BUTTONS
      ? `${content.text} These are the first ${MOST_BUTTONS} of ${choices.length}.`
      : content.text,
    {
      about,
      actions: choices
        .slice(0, MOST_BUTTONS)
        .map(({ label, value }) => ({ kind: "press", label, press: dialog, value, page: null })),
    },
  );
