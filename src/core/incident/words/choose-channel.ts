import { outcome, type WordsOf } from "../../words/outcome.ts";
import type { ChooseChannelResult } from "../choose-channel.ts";

export const CHOOSE_CHANNEL_WORDS: WordsOf<ChooseChannelResult, null> = {
  chosen: () => outcome("The channel is chosen", "The campaign's alerts go to that channel from now on."),
  unclear: ({ why }) => outcome("That is not a channel", why),
  "no-such-campaign": () =>
    outcome("The campaign is gone", "The campaign was removed a moment ago. Nothing was changed."),
};
