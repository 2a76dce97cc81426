import type { IssuedTokens, Refresh } from "../mailbox/oauth-port.ts";

/** A bot's token. It lasts, or has to be renewed, as the platform and the app's settings say. */
export type BotToken = { kind: "lasting"; botToken: string } | { kind: "rotating"; tokens: IssuedTokens };

export type InstallAnswer =
  /** `tenantId`: the platform's own id of the chat. `name`: as its people call it. */
  | { kind: "installed"; tenantId: string; name: string; token: BotToken }
  /** For a whole organisation, in place of one of its chats. */
  | { kind: "organisation" }
  /** `why` is the platform's code, or why there was none; it holds no secret. */
  | { kind: "failed"; why: string };

/** Our app on one platform, as people install it in chats of theirs (OAuth 2.0). */
export interface ChatApp {
  /** The page where a person chooses their chat and allows us there. */
  installUrl(state: string): string;
  /** Trades the code of a callback for the bot's token. */
  install(code: string): Promise<InstallAnswer>;
  /** Each refresh token works once. @returns failed, with the platform's answer, where it does not */
  refresh(refreshToken: string): Promise<Refresh>;
}

/** The apps that can be installed, by platform. The operator has set up no other. */
export type ChatApps = Readonly<Record<string, ChatApp>>;
