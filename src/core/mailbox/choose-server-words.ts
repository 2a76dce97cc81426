import { outcome, type WordsOf } from "../words/outcome.ts";
import type { ChooseServerResult } from "./choose-server.ts";
import type { Server } from "./server.ts";

/** `provider`: the name of the provider for people. */
export type OfServers = { provider: string; server: Record<"smtp" | "imap", Pick<Server, "security">> };

export const CHOOSE_SERVER_WORDS: WordsOf<ChooseServerResult, OfServers> = {
  chosen: () => outcome("The servers are saved", "The servers are saved."),
  "not-for-tokens": ({ leg }, { provider, server }) =>
    outcome(
      "This server gets no sign-in",
      server[leg].security === "none"
        ? `A sign-in of ${provider} goes to no server without TLS.`
        : `A sign-in of ${provider} goes there only if the operator of Unpause lists it in TOKEN_HOSTS.`,
    ),
};
