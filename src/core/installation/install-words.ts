import type { RefusedCallback } from "../provider-sign-in/callback-words.ts";
import { outcome, type WordsOf } from "../words/outcome.ts";
import type { BeginInstallResult } from "./begin-install.ts";
import type { InstallResult } from "./finish-install.ts";

/** The refusals of an installation, beside those of every callback. */
export type InstallRefusal =
  | Exclude<InstallResult, RefusedCallback | { kind: "installed" }>
  | Extract<BeginInstallResult, { kind: "not-set-up" }>;

/** `title`: the chat's name. `chatWorkspace`: what its people call one of its workspaces. */
export type OfInstall = { title: string; chatWorkspace: string };

/** Why our app is not in a chat after an installation. */
export const INSTALL_WORDS: WordsOf<InstallRefusal, OfInstall> = {
  "not-set-up": (_, { title }) =>
    outcome(
      `This Unpause has no app that can be installed in ${title}`,
      "The operator has to set it up first. Nothing was changed.",
    ),
  declined: (_, { title, chatWorkspace }) =>
    outcome(
      `${title} was not allowed it`,
      `The installation was cancelled there, or an admin of that ${chatWorkspace} must agree first. Nothing was changed here.`,
    ),
  "not-entitled": (_, { title }) =>
    outcome(
      `Only an admin installs Unpause in ${title}`,
      "Nothing was changed here. Ask an admin of your workspace in Unpause.",
    ),
  organisation: (_, { chatWorkspace }) =>
    outcome(
      `Choose one ${chatWorkspace}`,
      "Unpause was installed for a whole organisation, and cannot know which of its workspaces your people are in. Nothing was changed here.",
    ),
  refused: (_, { title }) =>
    outcome(`${title} did not complete it`, "Nothing was changed here. Try again in a minute."),
};
