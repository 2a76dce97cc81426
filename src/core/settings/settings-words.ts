import { outcome, type WordsOf } from "../words/outcome.ts";
import { onlyAdmins } from "../workspace/member-words.ts";
import type { SettingsResult } from "./change-settings.ts";

export const SETTINGS_WORDS: WordsOf<SettingsResult, null> = {
  saved: () => outcome("The settings are saved", "The settings are saved."),
  "not-entitled": onlyAdmins,
  unclear: ({ why: { channels = {}, ...others } }) =>
    outcome("Please correct this", [...Object.values(others), ...Object.values(channels)].join(" ")),
};
